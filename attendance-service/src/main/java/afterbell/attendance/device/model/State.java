package afterbell.attendance.device.model;

/** What has become of a fact. */
public sealed interface State {
    /** The register says it, or more than it. */
    record Applied() implements State {}

    record Waiting(Cause cause) implements State {}

    /** A person must look at it. */
    record Conflict(Matter matter) implements State {}

    /** A person has decided against it. */
    record SetAside() implements State {}

    /** What a fact waits for. */
    enum Cause {
        /** It was kept, and nobody has looked at it yet. */
        ITS_TURN,
        THE_SESSION,
        /** Nothing is known yet of some pupils of the group: a roll is never half a roll. */
        THE_ROLL,
        /** The worker named is not signed on. */
        THE_WORKER,
        /** The pupil has left and was not seen coming. */
        THE_ARRIVAL
    }

    Applied APPLIED = new Applied();
    SetAside SET_ASIDE = new SetAside();
    Waiting NEW = new Waiting(Cause.ITS_TURN);

    static State waiting(Cause cause) {
        return new Waiting(cause);
    }

    static State conflict(Matter matter) {
        return new Conflict(matter);
    }
}
