package afterbell.enrollment.rosterfile.model;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The import of a roster file, from upload to report.
 *
 * @param importId    opaque; later imports have greater ones
 * @param contentHash keyed hash of the file: the same file handed in again while it is imported is the same import
 * @param attempts    how often it was begun or, after a crash, gone on with
 * @param done        rows that are done in this state
 * @param rows        pupils that the file names, 0 until it is read
 * @param faults      number of faults in the report
 * @param findings    number of lines in the report
 * @param failure     why it FAILED, a short word
 */
public record RosterImport(String importId, String schoolId, Order order, String contentHash, State state,
        int attempts, int done, int rows, Counts counts, int faults, int findings, Instant submittedAt,
        @Nullable Instant endedAt, @Nullable String failure) {
    public static final int MOST_ATTEMPTS = 5;

    public static RosterImport submitted(String importId, String schoolId, Order order, String contentHash,
            Instant now) {
        return new RosterImport(importId, schoolId, order, contentHash, State.WAITING, 0, 0, 0, Counts.NONE, 0, 0,
                now, null, null);
    }

    /** Whether handing this in again, while it is open, is the same import. */
    public boolean isSame(Order otherOrder, String otherHash) {
        return order.equals(otherOrder) && contentHash.equals(otherHash);
    }

    /** A worker takes it up. */
    public RosterImport taken() {
        return new RosterImport(importId, schoolId, order, contentHash, state, attempts + 1, done, rows, counts, faults,
                findings, submittedAt, endedAt, failure);
    }

    public RosterImport reading() {
        return to(State.READING, 0, 0, Counts.NONE, 0, 0);
    }

    public RosterImport checking(int allRows) {
        return to(State.CHECKING, 0, allRows, Counts.NONE, 0, 0);
    }

    /** @param now rows that are done */
    public RosterImport progressed(int now) {
        return to(state, Math.max(done, now), rows, counts, faults, findings);
    }

    /** The judgement stands; a dry run and a rejection end with it. */
    public RosterImport judged(State next, Counts judged, int allFaults, int allFindings, Instant now) {
        var changed = to(next, next.isOpen() ? 0 : rows, rows, judged, allFaults, allFindings);
        return next.isOpen() ? changed : changed.ended(next, now, null);
    }

    /** All is entered that could be. */
    public RosterImport applied(Counts entered, int allFaults, int allFindings, Instant now) {
        var next = allFaults == 0 ? State.APPLIED : State.PARTLY_APPLIED;
        return to(next, rows, rows, entered, allFaults, allFindings).ended(next, now, null);
    }

    public RosterImport failed(String why, Instant now) {
        return to(State.FAILED, done, rows, counts, faults, findings).ended(State.FAILED, now, why);
    }

    private RosterImport to(State next, int nowDone, int allRows, Counts nowCounts, int allFaults, int allFindings) {
        if (!state.isOpen() || next != state && !state.mayBecome(next)) {
            throw new IllegalStateException("An import does not become " + next + " from " + state);
        }
        return new RosterImport(importId, schoolId, order, contentHash, next, attempts, nowDone, allRows, nowCounts,
                allFaults, allFindings, submittedAt, endedAt, failure);
    }

    private RosterImport ended(State end, Instant now, @Nullable String why) {
        return new RosterImport(importId, schoolId, order, contentHash, end, attempts, done, rows, counts, faults,
                findings, submittedAt, now, why);
    }
}
