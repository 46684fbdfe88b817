package afterbell.enrollment.application;

import org.springframework.stereotype.Component;

import afterbell.enrollment.application.model.Application;
import afterbell.enrollment.pickup.GuardianScope;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Says who may speak for an application: the child's guardian, and the office of its school. */
@Component
class SpeakingFor {
    private final GuardianScope guardianScope;

    SpeakingFor(GuardianScope guardianScope) {
        this.guardianScope = guardianScope;
    }

    /** @throws ProblemException if the caller speaks neither for the child nor for the school */
    void require(Caller caller, Application application) {
        var form = application.form();
        if (caller.mayActFor(form.intake().schoolId(), Role.SCHOOL_ADMIN)) {
            return;
        }
        if (caller.has(Role.GUARDIAN)) {
            guardianScope.requireGuardian(caller, form.pupilId());
        } else {
            SchoolScope.require(caller, form.intake().schoolId(), Role.SCHOOL_ADMIN);
        }
    }
}
