package afterbell.attendance.identitycheck.model;

import afterbell.attendance.identitycheck.model.IdentityCheck.Checked;
import afterbell.attendance.identitycheck.model.IdentityCheck.Confirmed;
import afterbell.attendance.identitycheck.model.IdentityCheck.Declined;
import afterbell.attendance.identitycheck.model.IdentityCheck.Waiting;
import afterbell.attendance.identitycheck.model.IdentityCheck.Word;

/** Decides how a check of identity goes on (R31). */
public final class IdentityCheckRules {
    private IdentityCheckRules() {}

    /** What becomes of a command. */
    public sealed interface Decision {
        /** The check as it is then; the same when the command was given before. */
        record Is(IdentityCheck check) implements Decision {}

        record Refused(Refusal reason) implements Decision {}
    }

    /** Why a check does not go on. */
    public enum Refusal {
        TOLD_OTHERWISE,
        SAME_PERSON,
        BEFORE_CHECK,
        CONFIRMED_BEFORE,
        DECLINED_BEFORE
    }

    /** A check that was told is told again in the same words only. */
    public static Decision tellAgain(IdentityCheck known, Checked told) {
        return known.checked().equals(told) ? new Decision.Is(known) : new Decision.Refused(Refusal.TOLD_OTHERWISE);
    }

    /** Whoever has checked cannot be the second person. */
    public static Decision confirm(IdentityCheck check, Word word) {
        return switch (check) {
            case Confirmed _ -> new Decision.Is(check);
            case Declined _ -> new Decision.Refused(Refusal.DECLINED_BEFORE);
            case Waiting(var checked) -> refusalOf(checked, word, new Confirmed(checked, word));
        };
    }

    public static Decision decline(IdentityCheck check, Word word) {
        return switch (check) {
            case Declined _ -> new Decision.Is(check);
            case Confirmed _ -> new Decision.Refused(Refusal.CONFIRMED_BEFORE);
            case Waiting(var checked) -> refusalOf(checked, word, new Declined(checked, word));
        };
    }

    private static Decision refusalOf(Checked checked, Word word, IdentityCheck next) {
        if (checked.by().equals(word.by())) {
            return new Decision.Refused(Refusal.SAME_PERSON);
        }
        return word.at().isBefore(checked.at())
                ? new Decision.Refused(Refusal.BEFORE_CHECK)
                : new Decision.Is(next);
    }
}
