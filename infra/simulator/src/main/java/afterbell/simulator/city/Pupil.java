package afterbell.simulator.city;

import org.jspecify.annotations.Nullable;

/**
 * A child of the city.
 *
 * @param rosterId     the school's own id
 * @param citizenId    null for a child without one
 * @param guardian     who applies
 * @param second       another adult of the family, where there is one
 * @param leavesAlone  whether the family lets the child go home alone
 * @param priority     the priority group that the family names (R7), with the evidence that it shows
 */
public record Pupil(String rosterId, String name, String pupilNumber, @Nullable String citizenId, int grade,
        String className, Adult guardian, @Nullable Adult second, boolean leavesAlone, Wish wish,
        @Nullable Priority priority) {

    /** What the family wants. */
    public enum Wish {
        /** The guardian applies with their own account. */
        APPLIES,
        /** The school enters the application for a guardian who cannot. */
        APPLIES_BY_PROXY,
        /** The child goes to an off-campus provider (R4). */
        OFF_CAMPUS,
        NOTHING
    }

    /** A priority group and its evidence: sensitive. */
    public record Priority(String group, String evidence) {}
}
