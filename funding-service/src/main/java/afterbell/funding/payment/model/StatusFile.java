package afterbell.funding.payment.model;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A status file that has come in, and what became of it. It is known by its content: the same file again is the same.
 *
 * @param id        SHA-256 of its bytes
 * @param name      as it was called where it lay, or {@code upload}
 * @param messageId the bank's, null when it could not be read
 * @param batchId   the batch it speaks of, null when there is none
 * @param paid      payments of which it says that they were made
 * @param pending   payments that are under way
 * @param notes     what a person must look at
 */
public record StatusFile(String id, String name, Instant at, State state, @Nullable String messageId,
        @Nullable String batchId, int paid, int rejected, int pending, List<Note> notes) {
    public StatusFile {
        notes = List.copyOf(notes);
    }

    /** What became of a file. */
    public enum State {
        TAKEN,
        /** Taken, but some of it contradicts what is known. */
        ATTENTION,
        /** Nothing of it was believed. */
        PARKED
    }

    /** @param about the payment's end-to-end id; empty for the whole file */
    public record Note(String about, Why why, String said) {}

    /** Why a file, or what it says of a payment, was not believed. */
    public enum Why {
        TOO_LARGE,
        /** No XML, or it asks for a document type. */
        UNREADABLE,
        NO_STATUS_REPORT,
        /** A file of the same message id said something else. */
        OTHER_CONTENT,
        BATCH_UNKNOWN,
        /** The batch has not gone to the bank. */
        BATCH_NOT_APPROVED,
        PAYMENT_UNKNOWN,
        AMOUNT_DIFFERS,
        /** The bank has the payment twice and has kept the first. */
        DUPLICATE,
        /** Paid and rejected, paid on a day to come, or paid after it was ordered once more. */
        CONTRADICTS
    }

    public static StatusFile parked(String id, String name, Instant at, @Nullable String messageId, Why why,
            String said) {
        return new StatusFile(id, name, at, State.PARKED, messageId, null, 0, 0, 0, List.of(new Note("", why, said)));
    }
}
