package afterbell.attendance.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import afterbell.attendance.rollcall.model.Presence;
import afterbell.attendance.rollcall.model.RegisterEvent;
import afterbell.attendance.simulation.FaultyStore.Published;

/** Follows every child by the events alone, in the order of their sequence: taken into care, handed over, released. */
final class CustodyReader {
    private final Map<String, String> holders = new HashMap<>();
    private final Set<String> released = new HashSet<>();
    private final List<String> violations = new ArrayList<>();

    private CustodyReader() {}

    static List<String> violations(List<Published<RegisterEvent>> published) {
        var reader = new CustodyReader();
        published.forEach(it -> reader.on(it.event()));
        return reader.violations;
    }

    private void on(RegisterEvent event) {
        switch (event) {
            case RegisterEvent.RollCalled it -> it.entries().forEach(entry -> {
                if (entry.presence() == Presence.PRESENT) {
                    holders.putIfAbsent(entry.pupilId(), String.valueOf(it.workerId()));
                }
            });
            case RegisterEvent.PupilsCheckedIn it -> it.arrived()
                    .forEach(arrived -> holders.put(arrived.pupilId(), String.valueOf(arrived.workerId())));
            case RegisterEvent.Corrected it -> it.entries().forEach(entry -> {
                if (entry.presence() != Presence.PRESENT) {
                    holders.remove(entry.pupilId());
                } else {
                    holders.put(entry.pupilId(), "?");
                }
            });
            case RegisterEvent.HandedOver it -> it.pupilIds().forEach(pupil -> handedOver(pupil, it));
            case RegisterEvent.PupilsReleased it -> it.releases().forEach(release -> released(release.pupilId()));
            default -> {
                // Alarms change nobody's care.
            }
        }
    }

    private void handedOver(String pupil, RegisterEvent.HandedOver it) {
        String holder = holders.get(pupil);
        if (released.contains(pupil) || holder == null || !holder.equals("?") && !holder.equals(it.fromWorkerId())) {
            violations.add(pupil + " was handed over by " + it.fromWorkerId() + " and was with " + holder);
        }
        holders.put(pupil, it.toWorkerId());
    }

    private void released(String pupil) {
        if (!released.add(pupil)) {
            violations.add(pupil + " was released twice");
        }
        if (!holders.containsKey(pupil)) {
            violations.add(pupil + " was released and nobody had it");
        }
    }
}
