package afterbell.enrollment.roster.model;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Who a pupil is. Personal data: kept sealed, and toString shows nothing.
 *
 * @param number    pupil number (学籍号) in canonical form
 * @param citizenId in canonical form, where it is known
 * @param contacts  at most {@value #MOST_CONTACTS}
 */
public record Particulars(String name, String number, @Nullable String citizenId, List<Contact> contacts) {
    public static final int MOST_CONTACTS = 4;

    public Particulars {
        contacts = List.copyOf(contacts);
    }

    @Override
    public String toString() {
        return "Particulars";
    }
}
