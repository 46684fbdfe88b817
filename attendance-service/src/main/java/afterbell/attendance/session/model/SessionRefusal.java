package afterbell.attendance.session.model;

import java.util.List;

/** Why a session stays as it is. */
public sealed interface SessionRefusal {
    /** The session was never opened, or it is closed. */
    record NotOpen() implements SessionRefusal {}

    /** Somebody has opened it at another time, or with other workers. */
    record OpenedOtherwise() implements SessionRefusal {}

    record TooManyWorkers() implements SessionRefusal {}

    /** The worker is signed on since another time, or had not left yet at this one. */
    record SignedOnOtherwise() implements SessionRefusal {}

    /** The worker has left and come back as often as a session takes. */
    record CameTooOften() implements SessionRefusal {}

    record NotSignedOn() implements SessionRefusal {}

    /** The worker has signed off at another time. */
    record SignedOffOtherwise() implements SessionRefusal {}

    record SignOffBeforeSignOn() implements SessionRefusal {}

    /** Nobody leaves children behind: they are handed over or released first (R31). */
    record ChildrenInCare() implements SessionRefusal {}

    record ClosedOtherwise() implements SessionRefusal {}

    record CloseBeforeOpening() implements SessionRefusal {}

    /** @param pupilIds pupils who are neither released nor absent (R31) */
    record PupilsStillHere(List<String> pupilIds) implements SessionRefusal {}
}
