package afterbell.web.security;

import java.util.Set;

import org.springframework.security.core.context.SecurityContextHolder;

import afterbell.web.problem.CommonProblem;
import afterbell.web.problem.ProblemException;

/**
 * Who sends the request, as the validated token says. An argument of handlers; elsewhere {@link #current()}.
 *
 * @param subject  opaque id of the person or service account
 * @param clientId the program that was given the token ({@code azp})
 * @param roles    the realm's roles
 * @param schools  schools that school-bound roles are bound to, empty for others
 */
public record Caller(String subject, String clientId, Set<Role> roles, Set<String> schools) {

    public Caller {
        roles = Set.copyOf(roles);
        schools = Set.copyOf(schools);
    }

    /** @throws ProblemException {@code unauthenticated} (401) when the request carries no token */
    public static Caller current() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof CallerToken token) {
            return token.caller();
        }
        throw new ProblemException(CommonProblem.UNAUTHENTICATED);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    /** Whether any of the caller's roles reaches the school. */
    public boolean mayActFor(String schoolId) {
        return roles.stream().anyMatch(role -> role.reaches(schoolId, schools));
    }

    /** Whether the caller holds this role and the role reaches the school: the question for a duty of one role. */
    public boolean mayActFor(String schoolId, Role role) {
        return has(role) && role.reaches(schoolId, schools);
    }
}
