package afterbell.web.security;

import java.util.Arrays;

import afterbell.web.problem.CommonProblem;
import afterbell.web.problem.ProblemException;

/** Checks the school of a loaded aggregate, never the one an address names. */
public final class SchoolScope {

    private SchoolScope() {}

    /**
     * Passes when any of the caller's roles reaches the school.
     *
     * @throws ProblemException {@code out-of-scope} (403)
     */
    public static void require(Caller caller, String schoolId) {
        if (!caller.mayActFor(schoolId)) {
            throw new ProblemException(CommonProblem.OUT_OF_SCOPE);
        }
    }

    /**
     * Passes when the caller holds one of these roles and that role reaches the school. Use it for commands: an analyst
     * who also teaches at one school sees the whole city but calls the roll at that school only.
     *
     * @throws ProblemException {@code out-of-scope} (403)
     */
    public static void require(Caller caller, String schoolId, Role... roles) {
        if (Arrays.stream(roles).noneMatch(role -> caller.mayActFor(schoolId, role))) {
            throw new ProblemException(CommonProblem.OUT_OF_SCOPE);
        }
    }
}
