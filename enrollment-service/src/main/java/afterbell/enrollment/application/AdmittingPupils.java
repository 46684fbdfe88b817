package afterbell.enrollment.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.stereotype.Service;

import afterbell.enrollment.SideBySide;
import afterbell.enrollment.application.FillingSeats.Opened;
import afterbell.enrollment.application.model.Application;
import afterbell.enrollment.application.model.State;
import afterbell.enrollment.application.store.Applications;
import afterbell.enrollment.place.model.Intake;
import afterbell.enrollment.place.store.GroupSeats;
import afterbell.enrollment.school.FindSchools;
import afterbell.enrollment.school.SchoolProblem;
import afterbell.enrollment.school.model.School;
import afterbell.enrollment.semester.FindSemesters;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/**
 * A school admits within its capacity: priority groups first, then by order of application (R7); who finds no place
 * waits. A seat that one cannot take, because of a place elsewhere, goes to the next. Admitting again admits what was
 * submitted since, and completes what a crash left.
 */
@Service
public class AdmittingPupils {
    /** Applications that one request decides on, and names in its answer. */
    public static final int MOST = 1_000;

    private final FindSchools findSchools;
    private final FindSemesters findSemesters;
    private final Applications applications;
    private final GroupSeats groupSeats;
    private final FillingSeats fillingSeats;
    private final MovingUp movingUp;
    private final Moving moving;
    private final Auditing auditing;
    private final Steps steps;

    AdmittingPupils(FindSchools findSchools, FindSemesters findSemesters, Applications applications,
            GroupSeats groupSeats, FillingSeats fillingSeats, MovingUp movingUp, Moving moving, Auditing auditing,
            Steps steps) {
        this.findSchools = findSchools;
        this.findSemesters = findSemesters;
        this.applications = applications;
        this.groupSeats = groupSeats;
        this.fillingSeats = fillingSeats;
        this.movingUp = movingUp;
        this.moving = moving;
        this.auditing = auditing;
        this.steps = steps;
    }

    /** @param capacity pupils, at most 50 (R20) */
    public record GroupCapacity(String groupId, int capacity) {}

    /**
     * How the intake stands: everybody who has a place or waits, at most {@value #MOST}.
     *
     * @param waitlisted by rank, the first one first
     */
    public record Standings(List<Application> admitted, List<Application> waitlisted) {}

    /**
     * @param from   first day of the places
     * @param groups in the order in which they are filled
     * @throws ProblemException if school, semester or a group are not known, the school is not the caller's, a group is
     *                          named twice or the day lies outside the semester
     */
    public Standings admit(Intake intake, LocalDate from, List<GroupCapacity> groups, Caller caller) {
        var school = findSchools.one(intake.schoolId());
        SchoolScope.require(caller, school.id(), Role.SCHOOL_ADMIN);
        check(school.state(), intake, from, groups);
        var waiting = waiting(intake);
        fillingSeats.fill(waiting, () -> groups.stream().map(it -> opened(intake, it)).toList(), from,
                steps.by(caller, null));
        waitlist(intake, caller);
        movingUp.moveUp(intake, from, caller);
        return standings(intake, caller);
    }

    private void check(School school, Intake intake, LocalDate from, List<GroupCapacity> groups) {
        var seen = new HashSet<String>();
        for (var group : groups) {
            if (school.group(group.groupId()).isEmpty()) {
                throw new ProblemException(SchoolProblem.GROUP_UNKNOWN);
            }
            if (!seen.add(group.groupId())) {
                throw new ProblemException(ApplicationProblem.GROUP_TWICE);
            }
        }
        if (!findSemesters.one(intake.semesterId()).state().contains(from)) {
            throw new ProblemException(ApplicationProblem.DAY_OUTSIDE_SEMESTER, Map.of("day", from.toString()));
        }
    }

    /** Those who wait for a decision and those who wait for a seat, in one order. */
    private List<Versioned<Application>> waiting(Intake intake) {
        return Stream.of(State.SUBMITTED, State.WAITLISTED)
                .flatMap(state -> applications.of(intake, state, MOST).stream())
                .sorted(Comparator.comparingLong(it -> it.state().form().rank()))
                .limit(MOST)
                .toList();
    }

    private Opened opened(Intake intake, GroupCapacity group) {
        var stored = groupSeats.load(group.groupId(), intake);
        return new Opened(stored, stored.state().withCapacity(group.capacity()));
    }

    private void waitlist(Intake intake, Caller caller) {
        var step = steps.by(caller, "no-free-seat");
        SideBySide.map(applications.of(intake, State.SUBMITTED, MOST), it -> {
            try {
                return moving.move(it, now -> now.waitlist(step));
            } catch (ProblemException movedMeanwhile) {
                return it;
            }
        });
    }

    private Standings standings(Intake intake, Caller caller) {
        var admitted = applications.of(intake, State.ADMITTED, MOST);
        int room = MOST - admitted.size();
        List<Versioned<Application>> waitlisted = room == 0
                ? List.of()
                : applications.of(intake, State.WAITLISTED, room);
        var all = new ArrayList<>(admitted);
        all.addAll(waitlisted);
        auditing.moved(caller, all, "R7");
        return new Standings(admitted.stream().map(Versioned::state).toList(),
                waitlisted.stream().map(Versioned::state).toList());
    }
}
