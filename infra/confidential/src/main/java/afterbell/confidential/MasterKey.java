package afterbell.confidential;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

import com.google.crypto.tink.subtle.Hkdf;

/**
 * The one secret that is not in the database. Nothing is sealed with it: each duty has a key of its own, derived by
 * HKDF-SHA-256 (RFC 5869).
 */
final class MasterKey {
    static final int KEY_BYTES = 32;
    private static final byte[] NO_SALT = {};

    private final byte[] secret;

    private MasterKey(byte[] secret) {
        this.secret = secret;
    }

    /**
     * @param base64 32 random bytes in base64
     * @throws MasterKeyException if it is missing or anything else
     */
    static MasterKey parse(String base64) {
        var text = base64.strip();
        if (text.isEmpty()) {
            throw new MasterKeyException("The master key is missing: personal data cannot be sealed without it.");
        }
        var secret = decoded(text);
        if (secret.length != KEY_BYTES) {
            throw new MasterKeyException("The master key is malformed: it holds " + secret.length + " bytes, not "
                    + KEY_BYTES + ".");
        }
        return new MasterKey(secret);
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException _) {
            // Its message would quote a character of the key.
            throw new MasterKeyException("The master key is malformed: it is not base64.");
        }
    }

    /** @param duty what the key is for; each duty has its own */
    byte[] derive(String duty) {
        try {
            return Hkdf.computeHkdf("HMACSHA256", secret, NO_SALT,
                    ("afterbell/" + duty + "/v1").getBytes(StandardCharsets.UTF_8), KEY_BYTES);
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    @Override
    public String toString() {
        return "MasterKey";
    }
}
