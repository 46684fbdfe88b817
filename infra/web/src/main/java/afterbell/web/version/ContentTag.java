package afterbell.web.version;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** An entity tag of an answer that is put together from several aggregates: the same for the same content. */
public final class ContentTag {
    private static final int LENGTH = 32;

    private ContentTag() {}

    /** @param content a record of texts, numbers, days and lists of them */
    public static String of(Record content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(content.toString().getBytes(StandardCharsets.UTF_8));
            return '"' + HexFormat.of().formatHex(digest).substring(0, LENGTH) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
