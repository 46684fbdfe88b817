package afterbell.funding.payment.bank;

import java.util.List;

/** The way to the bank and back: an adapter puts files where the bank takes them and finds what it answers. */
public interface Bank {
    /**
     * Hands a file over, once for its name whatever is repeated. When it returns true, the file lies where the bank
     * takes it, durably.
     *
     * @return false where there is no such place: then people carry the files
     * @throws java.io.UncheckedIOException if the place cannot be reached now
     */
    boolean handOver(String name, byte[] file);

    /** @return files that have come in and were not put aside, at most so many */
    List<Incoming> incoming(int limit);

    /** A file from the bank. */
    interface Incoming {
        String name();

        /** @return bytes of the file */
        long size();

        /** @throws java.io.UncheckedIOException if it cannot be read now */
        byte[] content();

        /** It was read; {@code parked} if nothing of it was believed. It does not come in again. */
        void putAside(boolean parked);
    }
}
