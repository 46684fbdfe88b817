package afterbell.enrollment.roster.store;

import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import afterbell.confidential.Confidential;
import afterbell.confidential.PupilNumber;
import afterbell.confidential.SubjectForgottenException;
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
                .map(contact -> contact.name() + '\t' + contact.phone() + '\t' + contact.relation())
                .collect(Collectors.joining("\n"));
        return new SealedParticulars(confidential.seal(pupilId, "name", it.name()),
                confidential.seal(pupilId, "pupil-number", it.number()),
                it.citizenId() == null ? null : confidential.seal(pupilId, "citizen-id", it.citizenId()),
                confidential.seal(pupilId, "contacts", contacts));
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
