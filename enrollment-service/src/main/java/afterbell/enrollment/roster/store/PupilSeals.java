package afterbell.enrollment.roster.store;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import afterbell.confidential.Confidential;
import afterbell.confidential.PupilNumber;
import afterbell.confidential.SubjectForgottenException;
import afterbell.enrollment.roster.model.Contact;
import afterbell.enrollment.roster.model.Particulars;
import afterbell.enrollment.roster.store.PupilDocument.SealedParticulars;

/** Seals what says who a pupil is, with the pupil's own key, and opens it. */
@Component
class PupilSeals {
    private static final String FORGOTTEN = "—";

    private final Confidential confidential;

    PupilSeals(Confidential confidential) {
        this.confidential = confidential;
    }

    SealedParticulars seal(String pupilId, Particulars it) {
        var contacts = it.contacts()
                .stream()
                .map(PupilSeals::line)
                .collect(Collectors.joining("\n"));
        return new SealedParticulars(confidential.seal(pupilId, "name", it.name()),
                confidential.seal(pupilId, "pupil-number", it.number()),
                it.citizenId() == null ? null : confidential.seal(pupilId, "citizen-id", it.citizenId()),
                confidential.seal(pupilId, "contacts", contacts));
    }

    private static String line(Contact it) {
        return Stream.of(it.name(), it.phone(), it.relation(), it.agentId() == null ? "" : it.agentId())
                .map(text -> text.replaceAll("\\s", " "))
                .collect(Collectors.joining("\t"));
    }

    /** @return all of it, opened; empty when the pupil was forgotten */
    Optional<Particulars> open(String pupilId, SealedParticulars sealed) {
        try {
            var citizenId = sealed.citizenId() == null
                    ? null
                    : confidential.open(pupilId, "citizen-id", sealed.citizenId());
            return Optional.of(new Particulars(confidential.open(pupilId, "name", sealed.name()),
                    confidential.open(pupilId, "pupil-number", sealed.number()), citizenId,
                    contacts(confidential.open(pupilId, "contacts", sealed.contacts()))));
        } catch (SubjectForgottenException e) {
            return Optional.empty();
        }
    }

    private static List<Contact> contacts(String text) {
        return text.lines()
                .map(line -> line.split("\t", -1))
                .map(it -> new Contact(it[0], it[1], it[2], it.length > 3 && !it[3].isEmpty() ? it[3] : null))
                .toList();
    }

    String name(String pupilId, SealedParticulars sealed) {
        try {
            return confidential.open(pupilId, "name", sealed.name());
        } catch (SubjectForgottenException e) {
            return FORGOTTEN;
        }
    }

    String maskedNumber(String pupilId, SealedParticulars sealed) {
        try {
            var number = confidential.open(pupilId, "pupil-number", sealed.number());
            return PupilNumber.parse(number).map(PupilNumber::masked).orElse(FORGOTTEN);
        } catch (SubjectForgottenException e) {
            return FORGOTTEN;
        }
    }
}
