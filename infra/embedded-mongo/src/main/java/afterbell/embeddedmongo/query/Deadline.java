package afterbell.embeddedmongo.query;

import de.bwaldvogel.mongo.exception.MongoServerError;

/** When a command has to be done: {@code maxTimeMS}. */
public final class Deadline {
    public static final Deadline NONE = new Deadline(Long.MAX_VALUE);

    private final long nanos;

    private Deadline(long nanos) {
        this.nanos = nanos;
    }

    /** @param millis from now; 0 for no limit */
    public static Deadline in(long millis) {
        return millis <= 0 ? NONE : new Deadline(System.nanoTime() + millis * 1_000_000);
    }

    /** Error 50 when the time is over. */
    public void check() {
        if (nanos != Long.MAX_VALUE && System.nanoTime() - nanos > 0) {
            throw new MongoServerError(50, "MaxTimeMSExpired", "operation exceeded time limit");
        }
    }
}
