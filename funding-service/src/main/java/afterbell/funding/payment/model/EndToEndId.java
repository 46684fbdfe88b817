package afterbell.funding.payment.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * By what a payment is known to the bank, from end to end: it follows from the claim, so that every attempt to pay a
 * school's semester carries the same, in whatever file (R17). Thirty-four of the thirty-five characters that ISO 20022
 * allows.
 */
public final class EndToEndId {
    private static final String PREFIX = "AB";
    private static final int BYTES = 16;

    private EndToEndId() {}

    /** @param disbursementId the claim's id */
    public static String of(String disbursementId) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(disbursementId.getBytes(StandardCharsets.UTF_8));
            return PREFIX + HexFormat.of().withUpperCase().formatHex(Arrays.copyOf(digest, BYTES));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
