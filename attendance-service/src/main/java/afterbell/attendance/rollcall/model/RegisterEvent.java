package afterbell.attendance.rollcall.model;

import java.util.List;

/** What has happened to a register. */
public sealed interface RegisterEvent {
    record RollCalled(List<Entry> entries) implements RegisterEvent {}

    /** @param entries the changed ones only */
    record Corrected(List<Entry> entries) implements RegisterEvent {}
}
