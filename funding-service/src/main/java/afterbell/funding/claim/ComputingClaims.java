package afterbell.funding.claim;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import afterbell.funding.claim.model.ServedPupil;
import afterbell.funding.claim.store.Claims;
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
    private final CountingServedPupils counting;
    private final FindAdjustments findAdjustments;
    private final Claims claims;
    private final AuditLog audit;

    ComputingClaims(Semesters semesters, CountingServedPupils counting, FindAdjustments findAdjustments,
            Claims claims, AuditLog audit) {
        this.semesters = semesters;
        this.counting = counting;
        this.findAdjustments = findAdjustments;
        this.claims = claims;
        this.audit = audit;
    }

    /** @throws ProblemException for a semester that the bureau has not set */
    public CityClaims compute(String semesterId, Caller caller) {
        var semester = semesters.find(semesterId)
                .orElseThrow(() -> new ProblemException(SemesterProblem.SEMESTER_UNKNOWN));
        var served = new TreeMap<String, List<ServedPupil>>(counting.count(semester).bySchool());
        var adjustments = findAdjustments.before(semester);
        adjustments.keySet().forEach(schoolId -> served.putIfAbsent(schoolId, List.of()));
        var items = new TreeMap<String, Item>();
        var computation = new Computation(semester);
        computeKnown(computation, served, adjustments, items);
        computeNew(computation, served, adjustments, items);
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

    /** A school whose pupils were all corrected away still has its claim, of nobody. */
    private void computeKnown(Computation computation, Map<String, List<ServedPupil>> served,
            Map<String, Adjustment> adjustments, Map<String, Item> items) {
        var page = claims.ofSemester(computation.semesterId(), "", CLAIMS_IN_PAGE);
        while (!page.isEmpty()) {
            keep(items, page.stream().<Supplier<Item>>map(claim -> () -> {
                String schoolId = claim.state().content().id().schoolId();
                return item(computation, schoolId, served.getOrDefault(schoolId, List.of()), adjustments,
                        Optional.of(claim));
            }).toList());
            page = page.size() < CLAIMS_IN_PAGE
                    ? List.of()
                    : claims.ofSemester(computation.semesterId(), page.getLast().id(), CLAIMS_IN_PAGE);
        }
    }

    private void computeNew(Computation computation, Map<String, List<ServedPupil>> served,
            Map<String, Adjustment> adjustments, Map<String, Item> items) {
        keep(items, served.entrySet()
                .stream()
                .filter(school -> !items.containsKey(school.getKey()))
                .<Supplier<Item>>map(school -> () -> item(computation, school.getKey(), school.getValue(), adjustments,
                        Optional.empty()))
                .toList());
    }

    private static void keep(Map<String, Item> items, List<Supplier<Item>> pieces) {
        SideBySide.all(pieces).forEach(item -> items.put(item.schoolId(), item));
    }

    private Item item(Computation computation, String schoolId, List<ServedPupil> pupils,
            Map<String, Adjustment> adjustments, Optional<Versioned<Claim>> known) {
        if (pupils.size() > ClaimContent.MOST_PUPILS) {
            return new Item.TooLarge(schoolId, pupils.size());
        }
        var adjustment = Optional.ofNullable(adjustments.get(schoolId)).map(List::of).orElse(List.of());
        return new Item.Stands(schoolId, save(computation.contentOf(schoolId, pupils, adjustment), known));
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
