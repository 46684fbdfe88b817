package afterbell.enrollment.roster.model;

/**
 * Where a pupil stands on a school's roll.
 *
 * @param rosterId  the school's own id of the pupil, opaque
 * @param grade     1 to 6
 * @param className for example 2班
 */
public record Standing(String schoolId, String rosterId, int grade, String className) {
    boolean isSameClass(Standing other) {
        return grade == other.grade && className.equals(other.className);
    }
}
