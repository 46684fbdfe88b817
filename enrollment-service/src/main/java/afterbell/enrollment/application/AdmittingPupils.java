package afterbell.enrollment.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import afterbell.enrollment.application.FillingSeats.Opened;
import afterbell.enrollment.application.model.Application;
import afterbell.enrollment.application.model.State;
import afterbell.enrollment.insurance.FindCover;
import afterbell.enrollment.insurance.model.Cover;
import afterbell.enrollment.place.model.Filling;
import afterbell.enrollment.place.model.Filling.Taken;
import afterbell.enrollment.place.model.Intake;
import afterbell.enrollment.place.store.GroupSeats;
import afterbell.enrollment.school.FindSchools;
import afterbell.enrollment.school.SchoolProblem;
import afterbell.enrollment.school.model.School;
import afterbell.enrollment.semester.FindSemesters;
import afterbell.enrollment.semester.model.Semester;
import afterbell.enrollment.signup.FindSignUps;
import afterbell.enrollment.signup.SignUpProblem;
import afterbell.enrollment.signup.model.SignUp;
import afterbell.enrollment.signup.model.SignUp.Announced;
import afterbell.enrollment.signup.model.SignUp.Drawn;
import afterbell.enrollment.signup.model.Terms.Capacity;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/**
 * A school admits within its capacity (R7): where there are places for everybody, everybody; otherwise in the drawn
 * order, priority groups first, each into the best of its choices that is free. Who finds no place waits; a seat that
 * one cannot take, because of a place elsewhere, goes to the next. Admitting again admits what was submitted since, and
 * completes what a crash left.
 */
@Service
public class AdmittingPupils {
    private static final Comparator<Versioned<Application>> BY_RANK = Comparator
            .comparingLong(it -> it.state().form().rank());

    private final FindSchools findSchools;
    private final FindSemesters findSemesters;
    private final FindSignUps findSignUps;
    private final FindCover findCover;
    private final Applicants applicants;
    private final GroupSeats groupSeats;
    private final FillingSeats fillingSeats;
    private final MovingUp movingUp;
    private final Moving moving;
    private final Auditing auditing;
    private final Steps steps;

    AdmittingPupils(FindSchools findSchools, FindSemesters findSemesters, FindSignUps findSignUps, FindCover findCover,
            Applicants applicants, GroupSeats groupSeats, FillingSeats fillingSeats, MovingUp movingUp, Moving moving,
            Auditing auditing, Steps steps) {
        this.findSchools = findSchools;
        this.findSemesters = findSemesters;
        this.findSignUps = findSignUps;
        this.findCover = findCover;
        this.applicants = applicants;
        this.groupSeats = groupSeats;
        this.fillingSeats = fillingSeats;
        this.movingUp = movingUp;
        this.moving = moving;
        this.auditing = auditing;
        this.steps = steps;
    }

    /**
     * How the intake stands: everybody who has a place or waits.
     *
     * @param waitlisted by rank, the first one first
     */
    public record Standings(List<Application> admitted, List<Application> waitlisted) {}

    /**
     * What admitting would do.
     *
     * @param wouldSit  who would have a seat, by pupil
     * @param covers    by the accident insurance (R32), by pupil
     * @param liability what the school answers for is insured so
     */
    public record Preview(List<Application> waiting, Map<String, Taken> wouldSit, Map<String, Cover> covers,
            Cover liability) {}

    /** An admission that may begin: checked, the draw's order in force. */
    private record Admission(Intake intake, LocalDate from, Semester semester, List<Capacity> groups,
            List<Versioned<Application>> waiting) {}

    /**
     * @param from   first day of the places
     * @param groups in the order in which they are filled; null for those of the sign-up
     * @throws ProblemException if school, semester or a group are not known, the school is not the caller's, a group is
     *                          named twice, the day lies outside the semester, or the order is not drawn yet
     */
    public Standings admit(Intake intake, LocalDate from, @Nullable List<Capacity> groups, Caller caller) {
        var admission = prepare(intake, from, groups, caller);
        var outcome = fillingSeats.fill(intake, admission.waiting(), () -> opened(admission), from,
                steps.by(caller, null));
        auditing.moved(caller, outcome.dropped(), "R6");
        waitlist(admission, caller);
        movingUp.moveUp(intake, from, caller);
        return standings(intake, caller);
    }

    /** As {@link #admit}, and changes nothing. */
    public Preview preview(Intake intake, LocalDate from, @Nullable List<Capacity> groups, Caller caller) {
        var admission = prepare(intake, from, groups, caller);
        var waiting = fillingSeats.onRoll(admission.waiting());
        var taken = fill(admission, waiting);
        var last = admission.semester().last();
        var covers = findCover.of(intake.schoolId(),
                waiting.stream().map(it -> it.state().form().pupilId()).toList(), from, last);
        return new Preview(waiting.stream().map(Versioned::state).toList(), taken, covers,
                findCover.liability(intake.schoolId(), from, last));
    }

    /** As long as guardians can apply in time, nobody is admitted. What a crash left of the draw is completed. */
    private Admission prepare(Intake intake, LocalDate from, @Nullable List<Capacity> groups, Caller caller) {
        var school = findSchools.one(intake.schoolId());
        SchoolScope.require(caller, school.id(), Role.SCHOOL_ADMIN);
        var semester = findSemesters.one(intake.semesterId()).state();
        var signUp = findSignUps.of(intake).map(Versioned::state);
        var wanted = groups == null ? announced(signUp) : groups;
        check(school.state(), semester, from, wanted);
        if (signUp.isPresent() && signUp.get() instanceof Announced) {
            throw new ProblemException(SignUpProblem.NOT_LISTED);
        }
        var waiting = applicants.waiting(intake);
        if (signUp.isPresent() && signUp.get() instanceof Drawn drawn) {
            return new Admission(intake, from, semester, wanted,
                    applicants.takeTurns(waiting, drawn).stream().sorted(BY_RANK).toList());
        }
        var undrawn = new Admission(intake, from, semester, wanted,
                waiting.stream()
                        .sorted(Comparator.comparing(AdmittingPupils::takesAny).thenComparing(BY_RANK))
                        .toList());
        if (isScarce(undrawn)) {
            throw new ProblemException(SignUpProblem.DRAW_NEEDED);
        }
        return undrawn;
    }

    private static List<Capacity> announced(Optional<SignUp> signUp) {
        return signUp.map(it -> it.terms().groups())
                .orElseThrow(() -> new ProblemException(ApplicationProblem.GROUPS_MISSING));
    }

    private static void check(School school, Semester semester, LocalDate from, List<Capacity> groups) {
        var seen = new HashSet<String>();
        for (var group : groups) {
            if (school.group(group.groupId()).isEmpty()) {
                throw new ProblemException(SchoolProblem.GROUP_UNKNOWN);
            }
            if (!seen.add(group.groupId())) {
                throw new ProblemException(SignUpProblem.GROUP_TWICE);
            }
        }
        if (!semester.contains(from)) {
            throw new ProblemException(ApplicationProblem.DAY_OUTSIDE_SEMESTER, Map.of("day", from.toString()));
        }
    }

    /** Where nobody must wait the rank says nothing, and who has wishes is seated before those who take any seat. */
    private static boolean takesAny(Versioned<Application> application) {
        return application.state().form().wishes().choices().isEmpty();
    }

    private List<Opened> opened(Admission admission) {
        var seats = groupSeats.load(admission.groups().stream().map(Capacity::groupId).toList(), admission.intake());
        return IntStream.range(0, seats.size()).mapToObj(i -> {
            var stored = seats.get(i);
            return new Opened(stored, stored.state().withCapacity(admission.groups().get(i).capacity()));
        }).toList();
    }

    private Map<String, Taken> fill(Admission admission, List<Versioned<Application>> waiting) {
        var opened = opened(admission);
        return Filling.fill(opened.stream().map(Opened::wanted).toList(),
                fillingSeats.wishes(admission.intake(), waiting, opened), admission.from()).taken();
    }

    /** Whether the order matters: somebody finds no seat, or none in the choice that was wished for most. */
    private boolean isScarce(Admission admission) {
        var waiting = fillingSeats.onRoll(admission.waiting());
        var taken = fill(admission, waiting);
        var best = fillingSeats.bestGroups(admission.intake(), waiting,
                admission.groups().stream().map(Capacity::groupId).toList());
        return waiting.stream().map(it -> it.state().form().pupilId()).anyMatch(pupilId -> {
            var seat = taken.get(pupilId);
            var groups = best.getOrDefault(pupilId, List.of());
            return seat == null || !groups.isEmpty() && !groups.contains(seat.groupId());
        });
    }

    /** Whoever has applied since waits to be decided on. */
    private void waitlist(Admission admission, Caller caller) {
        var decided = admission.waiting().stream().map(Versioned::id).collect(Collectors.toSet());
        var step = steps.by(caller, "no-free-seat");
        moving.moveAll(applicants.of(admission.intake(), State.SUBMITTED, State.UNDER_REVIEW)
                .stream()
                .filter(it -> decided.contains(it.id()))
                .toList(), it -> it.waitlist(step));
    }

    private Standings standings(Intake intake, Caller caller) {
        var admitted = applicants.of(intake, State.ADMITTED);
        var waitlisted = applicants.of(intake, State.WAITLISTED);
        var all = new ArrayList<>(admitted);
        all.addAll(waitlisted);
        auditing.moved(caller, all, "R7");
        return new Standings(admitted.stream().map(Versioned::state).toList(),
                waitlisted.stream().map(Versioned::state).toList());
    }
}
