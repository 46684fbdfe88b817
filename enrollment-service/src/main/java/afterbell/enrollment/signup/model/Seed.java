package afterbell.enrollment.signup.model;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What the draw is made of: made before anybody can know who will apply, and shown after. toString shows nothing.
 *
 * @param hex 32 random bytes, 64 small hexadecimal digits
 */
public record Seed(String hex) {
    private static final int BYTES = 32;

    public static Seed random(SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Seed(HexFormat.of().formatHex(bytes));
    }

    /** What binds the school to the seed without showing it. */
    public String hash() {
        return Sha256.of(hex);
    }

    /** An application's lot: the smaller comes first. */
    String lotOf(String applicationId) {
        return Sha256.of(hex + applicationId);
    }

    @Override
    public String toString() {
        return "Seed";
    }
}
