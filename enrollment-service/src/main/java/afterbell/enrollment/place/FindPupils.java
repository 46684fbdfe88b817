package afterbell.enrollment.place;

import java.util.List;

import org.springframework.stereotype.Service;

import afterbell.enrollment.place.model.Pupil.Placed;
import afterbell.enrollment.place.model.Seats;
import afterbell.enrollment.place.store.Pupils;
import afterbell.enrollment.school.SchoolProblem;
import afterbell.enrollment.school.store.Schools;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Finds who holds a place in a group, with names: for the school's own people only. */
@Service
public class FindPupils {
    private final Schools schools;
    private final Pupils pupils;

    FindPupils(Schools schools, Pupils pupils) {
        this.schools = schools;
        this.pupils = pupils;
    }

    /** @return at most 50 pupils, by id */
    public List<Placed> ofGroup(String groupId, Caller caller) {
        var school = schools.withGroup(groupId)
                .orElseThrow(() -> new ProblemException(SchoolProblem.GROUP_UNKNOWN));
        SchoolScope.require(caller, school.id(), Role.TEACHER, Role.SCHOOL_ADMIN, Role.SCHOOL_SYSTEM);
        return pupils.ofGroup(groupId, Seats.MOST);
    }
}
