package afterbell.enrollment.roster;

import java.util.List;

import org.jspecify.annotations.Nullable;

import afterbell.enrollment.roster.model.Contact;

/**
 * A pupil as a school's roster names one, not judged yet. Personal data: toString shows nothing.
 *
 * @param rosterId  the school's own id of the pupil
 * @param number    pupil number (学籍号)
 * @param citizenId where the roster has one
 * @param grade     1 to 6
 */
public record RosterRow(String rosterId, String number, @Nullable String citizenId, String name, int grade,
        String className, List<Contact> contacts) {
    public RosterRow {
        contacts = List.copyOf(contacts);
    }

    @Override
    public String toString() {
        return "RosterRow";
    }
}
