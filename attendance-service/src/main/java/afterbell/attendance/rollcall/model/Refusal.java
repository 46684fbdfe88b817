package afterbell.attendance.rollcall.model;

import java.util.List;

/** Why a roll call is not recorded. */
public sealed interface Refusal {
    /** The first call of a roll takes pupils into care, and that happens in an open session only (R31). */
    record SessionNotOpen() implements Refusal {}

    /** Who takes pupils into care is signed on to the session (R31). */
    record WorkerNotSignedOn() implements Refusal {}

    /** Another worker has taken the pupils into care by the same roll: they are handed over, not called again (R31). */
    record TakenByAnother() implements Refusal {}

    /** The day is over and its session closed: the school asks, and the bureau decides. */
    record ApprovalNeeded() implements Refusal {}

    /**
     * The roll says that pupils are absent who have checked in: a child may be lost. Who has looked says why.
     *
     * @param pupilIds whom to look for
     */
    record CheckedInSaidAbsent(List<String> pupilIds) implements Refusal {
        public CheckedInSaidAbsent {
            pupilIds = List.copyOf(pupilIds);
        }
    }

    /** A called roll is changed for a reason only. */
    record ReasonMissing() implements Refusal {}

    /** No register is corrected or handed over without end. */
    record TooManyChanges() implements Refusal {}

    record TooManyPupils(int called) implements Refusal {}

    /** @param places indexes in the roll of pupils who were named before */
    record PupilsNamedTwice(List<Integer> places) implements Refusal {}

    /** @param places indexes in the roll of pupils who hold no place in the group on that day (R6) */
    record PupilsWithoutPlace(List<Integer> places) implements Refusal {}

    /** @param pupilIds pupils who hold a place and were not named: a roll is never half a roll (R31) */
    record PupilsMissing(List<String> pupilIds) implements Refusal {}
}
