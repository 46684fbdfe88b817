package afterbell.enrollment.application;

import java.time.LocalDate;

import org.springframework.stereotype.Service;

import afterbell.enrollment.application.FillingSeats.Opened;
import afterbell.enrollment.application.model.State;
import afterbell.enrollment.application.store.Applications;
import afterbell.enrollment.place.model.Intake;
import afterbell.enrollment.place.store.GroupSeats;
import afterbell.enrollment.semester.FindSemesters;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.security.Caller;

/** A seat that falls free goes at once to whoever waits first, from the day on which it is free (R7). */
@Service
class MovingUp {
    static final String REASON = "moved-up";
    /** Whoever cannot take a seat, because of a place elsewhere, lets the next one pass; this many are asked. */
    private static final int MOST_ASKED = 100;

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
        for (int asked = 0; asked < MOST_ASKED && hasFreeSeat(intake, from); asked++) {
            var next = applications.of(intake, State.WAITLISTED, asked + 1);
            if (next.size() <= asked) {
                return;
            }
            var admitted = fillingSeats.fill(next, () -> groupSeats.of(intake)
                    .stream()
                    .map(it -> new Opened(it, it.state()))
                    .toList(), from, steps.by(caller, REASON));
            auditing.moved(caller, admitted, "R7");
            asked -= admitted.size();
        }
    }

    private boolean hasFreeSeat(Intake intake, LocalDate from) {
        return groupSeats.of(intake).stream().map(Versioned::state).anyMatch(it -> it.hasFreeSeat(from));
    }
}
