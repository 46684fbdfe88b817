package afterbell.enrollment.application;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import afterbell.enrollment.application.model.Application;
import afterbell.enrollment.application.model.Application.Admitted;
import afterbell.enrollment.application.model.State;
import afterbell.enrollment.application.store.Applications;
import afterbell.enrollment.application.store.Applications.Priority;
import afterbell.enrollment.insurance.FindCover;
import afterbell.enrollment.insurance.model.Cover;
import afterbell.enrollment.pickup.store.PickupAuthorities;
import afterbell.enrollment.plan.FindPublicPlans;
import afterbell.enrollment.roster.store.NamedPupil;
import afterbell.enrollment.roster.store.Pupils;
import afterbell.enrollment.school.FindSchools;
import afterbell.enrollment.semester.FindSemesters;
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
    private final FindSemesters findSemesters;
    private final FindPublicPlans findPublicPlans;
    private final FindCover findCover;
    private final SpeakingFor speakingFor;
    private final PickupAuthorities authorities;
    private final Pupils pupils;
    private final Auditing auditing;

    FindApplications(Applications applications, FindSchools findSchools, FindSemesters findSemesters,
            FindPublicPlans findPublicPlans, FindCover findCover, SpeakingFor speakingFor,
            PickupAuthorities authorities, Pupils pupils,
            Auditing auditing) {
        this.applications = applications;
        this.findSchools = findSchools;
        this.findSemesters = findSemesters;
        this.findPublicPlans = findPublicPlans;
        this.findCover = findCover;
        this.speakingFor = speakingFor;
        this.authorities = authorities;
        this.pupils = pupils;
        this.auditing = auditing;
    }

    /**
     * @param priority which priority group is claimed, opened; null where none is
     * @param cover    by the accident insurance (R32), from the first day of the place or the semester
     * @param notice   version of the notice that is to be acknowledged anew (R3); null where none is
     */
    public record Opened(Versioned<Application> application, @Nullable Priority priority, Cover cover,
            @Nullable Integer notice) {}

    public record Child(NamedPupil pupil, List<Application> applications) {}

    /** @throws ProblemException if it is not known, or the caller speaks neither for the child nor for the school */
    public Opened one(String applicationId, Caller caller) {
        var found = applications.find(applicationId)
                .orElseThrow(() -> new ProblemException(ApplicationProblem.APPLICATION_UNKNOWN));
        speakingFor.require(caller, found.state());
        var cover = cover(found.state());
        if (!found.state().form().claim().isMade()) {
            return new Opened(found, null, cover, notice(found.state()));
        }
        auditing.readPriority(caller, found.state());
        return new Opened(found, applications.priorityOf(found.state()).orElse(null), cover, notice(found.state()));
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
        var children = authorities.pupilsOf(guardian.subject(), MOST_CHILDREN);
        auditing.readChildren(guardian, children);
        return pupils.named(children)
                .stream()
                .map(it -> new Child(it, applications.ofPupil(it.pupil().pupilId())
                        .stream()
                        .map(Versioned::state)
                        .toList()))
                .toList();
    }

    private @Nullable Integer notice(Application application) {
        var form = application.form();
        int current = findPublicPlans.inForce(form.intake().schoolId(), form.intake().semesterId()).noticeVersion();
        return application.isOpen() && current != form.noticeVersion() ? current : null;
    }

    private Cover cover(Application application) {
        var form = application.form();
        var semester = findSemesters.one(form.intake().semesterId()).state();
        var from = application instanceof Admitted admitted ? admitted.place().from() : semester.first();
        return findCover.of(form.intake().schoolId(), form.pupilId(), from, semester.last());
    }
}
