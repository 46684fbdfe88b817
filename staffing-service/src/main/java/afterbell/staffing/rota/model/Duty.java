package afterbell.staffing.rota.model;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import afterbell.staffing.place.model.Slot;

/**
 * One worker at one school in one slot of one day.
 *
 * @param groupId the group looked after, where one is named
 */
public record Duty(Key key, String schoolId, @Nullable String groupId) {

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
