package afterbell.enrollment.application;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import afterbell.enrollment.application.model.Application;
import afterbell.enrollment.application.model.State;
import afterbell.enrollment.application.store.Applications;
import afterbell.enrollment.application.store.Applications.Priority;
import afterbell.enrollment.pickup.GuardianScope;
import afterbell.enrollment.pickup.store.PickupAuthorities;
import afterbell.enrollment.roster.store.NamedPupil;
import afterbell.enrollment.roster.store.Pupils;
import afterbell.enrollment.school.FindSchools;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Finds applications: for the school, and for the child's guardian. */
@Service
public class FindApplications {
    private static final int MOST_CHILDREN = 50;

    private final Applications applications;
    private final FindSchools findSchools;
    private final GuardianScope guardianScope;
    private final PickupAuthorities authorities;
    private final Pupils pupils;
    private final Auditing auditing;

    FindApplications(Applications applications, FindSchools findSchools, GuardianScope guardianScope,
            PickupAuthorities authorities, Pupils pupils, Auditing auditing) {
        this.applications = applications;
        this.findSchools = findSchools;
        this.guardianScope = guardianScope;
        this.authorities = authorities;
        this.pupils = pupils;
        this.auditing = auditing;
    }

    /** @param priority why the child comes first, opened; null where it does not */
    public record Opened(Application application, @Nullable Priority priority) {}

    public record Child(NamedPupil pupil, List<Application> applications) {}

    /** @throws ProblemException if it is not known, or the caller speaks neither for the child nor for the school */
    public Opened one(String applicationId, Caller caller) {
        var found = applications.find(applicationId)
                .orElseThrow(() -> new ProblemException(ApplicationProblem.APPLICATION_UNKNOWN))
                .state();
        if (!caller.mayActFor(found.form().intake().schoolId(), Role.SCHOOL_ADMIN)) {
            requireGuardian(caller, found);
        }
        if (!found.form().priority()) {
            return new Opened(found, null);
        }
        auditing.readPriority(caller, found);
        return new Opened(found, applications.priorityOf(found).orElse(null));
    }

    /** @throws ProblemException if the school is not known or not the caller's */
    public Page<Application> ofSchool(String schoolId, String semesterId, @Nullable State state, Cursor cursor,
            PageLimit limit, Caller caller) {
        var school = findSchools.one(schoolId);
        SchoolScope.require(caller, school.id(), Role.SCHOOL_ADMIN);
        var found = applications.ofSchool(school.id(), semesterId, state, cursor.isStart() ? "" : cursor.part(0),
                limit.plusOne());
        return Page.of(found, limit, last -> Cursor.after(last.id())).map(Versioned::state);
    }

    /** The caller's own children with their applications. */
    public List<Child> childrenOf(Caller guardian) {
        auditing.readChildren(guardian);
        return pupils.named(authorities.pupilsOf(guardian.subject(), MOST_CHILDREN))
                .stream()
                .map(it -> new Child(it, applications.ofPupil(it.pupil().pupilId())
                        .stream()
                        .map(Versioned::state)
                        .toList()))
                .toList();
    }

    private void requireGuardian(Caller caller, Application application) {
        if (caller.has(Role.GUARDIAN)) {
            guardianScope.requireGuardian(caller, application.form().pupilId());
        } else {
            SchoolScope.require(caller, application.form().intake().schoolId(), Role.SCHOOL_ADMIN);
        }
    }
}
