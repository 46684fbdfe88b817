package afterbell.attendance.rollcall.model;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** A school asks to correct a register of a day that is over; the bureau decides (R31). */
public sealed interface CorrectionRequest {
    Asked asked();

    record Pending(Asked asked) implements CorrectionRequest {}

    /** The register was corrected by the same write. */
    record Approved(Asked asked, Decision decision) implements CorrectionRequest {}

    /** The register has stayed as it was. */
    record Refused(Asked asked, Decision decision) implements CorrectionRequest {}

    /**
     * What was asked for.
     *
     * @param number  1 for the register's first request, then one more with each
     * @param by      subject of the caller
     * @param reason  in the school's words
     * @param changes what the entries shall say
     */
    record Asked(int number, Instant at, String by, String reason, List<Change> changes) {
        public Asked {
            changes = List.copyOf(changes);
        }
    }

    /** @param revision that the entry has after it */
    record Change(String pupilId, Presence presence, int revision) {}

    /**
     * @param by     subject of the caller
     * @param reason in the bureau's words; of an approval there need be none
     */
    record Decision(Instant at, String by, @Nullable String reason) {}
}
