package afterbell.staffing.rota.model;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import afterbell.staffing.calendar.model.Policy;
import afterbell.staffing.place.model.Slot;

/**
 * One worker at one school in one slot of one day.
 *
 * @param groupId    the group looked after, where one is named
 * @param classHours planned, none at noon (R11, R19)
 * @param cameBy     run of the exchange that brought it to this worker
 * @param leavingBy  run of the exchange that is about to give it to somebody else
 */
public record Duty(Key key, String schoolId, @Nullable String groupId, int classHours, @Nullable String cameBy,
        @Nullable String leavingBy) {

    public Duty(Key key, String schoolId, @Nullable String groupId) {
        this(key, schoolId, groupId, hours(key.slot(), null, Policy.DEFAULT));
    }

    public Duty(Key key, String schoolId, @Nullable String groupId, int classHours) {
        this(key, schoolId, groupId, classHours, null, null);
    }

    /** @return the class hours of a duty for which so many are asked, null for as many as there are (R19) */
    public static int hours(Slot slot, @Nullable Integer asked, Policy policy) {
        if (slot == Slot.NOON) {
            return 0;
        }
        return asked == null ? policy.mostClassHours() : asked;
    }

    /** Whether both are the same worker's at the same place; how long, and whence it came, is no matter. */
    public boolean isSameAs(Duty other) {
        return key.equals(other.key) && isAt(other.schoolId, other.groupId);
    }

    public boolean isAt(String school, @Nullable String group) {
        return schoolId.equals(school) && Objects.equals(groupId, group);
    }

    public Shift shift() {
        return new Shift(key.date(), key.slot());
    }

    /** @return this place for another worker, who comes to it by an exchange */
    public Duty takenBy(String workerId, String run) {
        return new Duty(new Key(workerId, key.date(), key.slot()), schoolId, groupId, classHours, run, null);
    }

    Duty leavingBy(@Nullable String run) {
        return new Duty(key, schoolId, groupId, classHours, cameBy, run);
    }

    Duty withHours(int hours) {
        return new Duty(key, schoolId, groupId, hours, cameBy, leavingBy);
    }

    /** A worker is in one place at a time, so this is all that tells duties apart. */
    public record Key(String workerId, LocalDate date, Slot slot) {
        private static final Pattern TEXT = Pattern
                .compile("([A-Za-z0-9-]{1,64}):([0-9]{4}-[0-9]{2}-[0-9]{2}):(AFTERNOON|NOON)");

        /** @return {@code worker:date:slot}, the duty's identity in addresses and events */
        public String value() {
            return workerId + ":" + date + ":" + slot;
        }

        public static Optional<Key> parse(String text) {
            var matcher = TEXT.matcher(text);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            try {
                return Optional.of(new Key(matcher.group(1), LocalDate.parse(matcher.group(2)),
                        Slot.valueOf(matcher.group(3))));
            } catch (DateTimeParseException noSuchDay) {
                return Optional.empty();
            }
        }
    }
}
