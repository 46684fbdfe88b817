package afterbell.attendance.rollcall.model;

import java.time.Instant;
import java.util.List;

/**
 * A called roll was changed, and why.
 *
 * @param by       subject of the caller
 * @param reason   in the school's words
 * @param pupilIds whose entries were changed
 */
public record Correction(Instant at, String by, String reason, List<String> pupilIds) {
    public Correction {
        pupilIds = List.copyOf(pupilIds);
    }
}
