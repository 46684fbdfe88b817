package afterbell.attendance.session.model;

import java.time.LocalDate;

import afterbell.attendance.group.model.Slot;

/** One session per school, service day and slot. */
public record SessionId(String schoolId, LocalDate date, Slot slot) {
    /** @return {@code school:date:slot}, the session's identity in the store and in events */
    public String value() {
        return schoolId + ":" + date + ":" + slot;
    }
}
