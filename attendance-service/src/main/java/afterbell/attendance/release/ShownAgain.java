package afterbell.attendance.release;

import afterbell.attendance.rollcall.model.RegisterId;

/** Hears that a pickup code was shown again: whoever has shown it before is to be looked at as well (R31). */
public interface ShownAgain {
    /** May be told again, and looks at what is kept only: a request that is repeated makes good what a crash left. */
    void shownAgain(RegisterId id);
}
