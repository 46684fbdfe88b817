package afterbell.embeddedmongo.wire;

/** Told of each command that was answered. */
@FunctionalInterface
public interface CommandObserver {
    /**
     * @param command the name as the client sent it: not to be trusted
     * @param nanos from reading the command to its answer, the wait for the log included
     */
    void answered(String command, long nanos, boolean ok);
}
