package afterbell.attendance.device.model;

import static afterbell.attendance.rollcall.model.SomeRegister.at;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import afterbell.attendance.device.model.DeviceFact.Key;
import afterbell.attendance.device.model.DeviceFact.Receipt;
import afterbell.attendance.device.model.DeviceFact.What;
import afterbell.attendance.group.model.Slot;
import afterbell.attendance.pickup.model.PickupAuthority;
import afterbell.attendance.pickupcode.model.CodeRefusal;
import afterbell.attendance.release.model.ReleaseRules;
import afterbell.attendance.rollcall.model.Awaited;
import afterbell.attendance.rollcall.model.Custody;
import afterbell.attendance.rollcall.model.Entry;
import afterbell.attendance.rollcall.model.Presence;
import afterbell.attendance.rollcall.model.Recognition;
import afterbell.attendance.rollcall.model.Register;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.Register.Uncalled;
import afterbell.attendance.rollcall.model.RegisterAlert;
import afterbell.attendance.rollcall.model.RegisterEvent;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.attendance.serviceday.model.ServiceTime;
import afterbell.attendance.session.model.Session.Begun;
import afterbell.attendance.session.model.Session.Duty;
import afterbell.attendance.session.model.Session.Open;
import afterbell.attendance.session.model.Session.Opening;
import afterbell.attendance.session.model.SessionId;

/** Devices that tell of a group of three, in an open session with one worker. */
final class SomeDevices {
    static final LocalDate DAY = LocalDate.ofInstant(at("16:00"), ServiceTime.CITY);
    static final RegisterId ID = new RegisterId("g-1", DAY, Slot.AFTERNOON);
    static final String SCHOOL = "s-1";
    static final Set<String> PUPILS = Set.of("ann", "bo", "cy");
    private static final Map<String, PickupAuthority> AUTHORITIES = Map.of("ann",
            new PickupAuthority(Set.of("mum", "gran"), Set.of("dad"), false, Map.of()), "bo",
            new PickupAuthority(Set.of("mum"), Set.of(), true, Map.of()), "cy",
            new PickupAuthority(Set.of("mum", "gran"), Set.of("dad"), false, Map.of()));
    static final Open OPEN = new Open(new SessionId(SCHOOL, DAY, Slot.AFTERNOON),
            new Opening("2021-autumn", at("15:40"), 3, 50), List.of(new Duty.SignedOn("wu", at("15:40"))), List.of());

    private final Map<String, DeviceClock> clocks = new HashMap<>();
    final List<RegisterEvent> events = new ArrayList<>();
    final List<DeviceEvent> alarms = new ArrayList<>();
    Register register = new Uncalled(ID, SCHOOL);
    DeviceRegister told = DeviceRegister.empty(ID, SCHOOL);
    @Nullable
    Begun session = OPEN;
    boolean codesNeeded;
    Instant now = at("19:00");

    /** What truly happened, and by how much the device's clock is behind. */
    record Truth(String device, String id, String pupil, Instant at, Duration behind, What what) {
        Key key() {
            return new Key(device, id);
        }
    }

    static Truth truth(String device, String id, String pupil, String time, What what) {
        return new Truth(device, id, pupil, at(time), Duration.ZERO, what);
    }

    static What here() {
        return new What.CheckIn(null);
    }

    static What marked(Presence presence) {
        return new What.Mark(presence, "wu");
    }

    static What left(@Nullable String adult) {
        return new What.Release(adult);
    }

    /** By a code for that adult, which holds. */
    static What leftByCode(String adult, String codeId) {
        return leftByCode(adult, codeId, null);
    }

    static What leftByCode(String adult, String codeId, @Nullable Instant takenBack) {
        return new What.Release(adult, new ShownCode.Good("text of " + codeId, codeId, takenBack));
    }

    static What leftByBadCode(@Nullable String adult, CodeRefusal reason) {
        return new What.Release(adult, new ShownCode.Bad("text", reason));
    }

    /** Sends a batch that is on its way for no time. */
    SomeDevices tell(List<Truth> batch) {
        now = now.plusSeconds(10);
        var facts = batch.stream().map(truth -> {
            var clock = clocks.getOrDefault(truth.device(), DeviceClock.unseen(SCHOOL, truth.device()));
            var sentAt = now.minus(truth.behind());
            clocks.put(truth.device(), clock.seen(sentAt, now));
            return new DeviceFact(truth.key(), truth.pupil(), truth.at().minus(truth.behind()), truth.what(),
                    new Receipt(now, DeviceClock.offsetMillis(sentAt, now), "guard"));
        }).toList();
        told = TakingRules.take(told, facts);
        return look();
    }

    SomeDevices tell(Truth... batch) {
        return tell(List.of(batch));
    }

    SomeDevices look() {
        var outcome = ReconcilingRules.reconcile(told, new Circumstances(register, session, Awaited.everyOf(PUPILS),
                AUTHORITIES, codesNeeded, clocks, now));
        told = outcome.told();
        register = outcome.register();
        events.addAll(outcome.events());
        alarms.addAll(outcome.alarms());
        return this;
    }

    /** Who is at the gate with a network shows a code; devices are looked at again when it was shown before. */
    ReleaseRules.Verdict showOnline(String pupil, String adult, String codeId, String time) {
        var outcome = ReleaseRules.decide((Called) register,
                List.of(new ReleaseRules.Leave(pupil, adult, at(time), new Recognition.ByCode(codeId))), AUTHORITIES,
                "guard", now);
        register = outcome.register();
        events.addAll(outcome.events());
        look();
        return outcome.verdicts().getFirst();
    }

    /** @return ids of the codes of which the school was told that they were shown again */
    List<String> reused() {
        return ((Called) register).alerts()
                .stream()
                .flatMap(it -> it instanceof RegisterAlert.CodeReused again ? Stream.of(again.codeId()) : Stream.of())
                .distinct()
                .sorted()
                .toList();
    }

    DecidingRules.Outcome decide(String pupil, @Nullable Key keep) {
        now = now.plusSeconds(10);
        var outcome = DecidingRules.decide(told, new DecidingRules.Choice(pupil, keep, "head", now, "看过监控"));
        if (outcome instanceof DecidingRules.Outcome.Decided decided) {
            told = decided.told();
            look();
        }
        return outcome;
    }

    State stateOf(Truth truth) {
        return told.find(truth.key()).orElseThrow().state();
    }

    Custody custodyOf(String pupil) {
        return ((Called) register).entryOf(pupil).orElseThrow().custody();
    }

    Presence presenceOf(String pupil) {
        return ((Called) register).entryOf(pupil).orElseThrow().presence();
    }

    /** @return what a person reads in the end: the register, the answers, the conflicts */
    Map<String, String> endState() {
        var state = new TreeMap<String, String>();
        if (register instanceof Called called) {
            called.entries()
                    .forEach(it -> state.put("register " + it.pupilId(), it.presence() + " " + said(called, it)));
        }
        if (register instanceof Called) {
            state.put("codes", reused().toString());
        }
        told.facts().forEach(it -> state.put("fact " + it.fact().key().value(), it.state().toString()));
        told.conflicts().forEach(it -> state.put("conflict " + it.pupilId(), ""));
        return state;
    }

    private static String said(Called called, Entry entry) {
        if (entry.custody() instanceof Custody.Released left) {
            return "left " + left.at() + " " + left.adultId() + " " + left.by() + " " + left.how();
        }
        return entry.custody() instanceof Custody.InCare ? "in the care of " + called.holderOf(entry) : "not in care";
    }
}
