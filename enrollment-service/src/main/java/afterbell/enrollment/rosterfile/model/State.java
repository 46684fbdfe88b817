package afterbell.enrollment.rosterfile.model;

import java.util.EnumSet;
import java.util.Set;

/** Where an import stands. */
public enum State {
    /** For a free worker. */
    WAITING,
    READING,
    CHECKING,
    /** The report stands; pupils are entered. */
    APPLYING,
    APPLIED,
    /** The good rows were entered; the report says which were not. */
    PARTLY_APPLIED,
    /** A dry run: nothing was entered. */
    CHECKED,
    /** The file has faults: nothing was entered. */
    REJECTED,
    /** Not for a fault of the file; hand it in again. */
    FAILED;

    private static final Set<State> OPEN = EnumSet.of(WAITING, READING, CHECKING, APPLYING);

    public boolean isOpen() {
        return OPEN.contains(this);
    }

    /** Whether the next step may be that one. After a crash reading begins again, but never once pupils are entered. */
    public boolean mayBecome(State next) {
        return switch (next) {
            case WAITING -> false;
            case READING -> this == WAITING || this == READING || this == CHECKING;
            case CHECKING, REJECTED -> this == READING || this == CHECKING;
            case CHECKED -> this == CHECKING;
            case APPLYING -> this == CHECKING || this == APPLYING;
            case APPLIED, PARTLY_APPLIED -> this == APPLYING;
            case FAILED -> isOpen();
        };
    }
}
