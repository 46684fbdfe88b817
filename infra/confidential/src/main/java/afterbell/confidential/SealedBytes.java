package afterbell.confidential;

import java.util.Arrays;

/**
 * A document, such as a scanned certificate, that only {@link Confidential} can open, and only for the subject and field
 * it was sealed for. A component of stored records; the store keeps it as binary.
 *
 * @param bytes format, nonce, cipher text and tag
 */
public record SealedBytes(byte[] bytes) {

    public SealedBytes {
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealedBytes(var theirs) && Arrays.equals(bytes, theirs);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Shows nothing, not even the length. */
    @Override
    public String toString() {
        return "SealedBytes";
    }
}
