package afterbell.enrollment.roster;

import java.util.List;

import org.jspecify.annotations.Nullable;

import afterbell.enrollment.roster.model.Contact;
import afterbell.enrollment.roster.model.Source;

/**
 * A pupil as a school's roster names one, not judged yet. Personal data: toString shows nothing.
 *
 * @param rosterId  the school's own id of the pupil
 * @param number    pupil number (学籍号)
 * @param citizenId where the roster has one
 * @param grade     1 to 6
 * @param source    where the school's own system has it
 */
public record RosterRow(String rosterId, String number, @Nullable String citizenId, String name, int grade,
        String className, List<Contact> contacts, Source source) {
    public RosterRow {
        contacts = List.copyOf(contacts);
    }

    public RosterRow(String rosterId, String number, @Nullable String citizenId, String name, int grade,
            String className, List<Contact> contacts) {
        this(rosterId, number, citizenId, name, grade, className, contacts, Source.NONE);
    }

    @Override
    public String toString() {
        return "RosterRow";
    }
}
