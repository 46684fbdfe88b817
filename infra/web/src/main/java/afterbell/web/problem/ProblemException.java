package afterbell.web.problem;

import java.util.List;
import java.util.Map;

/** Refuses the request that is being served; the answer is a problem detail in the caller's language. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        // A refusal is an answer, not a fault: no stack trace is taken.
        super(problem.code().code(), null, false, false);
        this.problem = problem;
    }

    public ProblemException(ProblemCode code) {
        this(Problem.of(code));
    }

    /** @param arguments values for the placeholders of the code's texts; never personal data */
    public ProblemException(ProblemCode code, Map<String, Object> arguments) {
        this(Problem.of(code, arguments));
    }

    /** @param items refused parts of the request, each with its own code */
    public ProblemException(ProblemCode code, Map<String, Object> arguments, List<ProblemItem> items) {
        this(Problem.of(code, arguments).withItems(items));
    }

    public Problem problem() {
        return problem;
    }
}
