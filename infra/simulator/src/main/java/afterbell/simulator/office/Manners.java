package afterbell.simulator.office;

/**
 * How an office behaves. Its faults are counted, not drawn, so that a run can be played again.
 *
 * @param answerAfterMillis from taking a query until its answer is there
 * @param refuseEvery       each so many-th call is told 503; 0 for none
 * @param hangEvery         each so many-th call is kept waiting and never answered; 0 for none
 * @param closed            whether every call is told 503
 */
public record Manners(long answerAfterMillis, int refuseEvery, int hangEvery, boolean closed) {
    /** A slow office on an ordinary day. */
    public static final Manners ORDINARY = new Manners(3_000, 10, 25, false);

    private static final long LONGEST_MILLIS = 86_400_000;

    public Manners {
        if (answerAfterMillis < 0 || answerAfterMillis > LONGEST_MILLIS || refuseEvery < 0 || hangEvery < 0) {
            throw new IllegalArgumentException("A day at most, and no negative numbers");
        }
    }

    enum Fault {
        NONE,
        REFUSED,
        HANGING
    }

    /** @param call number of the call, from 1 */
    Fault faultOf(long call) {
        if (closed || isDue(call, refuseEvery)) {
            return Fault.REFUSED;
        }
        return isDue(call, hangEvery) ? Fault.HANGING : Fault.NONE;
    }

    private static boolean isDue(long call, int every) {
        return every > 0 && call % every == 0;
    }
}
