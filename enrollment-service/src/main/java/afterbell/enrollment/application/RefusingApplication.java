package afterbell.enrollment.application;

import org.springframework.stereotype.Service;

import afterbell.enrollment.application.model.Application;
import afterbell.enrollment.application.store.Applications;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** A school refuses an application, and says why (R2). */
@Service
public class RefusingApplication {
    private final Applications applications;
    private final Moving moving;
    private final Auditing auditing;
    private final Steps steps;

    RefusingApplication(Applications applications, Moving moving, Auditing auditing, Steps steps) {
        this.applications = applications;
        this.moving = moving;
        this.auditing = auditing;
        this.steps = steps;
    }

    /** @throws ProblemException if it is not known, not of the caller's school, or its state does not allow it */
    public Application refuse(String applicationId, String reason, Caller caller) {
        var known = applications.find(applicationId)
                .orElseThrow(() -> new ProblemException(ApplicationProblem.APPLICATION_UNKNOWN));
        SchoolScope.require(caller, known.state().form().intake().schoolId(), Role.SCHOOL_ADMIN);
        var refused = moving.move(known, it -> it.refuse(steps.by(caller, reason)));
        auditing.moved(caller, refused, "R2");
        return refused.state();
    }
}
