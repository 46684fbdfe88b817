package afterbell.attendance.identitycheck.web;

import java.time.Instant;
import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.identitycheck.model.IdentityCheck;
import afterbell.attendance.identitycheck.model.IdentityCheck.Word;
import afterbell.attendance.rollcall.model.Recognition.FallbackReason;

/**
 * A check of identity as its readers see it.
 *
 * @param checkedBy subject of the first person
 * @param decidedBy subject of the second person, left out while that one is awaited
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record IdentityCheckView(String checkId, State state, String groupId, LocalDate date, Slot slot, String pupilId,
        String adultId, FallbackReason reason, Instant at, String checkedBy, @Nullable Instant decidedAt,
        @Nullable String decidedBy) {

    /** How far a check has come. */
    enum State {
        WAITING,
        CONFIRMED,
        DECLINED
    }

    static IdentityCheckView of(IdentityCheck check) {
        return switch (check) {
            case IdentityCheck.Waiting _ -> of(check, State.WAITING, null);
            case IdentityCheck.Confirmed(_, var word) -> of(check, State.CONFIRMED, word);
            case IdentityCheck.Declined(_, var word) -> of(check, State.DECLINED, word);
        };
    }

    private static IdentityCheckView of(IdentityCheck check, State state, @Nullable Word word) {
        var it = check.checked();
        var register = it.register();
        return new IdentityCheckView(it.checkId(), state, register.groupId(), register.date(), register.slot(),
                it.pupilId(), it.adultId(), it.reason(), it.at(), it.by(), word == null ? null : word.at(),
                word == null ? null : word.by());
    }
}
