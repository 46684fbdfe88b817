package afterbell.staffing.worker.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import afterbell.confidential.CitizenId;
import afterbell.confidential.Confidential;
import afterbell.confidential.Sealed;
import afterbell.confidential.SubjectForgottenException;
import afterbell.staffing.worker.store.Dossier.SealedCheck;
import afterbell.staffing.worker.store.Dossier.SealedWords;

/** Seals and opens what is personal about workers. */
@Component
public class Dossiers {
    /** A check a year, and some that were entered wrongly. */
    private static final int MOST_CHECKS = 50;
    private static final String CITIZEN_ID = "citizen-id";
    private static final String NAME = "name";
    private static final String PHONE = "phone";
    private static final String RECORD_CHECK = "record-check";
    private static final String WORDS = "words";
    private static final int MOST_WORDS = 200;

    private final Confidential confidential;

    Dossiers(Confidential confidential) {
        this.confidential = confidential;
    }

    public Dossier seal(String workerId, CitizenId citizenId, String name, @Nullable String phone) {
        return new Dossier(confidential.seal(workerId, CITIZEN_ID, citizenId.value()),
                confidential.seal(workerId, NAME, name), sealedPhone(workerId, phone), List.of(), List.of());
    }

    /** @return the dossier with this name and phone number; itself when it holds them already */
    public Dossier renamed(String workerId, Dossier dossier, String name, @Nullable String phone) {
        boolean same = name(workerId, dossier).filter(name::equals).isPresent()
                && (phone == null || phone.equals(open(workerId, PHONE, dossier.phone())));
        if (same) {
            return dossier;
        }
        return new Dossier(dossier.citizenId(), confidential.seal(workerId, NAME, name),
                phone == null ? dossier.phone() : sealedPhone(workerId, phone), dossier.checks(), dossier.words());
    }

    /** @return the dossier with this record check; itself when it holds it already */
    public Dossier checked(String workerId, Dossier dossier, LocalDate on, String result, String reference) {
        String said = result + " " + reference;
        boolean known = dossier.checks()
                .stream()
                .anyMatch(check -> check.on().equals(on)
                        && said.equals(open(workerId, RECORD_CHECK, check.said())));
        if (known) {
            return dossier;
        }
        var checks = new ArrayList<>(dossier.checks());
        checks.add(new SealedCheck(on, confidential.seal(workerId, RECORD_CHECK, said)));
        int from = Math.max(0, checks.size() - MOST_CHECKS);
        return new Dossier(dossier.citizenId(), dossier.name(), dossier.phone(), checks.subList(from, checks.size()),
                dossier.words());
    }

    /**
     * @param about what the words belong to
     * @return the dossier with these words instead of those that it held about the same
     */
    public Dossier saying(String workerId, Dossier dossier, String about, String said) {
        var known = words(workerId, dossier, about);
        if (known.filter(said::equals).isPresent()) {
            return dossier;
        }
        var words = new ArrayList<>(dossier.words());
        words.removeIf(it -> it.about().equals(about));
        words.add(new SealedWords(about, confidential.seal(workerId, WORDS, said)));
        int from = Math.max(0, words.size() - MOST_WORDS);
        return new Dossier(dossier.citizenId(), dossier.name(), dossier.phone(), dossier.checks(),
                words.subList(from, words.size()));
    }

    /** @return what was said about it; nothing when that is not kept, or the worker's key was destroyed */
    public Optional<String> words(String workerId, Dossier dossier, String about) {
        try {
            return dossier.words()
                    .stream()
                    .filter(it -> it.about().equals(about))
                    .findFirst()
                    .map(it -> confidential.open(workerId, WORDS, it.words()));
        } catch (SubjectForgottenException _) {
            return Optional.empty();
        }
    }

    /** @return the citizen's number, for the office that is asked about the person's record */
    public String citizenId(String workerId, Dossier dossier) {
        return confidential.open(workerId, CITIZEN_ID, dossier.citizenId());
    }

    /** Who a worker is, for those that must be told. */
    public record Identity(String citizenId, String name) {
        /** Shows nothing. */
        @Override
        public String toString() {
            return "Identity";
        }
    }

    /** @return nothing once the worker's key was destroyed */
    public Optional<Identity> identity(String workerId, Dossier dossier) {
        try {
            return Optional.of(new Identity(confidential.open(workerId, CITIZEN_ID, dossier.citizenId()),
                    confidential.open(workerId, NAME, dossier.name())));
        } catch (SubjectForgottenException _) {
            return Optional.empty();
        }
    }

    /** @return nothing once the worker's key was destroyed */
    public Optional<String> name(String workerId, Dossier dossier) {
        try {
            return Optional.of(confidential.open(workerId, NAME, dossier.name()));
        } catch (SubjectForgottenException _) {
            return Optional.empty();
        }
    }

    private @Nullable Sealed sealedPhone(String workerId, @Nullable String phone) {
        return phone == null ? null : confidential.seal(workerId, PHONE, phone);
    }

    private @Nullable String open(String workerId, String field, @Nullable Sealed sealed) {
        return sealed == null ? null : confidential.open(workerId, field, sealed);
    }
}
