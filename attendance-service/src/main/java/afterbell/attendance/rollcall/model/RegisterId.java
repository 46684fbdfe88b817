package afterbell.attendance.rollcall.model;

import java.time.LocalDate;

import afterbell.attendance.group.model.Slot;

/** One register per group, service day and slot. */
public record RegisterId(String groupId, LocalDate date, Slot slot) {
    /** @return {@code group:date:slot}, the register's identity in the store and in events */
    public String value() {
        return groupId + ":" + date + ":" + slot;
    }
}
