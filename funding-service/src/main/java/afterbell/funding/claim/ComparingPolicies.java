package afterbell.funding.claim;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Service;

import afterbell.funding.claim.model.Counted;
import afterbell.funding.claim.model.ServedPolicies;
import afterbell.funding.claim.model.ServedPupil;
import afterbell.funding.claim.model.ServiceDays;
import afterbell.funding.semester.SemesterProblem;
import afterbell.funding.semester.model.PublishedSemester;
import afterbell.funding.semester.model.ServedRule;
import afterbell.funding.semester.store.Semesters;
import afterbell.web.problem.ProblemException;

/** Computes what each meaning of "actually served" would give every school (R16). Changes nothing. */
@Service
public class ComparingPolicies {
    private final Semesters semesters;
    private final CountingServedPupils counting;

    ComparingPolicies(Semesters semesters, CountingServedPupils counting) {
        this.semesters = semesters;
        this.counting = counting;
    }

    /** @param schools by school id */
    public record Comparison(PublishedSemester semester, List<OfSchool> schools) {
        /** @return what the whole city would pay by that meaning, in fen */
        public long totalFen(ServedRule rule) {
            return schools.stream().map(it -> it.of(rule)).mapToLong(Counted::amountFen).reduce(0, Math::addExact);
        }

        /** @return pupils of the whole city that count by that meaning */
        public long pupils(ServedRule rule) {
            return schools.stream().mapToLong(it -> it.of(rule).pupils()).sum();
        }
    }

    /** What each meaning would give one school. */
    public record OfSchool(String schoolId, Map<ServedRule, Counted> byRule) {
        public OfSchool {
            byRule = Map.copyOf(byRule);
        }

        public Counted of(ServedRule rule) {
            return byRule.getOrDefault(rule, new Counted(0, 0));
        }
    }

    /** @throws ProblemException for a semester that the bureau has not set */
    public Comparison compare(String semesterId) {
        var semester = semesters.find(semesterId)
                .orElseThrow(() -> new ProblemException(SemesterProblem.SEMESTER_UNKNOWN));
        var days = new ServiceDays(semester.serviceDays());
        return new Comparison(semester, counting.count(semester)
                .bySchool()
                .entrySet()
                .stream()
                .map(school -> compare(school.getKey(), school.getValue(), days, semester))
                .toList());
    }

    private static OfSchool compare(String schoolId, List<ServedPupil> pupils, ServiceDays days,
            PublishedSemester semester) {
        var policy = semester.policy();
        var byRule = new EnumMap<ServedRule, Counted>(ServedRule.class);
        for (var rule : ServedRule.values()) {
            byRule.put(rule, ServedPolicies.count(rule, pupils, days, policy.minDays(), policy.semesterRateFen()));
        }
        return new OfSchool(schoolId, byRule);
    }
}
