package afterbell.enrollment.place;

import java.util.List;

import org.springframework.stereotype.Service;

import afterbell.enrollment.place.model.GrantingRules;
import afterbell.enrollment.place.model.GrantingRules.Outcome;
import afterbell.enrollment.place.model.GrantingRules.Outcome.Holds;
import afterbell.enrollment.place.model.Pupil.Placed;
import afterbell.enrollment.place.model.Seats;
import afterbell.enrollment.place.store.GroupSeats;
import afterbell.enrollment.place.store.Pupils;
import afterbell.enrollment.school.SchoolProblem;
import afterbell.enrollment.school.model.School;
import afterbell.enrollment.school.store.Schools;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/**
 * Puts pupils of the school's roll into a group. Seats first, then the places: what a crash leaves between the two is
 * completed by repeating the request.
 */
@Service
public class GrantingPlaces {
    private final Schools schools;
    private final GroupSeats groupSeats;
    private final Pupils pupils;

    GrantingPlaces(Schools schools, GroupSeats groupSeats, Pupils pupils) {
        this.schools = schools;
        this.groupSeats = groupSeats;
        this.pupils = pupils;
    }

    /** Who is to get a place, as the school's roster says. */
    public interface Wanted {
        Placed of(School school);
    }

    /**
     * @return what became of each, in the order asked
     * @throws ProblemException if the group is not known or not in the caller's scope
     */
    public List<Outcome> grant(String groupId, List<? extends Wanted> wanted, Caller caller) {
        var school = schoolOf(groupId, caller);
        var pupilsWanted = wanted.stream().map(each -> each.of(school)).toList();
        var seats = takeSeats(groupId, school, pupilsWanted);
        return pupilsWanted.stream().map(each -> grant(each, seats)).toList();
    }

    private School schoolOf(String groupId, Caller caller) {
        var school = schools.withGroup(groupId)
                .map(Versioned::state)
                .orElseThrow(() -> new ProblemException(SchoolProblem.GROUP_UNKNOWN));
        SchoolScope.require(caller, school.schoolId(), Role.SCHOOL_ADMIN, Role.SCHOOL_SYSTEM);
        return school;
    }

    private Seats takeSeats(String groupId, School school, List<Placed> wanted) {
        var before = groupSeats.load(groupId, school.schoolId());
        var after = before.state();
        for (var pupil : wanted) {
            boolean elsewhere = pupils.load(pupil.pupilId()).state() instanceof Placed placed
                    && !placed.groupId().equals(groupId);
            after = elsewhere ? after : after.take(pupil.pupilId());
        }
        groupSeats.save(before, after);
        return after;
    }

    private Outcome grant(Placed wanted, Seats seats) {
        var pupil = pupils.load(wanted.pupilId());
        var outcome = GrantingRules.decide(pupil.state(), wanted, seats);
        if (outcome instanceof Holds holds) {
            pupils.save(pupil, holds);
        }
        return outcome;
    }
}
