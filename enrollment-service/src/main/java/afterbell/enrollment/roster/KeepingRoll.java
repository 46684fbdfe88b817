package afterbell.enrollment.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

import org.springframework.stereotype.Service;

import afterbell.enrollment.roster.RosteringPupils.Novelty;
import afterbell.enrollment.roster.RosteringPupils.Rostered;
import afterbell.enrollment.roster.RosteringPupils.Rostered.Entered;
import afterbell.enrollment.roster.model.Move;
import afterbell.enrollment.school.FindSchools;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Decision;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** A school's office, or its system, enters pupils into the roll (R6). */
@Service
public class KeepingRoll {
    private static final int MOST_AT_ONCE = 1_000;

    private final FindSchools findSchools;
    private final RosteringPupils rosteringPupils;
    private final AuditLog audit;

    KeepingRoll(FindSchools findSchools, RosteringPupils rosteringPupils, AuditLog audit) {
        this.findSchools = findSchools;
        this.rosteringPupils = rosteringPupils;
        this.audit = audit;
    }

    /**
     * @return what became of each, in the order asked
     * @throws afterbell.web.problem.ProblemException if the school is not known or not in the caller's scope
     */
    public List<Rostered> enter(String schoolId, List<RosterRow> rows, Caller caller) {
        return enter(schoolId, rows, caller, _ -> {});
    }

    /** As {@link #enter(String, List, Caller)}, and tells how many rows are done. */
    public List<Rostered> enter(String schoolId, List<RosterRow> rows, Caller caller, IntConsumer done) {
        var entered = rosteringPupils.enter(requireSchool(schoolId, caller), rows, done);
        writeDown(schoolId, entered, caller);
        return entered;
    }

    /**
     * @param done is told how many rows are done
     * @return what would become of each, in the order asked
     * @throws afterbell.web.problem.ProblemException if the school is not known or not in the caller's scope
     */
    public List<Rostered> check(String schoolId, List<RosterRow> rows, Caller caller, IntConsumer done) {
        return rosteringPupils.check(requireSchool(schoolId, caller), rows, done);
    }

    private String requireSchool(String schoolId, Caller caller) {
        var school = findSchools.one(schoolId);
        SchoolScope.require(caller, school.id(), Role.SCHOOL_ADMIN, Role.SCHOOL_SYSTEM);
        return school.id();
    }

    private void writeDown(String schoolId, List<Rostered> entered, Caller caller) {
        var decisions = new ArrayList<Decision>();
        for (var each : entered) {
            if (each instanceof Entered(String pupilId, long version, Novelty _, Move move) && pupilId != null) {
                decisions.add(new Decision("pupil.entered", new Subject("pupil", pupilId, schoolId), version, "R6",
                        switch (move) {
                            case NONE -> null;
                            case CLASS -> "class-changed";
                            case SCHOOL -> "school-changed";
                        }));
            }
        }
        for (int from = 0; from < decisions.size(); from += MOST_AT_ONCE) {
            audit.decided(caller, decisions.subList(from, Math.min(decisions.size(), from + MOST_AT_ONCE)));
        }
    }
}
