package afterbell.enrollment.application;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

import afterbell.enrollment.SideBySide;
import afterbell.enrollment.application.model.Application;
import afterbell.enrollment.application.model.Claim;
import afterbell.enrollment.application.model.Form;
import afterbell.enrollment.application.model.Wishes;
import afterbell.enrollment.application.store.Applications;
import afterbell.enrollment.application.store.Applications.Priority;
import afterbell.enrollment.pickup.GuardianScope;
import afterbell.enrollment.place.model.Intake;
import afterbell.enrollment.plan.FindPublicPlans;
import afterbell.enrollment.plan.model.PublishedPlan;
import afterbell.enrollment.roster.FindPupils;
import afterbell.enrollment.roster.RosterProblem;
import afterbell.enrollment.roster.model.Pupil;
import afterbell.enrollment.roster.store.Pupils;
import afterbell.enrollment.school.FindSchools;
import afterbell.enrollment.semester.FindSemesters;
import afterbell.enrollment.signup.FindSignUps;
import afterbell.enrollment.signup.SignUpProblem;
import afterbell.enrollment.signup.model.SignUp.Door;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.problem.ProblemCode;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/**
 * A guardian applies for a child (R2), having read the notice (R3); or the school enters it for the guardian, and the
 * application says so. There is one open application for a child, semester and slot. What comes after the sign-up's
 * close is refused, or marked late where the school takes such.
 */
@Service
public class ApplyingForPlace {
    private final FindSchools findSchools;
    private final FindSemesters findSemesters;
    private final FindPublicPlans findPublicPlans;
    private final FindPupils findPupils;
    private final Pupils pupils;
    private final GuardianScope guardianScope;
    private final FindSignUps findSignUps;
    private final Applications applications;
    private final Moving moving;
    private final Auditing auditing;
    private final Steps steps;
    private final Clock clock;

    ApplyingForPlace(FindSchools findSchools, FindSemesters findSemesters, FindPublicPlans findPublicPlans,
            FindPupils findPupils, Pupils pupils, GuardianScope guardianScope, FindSignUps findSignUps,
            Applications applications, Moving moving, Auditing auditing, Steps steps, Clock clock) {
        this.findSchools = findSchools;
        this.findSemesters = findSemesters;
        this.findPublicPlans = findPublicPlans;
        this.findPupils = findPupils;
        this.pupils = pupils;
        this.guardianScope = guardianScope;
        this.findSignUps = findSignUps;
        this.applications = applications;
        this.moving = moving;
        this.auditing = auditing;
        this.steps = steps;
        this.clock = clock;
    }

    /** What became of one of a list: the application, or why there is none. */
    public record Answer(@Nullable Versioned<Application> application, @Nullable ProblemCode problem) {}

    /**
     * @param noticeVersion which the guardian has acknowledged
     * @param priority      null where none is claimed
     * @return the open application; applying again answers the same
     * @throws ProblemException if the caller may not speak for the child, or a rule refuses
     */
    public Application apply(Intake intake, String pupilId, int noticeVersion, Wishes wishes,
            @Nullable Priority priority, Caller caller) {
        findSchools.one(intake.schoolId());
        findSemesters.one(intake.semesterId());
        var pupil = findPupils.one(pupilId);
        boolean proxy = caller.mayActFor(intake.schoolId(), Role.SCHOOL_ADMIN);
        if (!proxy) {
            guardianScope.requireGuardian(caller, pupilId);
        }
        var wanted = new Wanted(intake, noticeVersion, wishes, inForce(intake), door(intake), proxy, now());
        var known = applications.of(intake.semesterId(), intake.slot(), List.of(pupilId));
        var submitted = submit(wanted, pupil.state(), known, priority, caller);
        auditing.moved(caller, submitted, "R2");
        return submitted.state();
    }

    /** @return what became of each, in order */
    public List<Answer> applyForAll(Intake intake, List<String> pupilIds, int noticeVersion, Caller caller) {
        var school = findSchools.one(intake.schoolId());
        SchoolScope.require(caller, school.id(), Role.SCHOOL_ADMIN);
        findSemesters.one(intake.semesterId());
        var plan = inForce(intake);
        var door = door(intake);
        long now = now();
        var all = pupils.load(pupilIds);
        var known = applications.of(intake.semesterId(), intake.slot(), pupilIds)
                .stream()
                .collect(Collectors.groupingBy(it -> it.state().form().pupilId()));
        var places = IntStream.range(0, pupilIds.size()).boxed().toList();
        var answers = SideBySide.map(places, i -> {
            var pupil = Objects.requireNonNull(all.get(pupilIds.get(i))).state();
            var wanted = new Wanted(intake, noticeVersion, Wishes.ANY, plan, door, true, now + i);
            return answer(wanted, pupil, known.getOrDefault(pupil.pupilId(), List.of()), caller);
        });
        auditing.moved(caller, answers.stream().map(Answer::application).filter(Objects::nonNull).toList(), "R2");
        return answers;
    }

    private Answer answer(Wanted wanted, Pupil pupil, List<Versioned<Application>> known, Caller caller) {
        try {
            return new Answer(submit(wanted, pupil, known, null, caller), null);
        } catch (ProblemException e) {
            return new Answer(null, e.problem().code());
        }
    }

    /**
     * @param plan  which is in force
     * @param door  how an application that comes now is taken
     * @param order when it comes: microseconds since 1970
     */
    private record Wanted(Intake intake, int noticeVersion, Wishes wishes, PublishedPlan plan, Door door,
            boolean proxy, long order) {}

    private Versioned<Application> submit(Wanted wanted, Pupil pupil, List<Versioned<Application>> known,
            @Nullable Priority priority, Caller caller) {
        if (!pupil.isOnRollOf(wanted.intake().schoolId())) {
            throw new ProblemException(RosterProblem.NOT_ON_ROLL);
        }
        var open = open(known);
        if (open.isPresent()) {
            return same(wanted.intake(), open.get());
        }
        check(wanted);
        var form = form(wanted, pupil.pupilId(), known, priority == null ? Claim.NONE : Claim.CLAIMED);
        try {
            var step = steps.by(caller, wanted.proxy() ? "proxy" : null);
            return inTimeOrLate(applications.submit(Application.submit(form, step), priority), caller);
        } catch (OptimisticLockingFailureException e) {
            return applications.find(form.applicationId()).orElseThrow(() -> e);
        }
    }

    /** The list may have been fixed between the look at the clock and the write. */
    private Versioned<Application> inTimeOrLate(Versioned<Application> submitted, Caller caller) {
        var form = submitted.state().form();
        boolean isMissed = !form.late() && findSignUps.of(form.intake())
                .filter(it -> it.state().isListedWithout(form.applicationId()))
                .isPresent();
        return isMissed ? moving.move(submitted, it -> it.miss(steps.by(caller, "list-fixed-meanwhile"))) : submitted;
    }

    private static void check(Wanted wanted) {
        switch (wanted.door()) {
            case NOT_YET_OPEN -> throw new ProblemException(SignUpProblem.NOT_YET_OPEN);
            case SHUT -> throw new ProblemException(SignUpProblem.SHUT);
            case IN_TIME, LATE -> {
            }
        }
        PlannedChoices.requireCurrent(wanted.plan(), wanted.noticeVersion());
        PlannedChoices.requireOffered(wanted.plan(), wanted.wishes());
    }

    private static Optional<Versioned<Application>> open(List<Versioned<Application>> known) {
        return known.stream().filter(it -> it.state().isOpen()).findFirst();
    }

    private static Versioned<Application> same(Intake intake, Versioned<Application> open) {
        if (!open.state().form().intake().equals(intake)) {
            throw new ProblemException(ApplicationProblem.APPLIED_ELSEWHERE);
        }
        return open;
    }

    private static Form form(Wanted wanted, String pupilId, List<Versioned<Application>> known, Claim claim) {
        int attempt = 1 + known.stream()
                .map(it -> it.state().form())
                .filter(it -> it.intake().equals(wanted.intake()))
                .map(Form::attempt)
                .max(Comparator.naturalOrder())
                .orElse(0);
        String name = wanted.intake().key() + "/" + pupilId + "/" + attempt;
        String id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        return new Form(id, pupilId, wanted.intake(), attempt, wanted.noticeVersion(), wanted.wishes(), claim,
                wanted.proxy(), wanted.door() == Door.LATE, wanted.order(), null);
    }

    private PublishedPlan inForce(Intake intake) {
        return findPublicPlans.inForce(intake.schoolId(), intake.semesterId());
    }

    /** Where a school has announced no sign-up, guardians apply at any time. */
    private Door door(Intake intake) {
        return findSignUps.of(intake).map(it -> it.state().door(clock.instant())).orElse(Door.IN_TIME);
    }

    private long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }
}
