package afterbell.enrollment.roster;

import java.util.List;

import org.springframework.stereotype.Service;

import afterbell.enrollment.roster.RosteringPupils.Rostered;
import afterbell.enrollment.school.FindSchools;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** A school's office, or its system, enters pupils into the roll (R6). */
@Service
public class KeepingRoll {
    private final FindSchools findSchools;
    private final RosteringPupils rosteringPupils;

    KeepingRoll(FindSchools findSchools, RosteringPupils rosteringPupils) {
        this.findSchools = findSchools;
        this.rosteringPupils = rosteringPupils;
    }

    /**
     * @return what became of each, in the order asked
     * @throws afterbell.web.problem.ProblemException if the school is not known or not in the caller's scope
     */
    public List<Rostered> enter(String schoolId, List<RosterRow> rows, Caller caller) {
        var school = findSchools.one(schoolId);
        SchoolScope.require(caller, school.id(), Role.SCHOOL_ADMIN, Role.SCHOOL_SYSTEM);
        return rosteringPupils.enter(school.id(), rows);
    }
}
