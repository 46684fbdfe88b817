package afterbell.attendance.rollcall.model;

import org.jspecify.annotations.Nullable;

/** Whether a register's roll was called. */
public sealed interface Roll {
    /** Pupils have checked in; of the others who are expected nothing is known yet. */
    record ToCome() implements Roll {}

    /**
     * Every expected pupil is present or absent.
     *
     * @param step position of the care step by which the roll has taken pupils into care
     * @param by   subject of the caller; null where it was not kept
     */
    record Told(int step, @Nullable String by) implements Roll {}
}
