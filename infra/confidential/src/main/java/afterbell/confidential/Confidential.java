package afterbell.confidential;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;

/**
 * Seals personal data field by field. Each subject, a pupil or a worker, has a key of its own (AES-256-GCM), so that
 * destroying the key deletes the data, in every copy and backup that does not hold the key.
 *
 * <p>What is sealed is bound to its subject and field: put into another field or another subject's record it does not
 * open. Its length says no more than how many blocks of 32 bytes the text fills.
 */
public final class Confidential {
    private static final Pattern FIELD = Pattern.compile("[a-z][a-zA-Z0-9-]{0,63}");
    private static final int LONGEST_TEXT = 16_000;
    private static final int LONGEST_SUBJECT = 128;
    private static final int LARGEST_DOCUMENT = 4 * 1024 * 1024;
    private static final int BLOCK = 32;
    private static final int DOCUMENT_BLOCK = 4096;
    private static final byte FORMAT = 1;
    private static final byte END = 1;
    /** No field's name has this character, so no text opens as a document, nor the other way round. */
    private static final String DOCUMENT = "#document";

    private final SubjectKeys keys;

    Confidential(SubjectKeys keys) {
        this.keys = keys;
    }

    /**
     * @param subjectId opaque id of the person; its key is made with the first field
     * @param field     name of the field, the same when it is opened
     * @param text      at most 16 000 characters
     * @throws SubjectForgottenException if the subject's key was destroyed
     * @throws IllegalArgumentException  if the text is too long, or id or field is no such word
     */
    public Sealed seal(String subjectId, String field, String text) {
        var place = place(subjectId, field, "");
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("A sealed text has at most " + LONGEST_TEXT + " characters");
        }
        return new Sealed(
                closed(subjectId, field, padded(text.getBytes(StandardCharsets.UTF_8), BLOCK), place));
    }

    /**
     * Seals a document. Its length says no more than how many blocks of 4 096 bytes it fills.
     *
     * @param document at most 4 MiB
     * @throws SubjectForgottenException if the subject's key was destroyed
     * @throws IllegalArgumentException  if the document is too large, or id or field is no such word
     */
    public SealedBytes sealBytes(String subjectId, String field, byte[] document) {
        var place = place(subjectId, field, DOCUMENT);
        if (document.length > LARGEST_DOCUMENT) {
            throw new IllegalArgumentException("A sealed document has at most " + LARGEST_DOCUMENT + " bytes");
        }
        return new SealedBytes(closed(subjectId, field, padded(document, DOCUMENT_BLOCK), place));
    }

    /**
     * @throws SubjectForgottenException if the subject's key was destroyed
     * @throws SealBrokenException       if it was changed, or sealed for another subject, field or database
     */
    public String open(String subjectId, String field, Sealed sealed) {
        return new String(opened(subjectId, field, sealed.bytes(), place(subjectId, field, "")),
                StandardCharsets.UTF_8);
    }

    /**
     * @throws SubjectForgottenException if the subject's key was destroyed
     * @throws SealBrokenException       if it was changed, or sealed for another subject, field or database
     */
    public byte[] openBytes(String subjectId, String field, SealedBytes sealed) {
        return opened(subjectId, field, sealed.bytes(), place(subjectId, field, DOCUMENT));
    }

    private byte[] closed(String subjectId, String field, byte[] padded, byte[] place) {
        try {
            var cipher = keys.ofNewOrKnown(subjectId).encrypt(padded, place);
            return ByteBuffer.allocate(1 + cipher.length).put(FORMAT).put(cipher).array();
        } catch (GeneralSecurityException unexpected) {
            throw new IllegalStateException("The field '" + field + "' cannot be sealed", unexpected);
        }
    }

    private byte[] opened(String subjectId, String field, byte[] bytes, byte[] place) {
        try {
            if (bytes.length == 0 || bytes[0] != FORMAT) {
                throw new GeneralSecurityException("unknown format");
            }
            return unpadded(keys.ofKnown(subjectId).decrypt(Arrays.copyOfRange(bytes, 1, bytes.length), place));
        } catch (GeneralSecurityException | NoSuchElementException broken) {
            throw new SealBrokenException(field, broken);
        }
    }

    /**
     * Destroys the subject's key, durably and for ever: all its sealed fields are unreadable from now on, and no new key
     * is made for the id. Other running instances may remember the key for up to a minute. Repeating it changes nothing.
     */
    public void forget(String subjectId) {
        requireSubject(subjectId);
        keys.destroy(subjectId);
    }

    /** Subject, field and form, told apart by the subject's length. */
    private static byte[] place(String subjectId, String field, String form) {
        requireSubject(subjectId);
        if (!FIELD.matcher(field).matches()) {
            throw new IllegalArgumentException("A field is named by one short word: " + field);
        }
        return (subjectId.length() + ":" + subjectId + ":" + field + form).getBytes(StandardCharsets.UTF_8);
    }

    private static void requireSubject(String subjectId) {
        if (subjectId.isBlank() || subjectId.length() > LONGEST_SUBJECT) {
            throw new IllegalArgumentException("A subject's id has 1 to " + LONGEST_SUBJECT + " characters");
        }
    }

    private static byte[] padded(byte[] content, int block) {
        var padded = Arrays.copyOf(content, (content.length / block + 1) * block);
        padded[content.length] = END;
        return padded;
    }

    private static byte[] unpadded(byte[] padded) throws GeneralSecurityException {
        var end = padded.length - 1;
        while (end >= 0 && padded[end] == 0) {
            end--;
        }
        if (end < 0 || padded[end] != END) {
            throw new GeneralSecurityException("no end");
        }
        return Arrays.copyOf(padded, end);
    }

    @Override
    public String toString() {
        return "Confidential";
    }
}
