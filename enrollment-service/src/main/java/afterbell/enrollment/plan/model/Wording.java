package afterbell.enrollment.plan.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The text of an offering: what is judged (R9), and what an appeal is about, to the letter.
 *
 * @param category  a name of the catalogue, or what the school takes for one
 * @param materials what is used in it
 */
public record Wording(String category, String title, String description, String materials) {
    private static final int ID_LENGTH = 32;
    private static final char END = '\u001f';

    /** The same for the same text, another for any other. */
    public String fingerprint() {
        String whole = category + END + title + END + description + END + materials;
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, ID_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
