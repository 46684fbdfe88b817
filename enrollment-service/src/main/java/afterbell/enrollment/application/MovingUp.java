package afterbell.enrollment.application;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;

import org.springframework.stereotype.Service;

import afterbell.enrollment.application.FillingSeats.Opened;
import afterbell.enrollment.application.model.State;
import afterbell.enrollment.application.store.Applications;
import afterbell.enrollment.place.model.Intake;
import afterbell.enrollment.place.store.GroupSeats;
import afterbell.enrollment.semester.FindSemesters;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.security.Caller;

/**
 * A seat that falls free goes at once to whoever waits first and whose choices it suits, from the day on which it is
 * free (R7). Who cannot take it, because of a place elsewhere, lets the next one pass.
 */
@Service
class MovingUp {
    static final String REASON = "moved-up";
    private static final int MOST_AT_ONCE = 500;

    private final Applications applications;
    private final GroupSeats groupSeats;
    private final FindSemesters findSemesters;
    private final FillingSeats fillingSeats;
    private final Auditing auditing;
    private final Steps steps;

    MovingUp(Applications applications, GroupSeats groupSeats, FindSemesters findSemesters, FillingSeats fillingSeats,
            Auditing auditing, Steps steps) {
        this.applications = applications;
        this.groupSeats = groupSeats;
        this.findSemesters = findSemesters;
        this.fillingSeats = fillingSeats;
        this.auditing = auditing;
        this.steps = steps;
    }

    /** @param free first day on which a seat is free */
    void moveUp(Intake intake, LocalDate free, Caller caller) {
        var semester = findSemesters.one(intake.semesterId()).state();
        var from = free.isBefore(semester.first()) ? semester.first() : free;
        if (from.isAfter(semester.last())) {
            return;
        }
        var step = steps.by(caller, REASON);
        var clashing = new HashSet<String>();
        long behind = Long.MIN_VALUE;
        while (hasFreeSeat(intake, from)) {
            var next = applications.behind(intake, State.WAITLISTED, behind, MOST_AT_ONCE);
            if (next.isEmpty()) {
                return;
            }
            var outcome = fillingSeats.fill(intake, next.stream().filter(it -> !clashing.contains(it.id())).toList(),
                    () -> opened(intake), from, step);
            auditing.moved(caller, outcome.admitted(), "R7");
            auditing.moved(caller, outcome.dropped(), "R6");
            clashing.addAll(outcome.clashing());
            behind = outcome.clashing().isEmpty() ? next.getLast().state().form().rank() : Long.MIN_VALUE;
        }
    }

    private List<Opened> opened(Intake intake) {
        return groupSeats.of(intake).stream().map(it -> new Opened(it, it.state())).toList();
    }

    private boolean hasFreeSeat(Intake intake, LocalDate from) {
        return groupSeats.of(intake).stream().map(Versioned::state).anyMatch(it -> it.hasFreeSeat(from));
    }
}
