package afterbell.enrollment.place;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import afterbell.enrollment.City;
import afterbell.enrollment.place.store.GroupSeats;
import afterbell.enrollment.roster.store.NamedPupil;
import afterbell.enrollment.roster.store.Pupils;
import afterbell.enrollment.school.SchoolProblem;
import afterbell.enrollment.school.store.Schools;
import afterbell.enrollment.semester.FindSemesters;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Finds who holds a place in a group, with names: for the school's own people only. */
@Service
public class FindGroupPupils {
    private final Schools schools;
    private final GroupSeats groupSeats;
    private final Pupils pupils;
    private final FindSemesters findSemesters;
    private final AuditLog audit;
    private final Clock clock;

    FindGroupPupils(Schools schools, GroupSeats groupSeats, Pupils pupils, FindSemesters findSemesters,
            AuditLog audit, Clock clock) {
        this.schools = schools;
        this.groupSeats = groupSeats;
        this.pupils = pupils;
        this.findSemesters = findSemesters;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param day null for today
     * @return who holds a place there on that day or later, in a semester that is not over by then, by id; at most 50
     *         for a semester and slot
     */
    public List<NamedPupil> ofGroup(String groupId, @Nullable LocalDate day, Caller caller) {
        var school = schools.withGroup(groupId)
                .orElseThrow(() -> new ProblemException(SchoolProblem.GROUP_UNKNOWN));
        SchoolScope.require(caller, school.id(), Role.TEACHER, Role.SCHOOL_ADMIN, Role.SCHOOL_SYSTEM);
        var from = day == null ? City.today(clock) : day;
        var seated = groupSeats.ofGroup(groupId)
                .stream()
                .filter(it -> !findSemesters.one(it.intake().semesterId()).state().last().isBefore(from))
                .flatMap(it -> it.pupilsFrom(from).stream())
                .distinct()
                .toList();
        audit.read(caller, "pupil.names", new Subject("group", groupId, school.id()), seated);
        return pupils.named(seated)
                .stream()
                .sorted(Comparator.comparing(it -> it.pupil().pupilId()))
                .toList();
    }
}
