package afterbell.enrollment.rosterfile.model;

/**
 * Pupils by what an import makes of them.
 *
 * @param movedClass  of those changed: to another grade or class
 * @param movedSchool of those added: from a school that they have left
 * @param missing     on the roll and not named by a whole roster
 * @param left        taken off the roll
 */
public record Counts(int added, int changed, int unchanged, int movedClass, int movedSchool, int missing, int left) {
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);
}
