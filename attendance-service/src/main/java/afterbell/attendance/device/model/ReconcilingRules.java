package afterbell.attendance.device.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import afterbell.attendance.device.model.DeviceRegister.Conflict;
import afterbell.attendance.device.model.DeviceRegister.Kept;
import afterbell.attendance.rollcall.model.Register;
import afterbell.attendance.rollcall.model.RegisterEvent;

/**
 * Brings a register to what devices have told of its pupils. Everything that was told is looked at together and in the
 * order in which it happened, each time anew: so the register, the conflicts and the answers come to be the same,
 * whatever the order in which facts came, however they were split into batches, and however often they were told.
 * <p>
 * The register is changed by its own rules only. What a person has entered stays: a device that says otherwise is a
 * conflict, which a person decides.
 */
public final class ReconcilingRules {
    private ReconcilingRules() {}

    /**
     * @param register the same object when nothing has changed
     * @param alarms   of pupils at whom a person must look from now on
     */
    public record Outcome(DeviceRegister told, Register register, List<RegisterEvent> events,
            List<DeviceEvent> alarms) {}

    public static Outcome reconcile(DeviceRegister told, Circumstances known) {
        var byPupil = new TreeMap<String, List<Kept>>();
        told.facts().forEach(it -> byPupil.computeIfAbsent(it.fact().pupilId(), _ -> new ArrayList<>()).add(it));
        var hand = new Hand(told, known);
        var pupils = byPupil.entrySet()
                .stream()
                .map(it -> new PupilsFacts(it.getKey(), it.getValue(), told, known))
                .toList();
        pupils.forEach(it -> it.arrive(hand));
        var uncalled = hand.callRoll(pupils);
        var settled = pupils.stream().flatMap(it -> it.settle(hand, uncalled).stream()).toList();
        hand.nameWhoTakesCare(pupils);
        return concluded(told.with(settled), hand, known.now());
    }

    private static Outcome concluded(DeviceRegister told, Hand hand, Instant now) {
        var inConflict = told.facts()
                .stream()
                .filter(it -> it.state() instanceof State.Conflict)
                .map(it -> it.fact().pupilId())
                .distinct()
                .sorted()
                .toList();
        var conflicts = inConflict.stream()
                .map(pupil -> told.conflictOf(pupil).orElseGet(() -> new Conflict(pupil, now)))
                .toList();
        var alarms = inConflict.stream()
                .filter(pupil -> told.conflictOf(pupil).isEmpty())
                .map(pupil -> new DeviceEvent(pupil, told.matterOf(pupil), now))
                .toList();
        return new Outcome(told.inConflict(conflicts), hand.register(), hand.events(), alarms);
    }
}
