package afterbell.enrollment.application;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

import afterbell.enrollment.application.model.Declaration;
import afterbell.enrollment.application.store.Declarations;
import afterbell.enrollment.pickup.GuardianScope;
import afterbell.enrollment.roster.FindPupils;
import afterbell.enrollment.roster.RosterProblem;
import afterbell.enrollment.school.FindSchools;
import afterbell.enrollment.semester.FindSemesters;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;

/** A guardian who chooses a provider outside the school acknowledges the reminder; both are kept (R4). */
@Service
public class DeclaringOffCampus {
    private final FindSchools findSchools;
    private final FindSemesters findSemesters;
    private final FindPupils findPupils;
    private final GuardianScope guardianScope;
    private final Declarations declarations;
    private final Auditing auditing;
    private final Clock clock;

    DeclaringOffCampus(FindSchools findSchools, FindSemesters findSemesters, FindPupils findPupils,
            GuardianScope guardianScope, Declarations declarations, Auditing auditing, Clock clock) {
        this.findSchools = findSchools;
        this.findSemesters = findSemesters;
        this.findPupils = findPupils;
        this.guardianScope = guardianScope;
        this.declarations = declarations;
        this.auditing = auditing;
        this.clock = clock;
    }

    /**
     * @return what is kept; declaring again changes nothing
     * @throws ProblemException if the caller is no guardian of the child, the child not on the roll, or the reminder
     *                          not acknowledged
     */
    public Declaration declare(String schoolId, String semesterId, String pupilId, boolean acknowledged,
            Caller caller) {
        findSchools.one(schoolId);
        findSemesters.one(semesterId);
        var pupil = findPupils.one(pupilId).state();
        guardianScope.requireGuardian(caller, pupilId);
        if (!pupil.isOnRollOf(schoolId)) {
            throw new ProblemException(RosterProblem.NOT_ON_ROLL);
        }
        if (!acknowledged) {
            throw new ProblemException(ApplicationProblem.REMINDER_NOT_ACKNOWLEDGED);
        }
        var kept = declarations.find(schoolId, semesterId, pupilId)
                .orElseGet(() -> add(new Declaration(pupilId, schoolId, semesterId, Declaration.REMINDER,
                        caller.subject(), clock.instant().truncatedTo(ChronoUnit.MILLIS))));
        auditing.declared(caller, kept);
        return kept;
    }

    private Declaration add(Declaration declaration) {
        try {
            declarations.add(declaration);
            return declaration;
        } catch (OptimisticLockingFailureException e) {
            return declarations.find(declaration.schoolId(), declaration.semesterId(), declaration.pupilId())
                    .orElseThrow(() -> e);
        }
    }
}
