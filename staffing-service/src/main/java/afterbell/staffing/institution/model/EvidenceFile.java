package afterbell.staffing.institution.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A document as it was handed in. Its id is the SHA-256 of its content, so what a declaration names cannot be
 * exchanged.
 */
public record EvidenceFile(String evidenceId, Format format, byte[] content) {
    /** What a document may be, told by its first bytes. */
    public enum Format {
        PDF("application/pdf", "255044462d"),
        JPEG("image/jpeg", "ffd8ff"),
        PNG("image/png", "89504e470d0a1a0a");

        private final String mediaType;
        private final byte[] magic;

        Format(String mediaType, String magic) {
            this.mediaType = mediaType;
            this.magic = HexFormat.of().parseHex(magic);
        }

        public String mediaType() {
            return mediaType;
        }

        public String extension() {
            return mediaType.substring(mediaType.indexOf('/') + 1);
        }

        private boolean begins(byte[] content) {
            return content.length >= magic.length && Arrays.equals(content, 0, magic.length, magic, 0, magic.length);
        }
    }

    /** @return nothing when it is neither PDF nor JPEG nor PNG */
    public static Optional<EvidenceFile> of(byte[] content) {
        return Arrays.stream(Format.values())
                .filter(format -> format.begins(content))
                .findFirst()
                .map(format -> new EvidenceFile(sha256(content), format, content));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
