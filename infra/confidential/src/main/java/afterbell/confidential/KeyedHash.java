package afterbell.confidential;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.regex.Pattern;

import javax.crypto.spec.SecretKeySpec;

import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.subtle.PrfHmacJce;

/**
 * Finds a person by a number that is nowhere readable: HMAC-SHA-256 under a key derived from the master key. The same
 * value gives the same hash in every service of one platform; without the master key it cannot be guessed from the
 * few million numbers that exist.
 */
public final class KeyedHash {
    private static final Pattern PURPOSE = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final int LONGEST_VALUE = 1_000;

    private final Prf hmac;

    KeyedHash(MasterKey master) {
        try {
            this.hmac = new PrfHmacJce("HMACSHA256", new SecretKeySpec(master.derive("keyed-hash"), "HMAC"));
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /**
     * @param purpose what the value is, such as {@code pupil-number}; hashes of two purposes never meet
     * @param value   in its one canonical form, such as {@link PupilNumber#value()}; at most 1 000 characters
     * @return 64 hexadecimal digits
     * @throws IllegalArgumentException if the purpose is no such word, or the value is empty or too long
     */
    public String of(String purpose, String value) {
        if (!PURPOSE.matcher(purpose).matches()) {
            throw new IllegalArgumentException("A purpose is a short word of small letters: " + purpose);
        }
        if (value.isEmpty() || value.length() > LONGEST_VALUE) {
            throw new IllegalArgumentException("A value has 1 to " + LONGEST_VALUE + " characters, this one "
                    + value.length());
        }
        // A purpose holds no line break, so that purpose and value part in one way only.
        var message = (purpose + '\n' + value).getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(hmac.compute(message, MasterKey.KEY_BYTES));
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    @Override
    public String toString() {
        return "KeyedHash";
    }
}
