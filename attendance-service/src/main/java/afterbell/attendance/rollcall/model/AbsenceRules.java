package afterbell.attendance.rollcall.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.RegisterAlert.AbsentUnexplained;

/** Decides of whom it is told at once that they have not come and nobody knows why, and when that is over (R31). */
public final class AbsenceRules {
    private AbsenceRules() {}

    /**
     * @param register what the register says now, with its alerts
     * @param events   one for each pupil who is missing since, or is so no longer
     */
    public record Told(Called register, List<RegisterEvent> events) {}

    /** @param before what the register said of its pupils, empty when nothing */
    public static Told tell(List<Entry> before, Called next, Instant at) {
        var register = explain(before, next, at);
        var events = new ArrayList<>(register.events());
        var alerted = register.register();
        for (var entry : next.entries()) {
            if (isUnexplained(entry) && entryOf(before, entry).filter(AbsenceRules::isUnexplained).isEmpty()) {
                events.add(new RegisterEvent.PupilAbsentUnexplained(entry.pupilId(), at));
                alerted = alerted.alerts().size() < Called.MOST_ALERTS
                        ? alerted.withAlert(new AbsentUnexplained(entry.pupilId(), at, null))
                        : alerted;
            }
        }
        return new Told(alerted, events);
    }

    /** A day that is over alarms nobody any more; what becomes known of it is told all the same. */
    public static Told explain(List<Entry> before, Called next, Instant at) {
        var register = next;
        var events = new ArrayList<RegisterEvent>();
        for (var entry : next.entries()) {
            if (!isUnexplained(entry) && entryOf(before, entry).filter(AbsenceRules::isUnexplained).isPresent()) {
                register = register.withAlerts(ended(register.alerts(), entry.pupilId(), at));
                events.add(new RegisterEvent.AbsenceExplained(entry.pupilId(), entry.presence(), at));
            }
        }
        return new Told(register, events);
    }

    private static List<RegisterAlert> ended(List<RegisterAlert> alerts, String pupilId, Instant at) {
        return alerts.stream()
                .map(alert -> alert instanceof AbsentUnexplained absent && absent.pupilId().equals(pupilId)
                        ? absent.overBy(at)
                        : alert)
                .toList();
    }

    private static boolean isUnexplained(Entry entry) {
        return entry.presence() == Presence.ABSENT_UNEXPLAINED;
    }

    private static Optional<Entry> entryOf(List<Entry> entries, Entry same) {
        return entries.stream().filter(entry -> entry.pupilId().equals(same.pupilId())).findFirst();
    }
}
