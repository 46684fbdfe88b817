package afterbell.funding.policy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Service;

import afterbell.funding.policy.model.PolicyRegistry.Outcome;
import afterbell.funding.policy.model.PolicySetting;
import afterbell.funding.policy.store.Policies;
import afterbell.funding.semester.model.ServedRule;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;

/** The bureau sets a policy for semesters to come (R16, R17). Set again it is the same. */
@Service
public class SettingPolicy {
    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    private final Policies policies;
    private final AuditLog audit;
    private final Clock clock;

    SettingPolicy(Policies policies, AuditLog audit, Clock clock) {
        this.policies = policies;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the bureau asks for. */
    public record Asked(LocalDate from, ServedRule rule, int minDays, long semesterRateFen, String reason) {}

    /** @throws ProblemException for a day that is not to come */
    public PolicySetting set(Asked asked, Caller caller) {
        var before = policies.load();
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var outcome = before.state()
                .set(new PolicySetting(0, asked.from(), asked.rule(), asked.minDays(), asked.semesterRateFen(),
                        asked.reason(), caller.subject(), now), LocalDate.ofInstant(now, CITY));
        return switch (outcome) {
            case Outcome.Refused(var reason) -> throw PolicyProblem.of(reason);
            case Outcome.Stands(var setting) -> setting;
            case Outcome.Set(var registry, var setting) -> {
                policies.save(before, registry);
                audit.decided(caller, "policy.set", new Subject("policy", "city", null), setting.number(), "R16",
                        asked.reason());
                yield setting;
            }
        };
    }
}
