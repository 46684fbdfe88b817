package afterbell.funding.claim;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.stereotype.Service;

import afterbell.funding.claim.model.Counted;
import afterbell.funding.claim.model.ServedPolicies;
import afterbell.funding.claim.model.ServedPupil;
import afterbell.funding.claim.model.ServiceDays;
import afterbell.funding.policy.FindPolicies;
import afterbell.funding.semester.SemesterProblem;
import afterbell.funding.semester.model.PublishedSemester;
import afterbell.funding.semester.model.ServedRule;
import afterbell.funding.semester.store.Semesters;
import afterbell.web.problem.ProblemException;

/** Computes what each meaning of "actually served" would give every school (R16). Changes nothing. */
@Service
public class ComparingPolicies {
    /** More terms are compared by asking again. */
    public static final int MOST_TERMS = 5;

    private final Semesters semesters;
    private final FindPolicies findPolicies;
    private final CountingServedPupils counting;

    ComparingPolicies(Semesters semesters, FindPolicies findPolicies, CountingServedPupils counting) {
        this.semesters = semesters;
        this.findPolicies = findPolicies;
        this.counting = counting;
    }

    /**
     * Figures that a policy might have.
     *
     * @param minDays of {@link ServedRule#DISTINCT_SERVED}
     */
    public record Terms(long rateFen, int minDays) {}

    /**
     * @param semester with the policy that holds in it
     * @param terms    those of that policy, then those that were asked for
     * @param schools  by school id
     */
    public record Comparison(PublishedSemester semester, List<Terms> terms, List<OfSchool> schools) {
        /** @return what the whole city would pay by that meaning on those terms, in fen */
        public long totalFen(ServedRule rule, int terms) {
            return schools.stream()
                    .map(it -> it.of(rule, terms))
                    .mapToLong(Counted::amountFen)
                    .reduce(0,
                            Math::addExact);
        }

        /** @return pupils of the whole city that count by that meaning on those terms */
        public long pupils(ServedRule rule, int terms) {
            return schools.stream().mapToLong(it -> it.of(rule, terms).pupils()).sum();
        }
    }

    /**
     * What each meaning would give one school.
     *
     * @param byTerms in the order of the terms
     */
    public record OfSchool(String schoolId, List<Map<ServedRule, Counted>> byTerms) {
        public OfSchool {
            byTerms = byTerms.stream().map(Map::copyOf).toList();
        }

        public Counted of(ServedRule rule, int terms) {
            return byTerms.get(terms).getOrDefault(rule, new Counted(0, 0));
        }
    }

    /**
     * @param rates     to compare as well, with the policy's least days
     * @param leastDays to compare as well, with the policy's rate
     * @throws ProblemException for a semester that the bureau has not set
     */
    public Comparison compare(String semesterId, List<Long> rates, List<Integer> leastDays) {
        var semester = semesters.find(semesterId)
                .map(findPolicies::inForce)
                .orElseThrow(() -> new ProblemException(SemesterProblem.SEMESTER_UNKNOWN));
        var days = new ServiceDays(semester.serviceDays());
        var terms = terms(semester, rates, leastDays);
        return new Comparison(semester, terms, counting.count(semester)
                .bySchool()
                .entrySet()
                .stream()
                .map(school -> new OfSchool(school.getKey(), terms.stream()
                        .map(it -> compare(school.getValue(), days, it))
                        .toList()))
                .toList());
    }

    /** The policy's own, each rate with its days, and each number of days with its rate. */
    private static List<Terms> terms(PublishedSemester semester, List<Long> rates, List<Integer> leastDays) {
        var own = semester.policy();
        return Stream.of(Stream.of(new Terms(own.semesterRateFen(), own.minDays())),
                rates.stream().map(rate -> new Terms(rate, own.minDays())),
                leastDays.stream().map(days -> new Terms(own.semesterRateFen(), days)))
                .flatMap(it -> it)
                .distinct()
                .toList();
    }

    private static Map<ServedRule, Counted> compare(List<ServedPupil> pupils, ServiceDays days, Terms terms) {
        var byRule = new EnumMap<ServedRule, Counted>(ServedRule.class);
        for (var rule : ServedRule.values()) {
            byRule.put(rule, ServedPolicies.count(rule, pupils, days, terms.minDays(), terms.rateFen()));
        }
        return byRule;
    }
}
