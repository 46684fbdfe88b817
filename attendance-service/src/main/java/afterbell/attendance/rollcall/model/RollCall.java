package afterbell.attendance.rollcall.model;

import java.util.List;

/** A roll as it was called: what was seen of each pupil. */
public record RollCall(List<Mark> marks) {
    /** A register holds the pupils that one teacher looks after (R20). */
    public static final int MOST_PUPILS = 50;

    public RollCall {
        marks = List.copyOf(marks);
    }

    public record Mark(String pupilId, Presence presence) {}
}
