package afterbell.funding.claim;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

import afterbell.funding.claim.CityClaims.Item;
import afterbell.funding.claim.model.Claim;
import afterbell.funding.claim.model.Claim.Computed;
import afterbell.funding.claim.model.ClaimContent;
import afterbell.funding.claim.model.ClaimContent.Adjustment;
import afterbell.funding.claim.model.ClaimRules;
import afterbell.funding.claim.model.ClaimRules.Outcome;
import afterbell.funding.claim.model.ClaimRules.Outcome.Moved;
import afterbell.funding.claim.model.ClaimRules.Outcome.Refused;
import afterbell.funding.claim.model.Computation;
import afterbell.funding.claim.model.Grounds;
import afterbell.funding.claim.model.Grounds.Elsewhere;
import afterbell.funding.claim.model.Grounds.Position;
import afterbell.funding.claim.model.ServedPupil;
import afterbell.funding.claim.store.Claims;
import afterbell.funding.policy.FindPolicies;
import afterbell.funding.seal.model.SchoolSeals.DaySeal;
import afterbell.funding.semester.SemesterProblem;
import afterbell.funding.semester.store.Semesters;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Decision;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;

/**
 * The bureau computes the claims of all schools from what was metered (R16). One school after the other is saved; who is
 * interrupted computes again and ends in the same claims. What a school has confirmed stands.
 */
@Service
public class ComputingClaims {
    private static final int CLAIMS_IN_PAGE = 100;
    private static final int DECISIONS_AT_ONCE = 1_000;
    private static final int MOST_RACES = 5;

    private final Semesters semesters;
    private final FindPolicies findPolicies;
    private final CountingServedPupils counting;
    private final FindAdjustments findAdjustments;
    private final FindGrounds findGrounds;
    private final Claims claims;
    private final AuditLog audit;

    ComputingClaims(Semesters semesters, FindPolicies findPolicies, CountingServedPupils counting,
            FindAdjustments findAdjustments, FindGrounds findGrounds, Claims claims, AuditLog audit) {
        this.semesters = semesters;
        this.findPolicies = findPolicies;
        this.counting = counting;
        this.findAdjustments = findAdjustments;
        this.findGrounds = findGrounds;
        this.claims = claims;
        this.audit = audit;
    }

    /** @throws ProblemException for a semester that the bureau has not set */
    public CityClaims compute(String semesterId, Caller caller) {
        var semester = semesters.find(semesterId)
                .map(findPolicies::inForce)
                .orElseThrow(() -> new ProblemException(SemesterProblem.SEMESTER_UNKNOWN));
        var begun = findGrounds.countedCertainly();
        var count = counting.count(semester);
        var served = new TreeMap<String, List<ServedPupil>>(count.bySchool());
        var adjustments = findAdjustments.before(semester);
        adjustments.keySet().forEach(schoolId -> served.putIfAbsent(schoolId, List.of()));
        var facts = new CityFacts(new Computation(semester), served, adjustments, count.elsewhere(),
                findGrounds.positions(begun));
        var items = new TreeMap<String, Item>();
        computeKnown(facts, items);
        computeNew(facts, items);
        keepWhoDecided(items.values().stream().toList(), caller);
        return new CityClaims(semesterId, List.copyOf(items.values()));
    }

    private void keepWhoDecided(List<Item> items, Caller caller) {
        var decisions = items.stream().flatMap(item -> computed(item).stream()).toList();
        for (int from = 0; from < decisions.size(); from += DECISIONS_AT_ONCE) {
            audit.decided(caller, decisions.subList(from, Math.min(from + DECISIONS_AT_ONCE, decisions.size())));
        }
    }

    private static Optional<Decision> computed(Item item) {
        return item instanceof Item.Stands(_, var claim) && claim.state() instanceof Computed(var content)
                ? Optional.of(new Decision("claim.computed", ClaimMoves.subjectOf(content.id()), claim.version(),
                        "R16", null))
                : Optional.empty();
    }

    /**
     * What the claims of all schools are computed from.
     *
     * @param served      by school id, for every school that has something to claim or to settle
     * @param adjustments by school id
     * @param elsewhere   by school id
     */
    private record CityFacts(Computation computation, SortedMap<String, List<ServedPupil>> served,
            Map<String, Adjustment> adjustments, Map<String, List<Elsewhere>> elsewhere, List<Position> read) {
        String semesterId() {
            return computation.semesterId();
        }

        List<ServedPupil> pupilsOf(String schoolId) {
            return served.getOrDefault(schoolId, List.of());
        }

        ClaimContent contentOf(String schoolId, List<DaySeal> seals) {
            var adjustment = Optional.ofNullable(adjustments.get(schoolId)).map(List::of).orElse(List.of());
            return computation.contentOf(schoolId, pupilsOf(schoolId), adjustment)
                    .on(new Grounds(computation.serviceDays().days(), seals, read,
                            elsewhere.getOrDefault(schoolId, List.of())));
        }
    }

    /** A school whose pupils were all corrected away still has its claim, of nobody. */
    private void computeKnown(CityFacts facts, Map<String, Item> items) {
        var page = claims.ofSemester(facts.semesterId(), "", CLAIMS_IN_PAGE);
        while (!page.isEmpty()) {
            keep(items, page.stream()
                    .<Supplier<Item>>map(claim -> () -> item(facts, claim.state().content().id().schoolId(),
                            Optional.of(claim)))
                    .toList());
            page = page.size() < CLAIMS_IN_PAGE
                    ? List.of()
                    : claims.ofSemester(facts.semesterId(), page.getLast().id(), CLAIMS_IN_PAGE);
        }
    }

    private void computeNew(CityFacts facts, Map<String, Item> items) {
        keep(items, facts.served()
                .keySet()
                .stream()
                .filter(schoolId -> !items.containsKey(schoolId))
                .<Supplier<Item>>map(schoolId -> () -> item(facts, schoolId, Optional.empty()))
                .toList());
    }

    private static void keep(Map<String, Item> items, List<Supplier<Item>> pieces) {
        SideBySide.all(pieces).forEach(item -> items.put(item.schoolId(), item));
    }

    private Item item(CityFacts facts, String schoolId, Optional<Versioned<Claim>> known) {
        int pupils = facts.pupilsOf(schoolId).size();
        if (pupils > ClaimContent.MOST_PUPILS) {
            return new Item.TooLarge(schoolId, pupils);
        }
        var seals = findGrounds.sealsOf(schoolId, facts.computation().serviceDays());
        return new Item.Stands(schoolId, save(facts.contentOf(schoolId, seals), known));
    }

    /** Who computes at the same time, or confirms, may win; then what stands now is looked at again. */
    private Versioned<Claim> save(ClaimContent content, Optional<Versioned<Claim>> known) {
        var before = known;
        for (int race = 1;; race++) {
            try {
                return saveOnce(content, before);
            } catch (OptimisticLockingFailureException lost) {
                if (race == MOST_RACES) {
                    throw lost;
                }
                before = claims.find(content.id());
            }
        }
    }

    private Versioned<Claim> saveOnce(ClaimContent content, Optional<Versioned<Claim>> known) {
        Outcome outcome = ClaimRules.compute(known.map(Versioned::state), content);
        return switch (outcome) {
            case Moved moved -> claims.save(known.<Versioned<?>>map(it -> it)
                    .orElseGet(() -> Versioned.fresh(content.id().value(), content)), moved);
            case Outcome.Stands _ -> known.orElseThrow();
            case Refused(var reason) -> throw new IllegalStateException("Computing is never refused: " + reason);
        };
    }
}
