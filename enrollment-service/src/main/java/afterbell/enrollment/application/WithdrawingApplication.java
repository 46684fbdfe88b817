package afterbell.enrollment.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import afterbell.enrollment.application.model.Application;
import afterbell.enrollment.application.model.Application.Admitted;
import afterbell.enrollment.application.model.Application.Ended;
import afterbell.enrollment.application.model.Application.Held;
import afterbell.enrollment.application.model.Application.Move;
import afterbell.enrollment.application.store.Applications;
import afterbell.enrollment.place.HoldingPlaces;
import afterbell.enrollment.place.model.EndReason;
import afterbell.enrollment.semester.FindSemesters;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;

/**
 * A guardian withdraws at any time (R2). A held place ends first, then the seat is free, then the application has
 * ended, then the waiting list moves up: withdrawing again completes what a crash left.
 */
@Service
public class WithdrawingApplication {
    private final Applications applications;
    private final SpeakingFor speakingFor;
    private final FindSemesters findSemesters;
    private final HoldingPlaces holdingPlaces;
    private final MovingUp movingUp;
    private final Moving moving;
    private final Auditing auditing;
    private final Steps steps;

    WithdrawingApplication(Applications applications, SpeakingFor speakingFor, FindSemesters findSemesters,
            HoldingPlaces holdingPlaces, MovingUp movingUp, Moving moving, Auditing auditing, Steps steps) {
        this.applications = applications;
        this.speakingFor = speakingFor;
        this.findSemesters = findSemesters;
        this.holdingPlaces = holdingPlaces;
        this.movingUp = movingUp;
        this.moving = moving;
        this.auditing = auditing;
        this.steps = steps;
    }

    /**
     * @param on first day without the place
     * @throws ProblemException if the application is not known, the caller speaks neither for child nor school, the
     *                          state does not allow it, or the day lies outside the semester
     */
    public Application withdraw(String applicationId, LocalDate on, @Nullable String reason, Caller caller) {
        var known = applications.find(applicationId)
                .orElseThrow(() -> new ProblemException(ApplicationProblem.APPLICATION_UNKNOWN));
        var form = known.state().form();
        speakingFor.require(caller, known.state());
        var semester = findSemesters.one(form.intake().semesterId()).state();
        if (on.isAfter(semester.last().plusDays(1))) {
            throw new ProblemException(ApplicationProblem.DAY_OUTSIDE_SEMESTER, Map.of("day", on.toString()));
        }
        return close(known, on, EndReason.WITHDRAWN, reason, caller).state();
    }

    /** Closes an open application, whatever its state; with a place, it ends on that day. */
    public Versioned<Application> close(Versioned<Application> known, LocalDate on, EndReason why,
            @Nullable String reason, Caller caller) {
        var step = steps.by(caller, reason);
        var now = moving.move(known, it -> hasPlace(it) ? new Move.MadeBefore() : it.withdraw(step));
        if (hasPlace(now.state())) {
            return endPlace(now, on, why, reason, caller);
        }
        auditing.moved(caller, now, "R2");
        return now;
    }

    private Versioned<Application> endPlace(Versioned<Application> known, LocalDate on, EndReason why,
            @Nullable String reason, Caller caller) {
        var form = known.state().form();
        var place = placeOf(known.state());
        var until = on.isBefore(place.from()) ? place.from() : on;
        var step = steps.by(caller, reason);
        if (known.state() instanceof Admitted) {
            holdingPlaces.end(form.pupilId(), form.intake(), place.groupId(), until, why);
        }
        var ended = moving.move(known, it -> it.end(until, why, step));
        auditing.moved(caller, List.of(ended), why == EndReason.WITHDRAWN ? "R2" : "R6");
        movingUp.moveUp(form.intake(), until, caller);
        return ended;
    }

    private static boolean hasPlace(Application application) {
        return application instanceof Admitted || application instanceof Ended;
    }

    private static Held placeOf(Application application) {
        return switch (application) {
            case Admitted admitted -> admitted.place();
            case Ended ended -> ended.place();
            default -> throw new IllegalStateException("No place in state " + application.state());
        };
    }
}
