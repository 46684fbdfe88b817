package afterbell.confidential;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A pupil's number in the national register (学籍号), 19 characters: {@code G} and the citizen id; {@code J}, for one
 * without, with area, birth date, 3 digits of sequence and a check character as in GB 11643; {@code L}, temporary, with
 * area, birth date and 4 random digits.
 */
public final class PupilNumber {
    private static final Pattern TEMPORARY = Pattern.compile("[1-9]\\d{17}");

    private final String value;

    private PupilNumber(String value) {
        this.value = value;
    }

    /** @return empty unless kind, form, birth date and, for G and J, check character are right; small letters are read */
    public static Optional<PupilNumber> parse(String text) {
        var value = text.strip().replace('x', 'X');
        if (value.isEmpty()) {
            return Optional.empty();
        }
        var number = value.substring(1);
        var right = switch (value.charAt(0)) {
            case 'G', 'g', 'J', 'j' -> CitizenId.isWellFormed(number);
            case 'L', 'l' -> TEMPORARY.matcher(number).matches() && CitizenId.isDate(number.substring(6, 14));
            default -> false;
        };
        return right
                ? Optional.of(new PupilNumber(Character.toUpperCase(value.charAt(0)) + number))
                : Optional.empty();
    }

    /** All 19 characters: to seal and to hash, never to show. */
    public String value() {
        return value;
    }

    /** The first four and the last four characters. */
    public String masked() {
        return Masked.of(value);
    }

    /** The citizen id inside a {@code G} number. */
    public Optional<CitizenId> citizenId() {
        return value.charAt(0) == 'G' ? CitizenId.parse(value.substring(1)) : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PupilNumber number && number.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Shows nothing. */
    @Override
    public String toString() {
        return "PupilNumber";
    }
}
