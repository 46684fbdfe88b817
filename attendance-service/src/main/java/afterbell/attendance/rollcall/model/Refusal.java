package afterbell.attendance.rollcall.model;

import java.util.List;

/** Why a roll call is not recorded. */
public sealed interface Refusal {
    record DayToCome() implements Refusal {}

    /** Semesters run from September to January and from February to July: such a day would count for nothing (R16). */
    record DayInNoSemester() implements Refusal {}

    record TooManyPupils(int called) implements Refusal {}

    /** @param places indexes in the roll of pupils who were named before */
    record PupilsNamedTwice(List<Integer> places) implements Refusal {}

    /** @param places indexes in the roll of pupils who hold no place in the group on that day (R6) */
    record PupilsWithoutPlace(List<Integer> places) implements Refusal {}

    /** @param pupilIds pupils who hold a place and were not named: a roll is never half a roll (R31) */
    record PupilsMissing(List<String> pupilIds) implements Refusal {}
}
