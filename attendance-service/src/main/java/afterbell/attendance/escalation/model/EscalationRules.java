package afterbell.attendance.escalation.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import afterbell.attendance.rollcall.model.Entry;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.RegisterAlert;
import afterbell.attendance.rollcall.model.RegisterAlert.NotCollected;
import afterbell.attendance.rollcall.model.RegisterEvent;
import afterbell.attendance.rollcall.model.RegisterEvent.PupilNotCollected;
import afterbell.attendance.serviceday.model.ServiceTime;

/** Decides of whom it is told that nobody has collected them by the end of the service (R31). */
public final class EscalationRules {
    private EscalationRules() {}

    /**
     * @param stillHere pupils in somebody's care, told of before or now
     * @param told      since when it is told of each of them, in their order
     * @param events    empty when all of them were told of before
     */
    public record Outcome(Called register, List<Entry> stillHere, List<Instant> told,
            List<RegisterEvent> events) {}

    public static boolean isOver(LocalDate day, Instant at) {
        return !at.isBefore(ServiceTime.endOf(day));
    }

    /**
     * Tells of each pupil in care the levels that are due and were not told.
     *
     * @param at not before the end of the service
     */
    public static Outcome decide(Called register, EscalationPolicy policy, Instant at) {
        var next = register;
        var told = new ArrayList<Instant>();
        var events = new ArrayList<RegisterEvent>();
        var day = register.id().date();
        for (var entry : register.inCare()) {
            String pupil = entry.pupilId();
            for (int level : policy.due(reached(register, pupil), day, at)) {
                next = next.withAlert(new NotCollected(pupil, at, level));
                events.add(new PupilNotCollected(pupil, at, level, policy.dueOf(level, day)));
            }
            told.add(alertsOf(next, pupil).findFirst().map(RegisterAlert::at).orElse(at));
        }
        return new Outcome(next, register.inCare(), told, events);
    }

    private static int reached(Called register, String pupilId) {
        return alertsOf(register, pupilId).mapToInt(NotCollected::level).max().orElse(0);
    }

    private static Stream<NotCollected> alertsOf(Called register, String pupilId) {
        return register.alerts()
                .stream()
                .filter(NotCollected.class::isInstance)
                .map(NotCollected.class::cast)
                .filter(alert -> alert.pupilId().equals(pupilId));
    }
}
