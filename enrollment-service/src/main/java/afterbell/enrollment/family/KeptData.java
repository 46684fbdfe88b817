package afterbell.enrollment.family;

import java.util.List;

/**
 * A part of what is kept about a child, for its guardians' eyes. Each feature that keeps something of a child has one;
 * what it opens is written down by whoever asks.
 */
public interface KeptData {
    /** Name of the part, in lower case, such as {@code roll}. */
    String part();

    /** @return what is kept, readable and complete; without what is kept about others than the family */
    Object of(String pupilId);

    /** @return why the child's data cannot be deleted now */
    List<FamilyProblem> inTheWay(String pupilId);
}
