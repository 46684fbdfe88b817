package afterbell.attendance.rollcall.model;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A roll as it was called: what was seen of each pupil.
 *
 * @param workerId who takes the present pupils into care, null when nobody is named
 * @param at       since when; null: since the worker signed on, or the session was opened
 * @param reason   why a called roll is corrected, null when none was given
 * @param by       subject of the caller
 * @param now      when the call was made
 */
public record RollCall(List<Mark> marks, @Nullable String workerId, @Nullable Instant at, @Nullable String reason,
        String by, Instant now) {
    /** A register holds the pupils that one teacher looks after (R20). */
    public static final int MOST_PUPILS = 50;

    public RollCall {
        marks = List.copyOf(marks);
    }

    public record Mark(String pupilId, Presence presence) {}
}
