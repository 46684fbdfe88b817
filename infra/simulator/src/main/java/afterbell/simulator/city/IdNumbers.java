package afterbell.simulator.city;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Numbers as people carry them, with valid check characters (GB 11643-1999). All of them are invented. */
public final class IdNumbers {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final int[] CREDIT_WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final String CREDIT_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private IdNumbers() {}

    /** @param sequence 0 to 999, odd for a man */
    public static String citizenId(int area, LocalDate born, int sequence) {
        String seventeen = "%06d%s%03d".formatted(area, born.format(DateTimeFormatter.BASIC_ISO_DATE), sequence);
        return seventeen + checkOf(seventeen);
    }

    /** The pupil number of a child with a citizen id. */
    static String pupilNumber(String citizenId) {
        return "G" + citizenId;
    }

    /** The pupil number of a child without one. */
    static String numberWithoutCitizenId(int area, LocalDate born, int sequence) {
        return "J" + citizenId(area, born, sequence);
    }

    /** A number whose check character is wrong. */
    public static String withWrongCheck(String number) {
        int place = CHECKS.indexOf(number.charAt(number.length() - 1));
        return number.substring(0, number.length() - 1) + CHECKS.charAt((place + 1) % CHECKS.length());
    }

    /** The unified social credit code of an invented organisation (GB 32100-2015). */
    public static String creditCode(int number) {
        String seventeen = "52370102%09d".formatted(number);
        int sum = 0;
        for (int i = 0; i < CREDIT_WEIGHTS.length; i++) {
            sum += CREDIT_WEIGHTS[i] * (seventeen.charAt(i) - '0');
        }
        int base = CREDIT_CHARACTERS.length();
        return seventeen + CREDIT_CHARACTERS.charAt((base - sum % base) % base);
    }

    private static char checkOf(String seventeen) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (seventeen.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % CHECKS.length());
    }
}
