package afterbell.attendance.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import afterbell.attendance.rollcall.model.Presence;
import afterbell.attendance.rollcall.model.RegisterEvent;
import afterbell.attendance.simulation.FaultyStore.Published;

/** Counts who was served as the published contract says: of each pupil the entry with the highest revision holds. */
final class ServedReader {
    private final Map<String, Integer> revisions = new HashMap<>();
    private final Map<String, Boolean> present = new HashMap<>();

    void on(Published<RegisterEvent> published) {
        switch (published.event()) {
            case RegisterEvent.RollCalled it -> it.entries()
                    .forEach(entry -> on(entry.pupilId(), entry.revision(), entry.presence() == Presence.PRESENT));
            case RegisterEvent.Corrected it -> it.entries()
                    .forEach(entry -> on(entry.pupilId(), entry.revision(), entry.presence() == Presence.PRESENT));
            case RegisterEvent.PupilsCheckedIn it -> it.arrived()
                    .forEach(arrived -> on(arrived.pupilId(), arrived.revision(), true));
            default -> {
                // Nothing else tells of presence.
            }
        }
    }

    private void on(String pupilId, int revision, boolean isPresent) {
        if (revision > revisions.getOrDefault(pupilId, 0)) {
            revisions.put(pupilId, revision);
            present.put(pupilId, isPresent);
        }
    }

    Set<String> served() {
        var served = new TreeSet<String>();
        present.forEach((pupil, isPresent) -> {
            if (isPresent) {
                served.add(pupil);
            }
        });
        return served;
    }
}
