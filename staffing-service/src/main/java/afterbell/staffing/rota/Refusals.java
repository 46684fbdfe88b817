package afterbell.staffing.rota;

import org.jspecify.annotations.Nullable;

import afterbell.staffing.rota.model.Refusal;
import afterbell.staffing.worker.WorkerProblem;
import afterbell.web.problem.ProblemCode;

/** The problem by which each refusal of a duty is answered. */
public final class Refusals {
    private Refusals() {}

    public static ProblemCode problemOf(Refusal reason) {
        return switch (reason) {
            case WORKER_UNKNOWN -> WorkerProblem.WORKER_UNKNOWN;
            case WORKER_OF_ANOTHER_SCHOOL -> RotaProblem.WORKER_OF_ANOTHER_SCHOOL;
            case NO_SERVICE_DAY -> RotaProblem.NO_SERVICE_DAY;
            case GROUP_UNKNOWN -> RotaProblem.GROUP_UNKNOWN;
            case TOO_MANY_HOURS -> RotaProblem.TOO_MANY_HOURS;
            case NEVER_CLEARED, NOT_CLEARED_THAT_DAY -> RotaProblem.NOT_CLEARED;
            case BUSY_ELSEWHERE -> RotaProblem.DOUBLE_DUTY;
            case ON_LEAVE -> RotaProblem.ON_LEAVE;
        };
    }

    public static @Nullable String ruleOf(Refusal reason) {
        return reason == Refusal.NOT_CLEARED_THAT_DAY ? "R25" : problemOf(reason).rule();
    }
}
