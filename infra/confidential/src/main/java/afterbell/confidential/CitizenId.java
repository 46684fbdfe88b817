package afterbell.confidential;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A citizen's identity number (GB 11643-1999): 6 digits of the area, 8 of the birth date, 3 of sequence, one check
 * character. Area codes are not looked up: retired ones stay valid for those born under them.
 */
public final class CitizenId {
    private static final Pattern FORM = Pattern.compile("[1-9]\\d{16}[0-9X]");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final int EARLIEST_YEAR = 1800;

    private final String value;

    private CitizenId(String value) {
        this.value = value;
    }

    /** @return empty unless form, birth date and check character are right; a small {@code x} is read as {@code X} */
    public static Optional<CitizenId> parse(String text) {
        var value = text.strip().replace('x', 'X');
        return isWellFormed(value) ? Optional.of(new CitizenId(value)) : Optional.empty();
    }

    /** Whether these 18 characters have the form, a birth date that exists, and the right check character. */
    static boolean isWellFormed(String value) {
        return FORM.matcher(value).matches() && isDate(value.substring(6, 14))
                && value.charAt(17) == checkOf(value.substring(0, 17));
    }

    /** @param digits year, month and day */
    static boolean isDate(String digits) {
        var year = Integer.parseInt(digits.substring(0, 4));
        try {
            LocalDate.of(year, Integer.parseInt(digits.substring(4, 6)), Integer.parseInt(digits.substring(6, 8)));
            return year >= EARLIEST_YEAR;
        } catch (DateTimeException _) {
            return false;
        }
    }

    private static char checkOf(String digits) {
        var sum = 0;
        for (var i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        return CHECKS.charAt(sum % CHECKS.length());
    }

    /** All 18 characters: to seal and to hash, never to show. */
    public String value() {
        return value;
    }

    /** The first four and the last four characters. */
    public String masked() {
        return Masked.of(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CitizenId id && id.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Shows nothing. */
    @Override
    public String toString() {
        return "CitizenId";
    }
}
