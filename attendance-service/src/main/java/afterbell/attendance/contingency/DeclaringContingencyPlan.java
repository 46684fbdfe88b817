package afterbell.attendance.contingency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;

import afterbell.attendance.Conflicts;
import afterbell.attendance.contingency.model.ContingencyPlan;
import afterbell.attendance.contingency.model.ContingencyPlan.Area;
import afterbell.attendance.contingency.model.ContingencyPlan.Period;
import afterbell.attendance.contingency.store.ContingencyPlans;
import afterbell.attendance.serviceday.CheckingTimes;
import afterbell.web.audit.AuditLog;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** A school declares its contingency plan for a period (R28). */
@Service
public class DeclaringContingencyPlan {
    private static final int MOST_RACES = 3;

    private final ContingencyPlans plans;
    private final CheckingTimes times;
    private final AuditLog audit;

    DeclaringContingencyPlan(ContingencyPlans plans, CheckingTimes times, AuditLog audit) {
        this.plans = plans;
        this.times = times;
        this.audit = audit;
    }

    /** @param isNew false for a plan that had been declared in the same words */
    public record Declared(ContingencyPlan plan, boolean isNew) {}

    /**
     * @param wording what the plan says; it is sealed
     * @throws ProblemException for a plan that does not cover every area, or holds for more than a year, and for a period
     *                          for which another one was declared
     */
    public Declared declare(String schoolId, Period period, Set<Area> areas, String wording, Caller caller) {
        SchoolScope.require(caller, schoolId, Role.SCHOOL_ADMIN);
        var plan = new ContingencyPlan(schoolId, period, areas, digest(wording), times.now(), caller.subject());
        if (!period.isYearly()) {
            throw new ProblemException(ContingencyProblem.NOT_YEARLY, Map.of("most", ContingencyPlan.MOST_DAYS));
        }
        if (!plan.missing().isEmpty()) {
            throw new ProblemException(ContingencyProblem.AREAS_MISSING, Map.of("areas",
                    plan.missing().stream().map(Area::name).collect(Collectors.joining(", "))));
        }
        var declared = Conflicts.lookAgain(MOST_RACES, () -> declareOnce(plan, wording));
        audit.decided(caller, "contingency-plan.declared",
                new AuditLog.Subject("contingency-plan", plan.id(), schoolId), 1, "R28", null);
        return declared;
    }

    private Declared declareOnce(ContingencyPlan plan, String wording) {
        var known = plans.find(plan.id());
        if (known.isEmpty()) {
            plans.add(plan, wording);
            return new Declared(plan, true);
        }
        if (!known.get().isSameAs(plan)) {
            throw new ProblemException(ContingencyProblem.DECLARED_OTHERWISE);
        }
        return new Declared(known.get(), false);
    }

    private static String digest(String wording) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(wording.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }
}
