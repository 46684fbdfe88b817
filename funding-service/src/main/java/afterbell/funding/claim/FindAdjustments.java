package afterbell.funding.claim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Service;

import afterbell.funding.claim.model.Claim.Approved;
import afterbell.funding.claim.model.ClaimContent.Adjustment;
import afterbell.funding.claim.model.Computation;
import afterbell.funding.claim.store.Claims;
import afterbell.funding.semester.model.PublishedSemester;
import afterbell.funding.semester.store.Semesters;

/**
 * Finds what attendance has corrected since the claims of the semester before were approved: the difference is settled
 * in the next claim (R17). Counted by the policy that was applied then.
 */
@Service
class FindAdjustments {
    private static final int CLAIMS_IN_PAGE = 100;

    private final Semesters semesters;
    private final CountingServedPupils counting;
    private final Claims claims;

    FindAdjustments(Semesters semesters, CountingServedPupils counting, Claims claims) {
        this.semesters = semesters;
        this.counting = counting;
        this.claims = claims;
    }

    /** @return by school id; a school that got what it should have got is not named */
    Map<String, Adjustment> before(PublishedSemester semester) {
        return semesters.before(semester.first()).map(this::of).orElse(Map.of());
    }

    private Map<String, Adjustment> of(PublishedSemester earlier) {
        var found = new HashMap<String, Adjustment>();
        var page = claims.ofSemester(earlier.semesterId(), "", CLAIMS_IN_PAGE);
        if (page.isEmpty()) {
            return found;
        }
        var computation = new Computation(earlier);
        var served = counting.count(earlier).bySchool();
        while (!page.isEmpty()) {
            for (var claim : page) {
                if (claim.state() instanceof Approved(var content, _, _)) {
                    computation.adjustment(content, served.getOrDefault(content.id().schoolId(), List.of()))
                            .ifPresent(adjustment -> found.put(content.id().schoolId(), adjustment));
                }
            }
            page = page.size() < CLAIMS_IN_PAGE
                    ? List.of()
                    : claims.ofSemester(earlier.semesterId(), page.getLast().id(), CLAIMS_IN_PAGE);
        }
        return found;
    }
}
