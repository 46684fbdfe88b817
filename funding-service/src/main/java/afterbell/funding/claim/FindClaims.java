package afterbell.funding.claim;

import java.util.List;

import org.springframework.stereotype.Service;

import afterbell.funding.claim.model.Claim;
import afterbell.funding.claim.model.ClaimContent.Line;
import afterbell.funding.claim.model.ClaimId;
import afterbell.funding.claim.store.Claims;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Finds what a school claims. */
@Service
public class FindClaims {
    private static final Role[] READERS = {Role.SCHOOL_ADMIN, Role.EDUCATION_BUREAU, Role.FINANCE_BUREAU};

    private final Claims claims;

    FindClaims(Claims claims) {
        this.claims = claims;
    }

    /** @throws ProblemException if there is no claim, or the school is not in the caller's scope */
    public Versioned<Claim> one(ClaimId id, Caller caller) {
        SchoolScope.require(caller, id.schoolId(), READERS);
        return claims.find(id).orElseThrow(() -> new ProblemException(ClaimProblem.UNKNOWN));
    }

    /** @return the pupils behind the claim, by id */
    public Page<Line> pupils(ClaimId id, Cursor cursor, PageLimit limit, Caller caller) {
        var after = cursor.isStart() ? "" : cursor.part(0);
        List<Line> found = one(id, caller).state()
                .content()
                .pupils()
                .stream()
                .filter(line -> line.pupilId().compareTo(after) > 0)
                .limit(limit.plusOne())
                .toList();
        return Page.of(found, limit, last -> Cursor.after(last.pupilId()));
    }
}
