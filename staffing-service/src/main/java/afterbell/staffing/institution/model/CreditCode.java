package afterbell.staffing.institution.model;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An organisation's unified social credit code (GB 32100-2015): 17 characters and a check character, of digits and
 * capitals without I, O, S, V and Z. It is public.
 */
public record CreditCode(String value) {
    private static final Pattern FORM = Pattern.compile(
            "[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}");
    private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    /** @throws IllegalArgumentException if form or check character are wrong */
    public CreditCode {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("This is not a unified social credit code");
        }
    }

    /** @return empty unless form and check character are right; small letters are read as capitals */
    public static Optional<CreditCode> parse(String text) {
        var value = text.strip().toUpperCase(Locale.ROOT);
        return isWellFormed(value) ? Optional.of(new CreditCode(value)) : Optional.empty();
    }

    private static boolean isWellFormed(String value) {
        return FORM.matcher(value).matches() && value.charAt(WEIGHTS.length) == checkOf(value);
    }

    private static char checkOf(String value) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * CHARACTERS.indexOf(value.charAt(i));
        }
        int base = CHARACTERS.length();
        return CHARACTERS.charAt((base - sum % base) % base);
    }
}
