package afterbell.attendance.escalation.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    /** @param at not before the end of the service */
    public static Outcome decide(Called register, Instant at) {
        var next = register;
        var told = new ArrayList<Instant>();
        var events = new ArrayList<RegisterEvent>();
        for (var entry : register.inCare()) {
            var before = toldOf(register, entry);
            told.add(before.orElse(at));
            if (before.isEmpty()) {
                next = next.withAlert(new NotCollected(entry.pupilId(), at));
                events.add(new PupilNotCollected(entry.pupilId(), at));
            }
        }
        return new Outcome(next, register.inCare(), told, events);
    }

    private static Optional<Instant> toldOf(Called register, Entry entry) {
        return register.alerts()
                .stream()
                .filter(alert -> alert instanceof NotCollected && alert.pupilId().equals(entry.pupilId()))
                .map(RegisterAlert::at)
                .findFirst();
    }
}
