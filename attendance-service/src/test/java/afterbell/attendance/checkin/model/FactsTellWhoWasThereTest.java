package afterbell.attendance.checkin.model;

import static afterbell.attendance.rollcall.model.SomeRegister.DAY;
import static afterbell.attendance.rollcall.model.SomeRegister.NOW;
import static afterbell.attendance.rollcall.model.SomeRegister.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import afterbell.attendance.checkin.model.CheckInRules.Coming;
import afterbell.attendance.group.model.Slot;
import afterbell.attendance.handover.model.HandoverRules;
import afterbell.attendance.handover.model.HandoverRules.Outcome.HandedOver;
import afterbell.attendance.handover.model.HandoverRules.Signed;
import afterbell.attendance.rollcall.model.Awaited;
import afterbell.attendance.rollcall.model.CallingRules;
import afterbell.attendance.rollcall.model.CallingRules.Outcome.Recorded;
import afterbell.attendance.rollcall.model.Custody.InCare;
import afterbell.attendance.rollcall.model.Entry;
import afterbell.attendance.rollcall.model.Presence;
import afterbell.attendance.rollcall.model.Register;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.Register.Uncalled;
import afterbell.attendance.rollcall.model.RegisterEvent;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.attendance.rollcall.model.RollCall;
import afterbell.attendance.rollcall.model.RollCall.Mark;
import afterbell.attendance.rollcall.model.Way;
import afterbell.attendance.session.model.Session.Duty;
import afterbell.attendance.session.model.Session.Duty.SignedOn;
import afterbell.attendance.session.model.Session.Open;
import afterbell.attendance.session.model.Session.Opening;
import afterbell.attendance.session.model.SessionId;

/**
 * R16, R31: whatever gates, teachers and offices say in whatever order, of each pupil the fact with the highest revision
 * says what the register says, no two facts of a revision differ, and who is there is in one worker's care.
 */
class FactsTellWhoWasThereTest {
    private static final List<String> PUPILS = List.of("ann", "bo", "cy", "di");
    private static final List<String> WORKERS = List.of("wu", "li");
    private static final Awaited AWAITED = Awaited.everyOf(Set.copyOf(PUPILS));
    private static final int STEPS = 30;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void inWhateverOrder(long seed) {
        for (int run = 0; run < 50; run++) {
            play(new Random(seed * 1_000 + run), "seed %d, run %d".formatted(seed, run));
        }
    }

    private static void play(Random random, String name) {
        Register register = new Uncalled(new RegisterId("group-1", DAY, Slot.AFTERNOON), "school-1");
        var told = new HashMap<String, Map<Integer, Boolean>>();
        for (int step = 0; step < STEPS; step++) {
            var happened = step(random, register);
            register = happened.register();
            happened.events().forEach(event -> revisions(event).forEach(one -> {
                var before = told.computeIfAbsent(one.pupilId(), _ -> new HashMap<>())
                        .put(one.revision(), one.present());
                assertThat(before).as("%s: revision %d of %s", name, one.revision(), one.pupilId())
                        .isIn(null, one.present());
            }));
            if (register instanceof Called called) {
                called.entries().forEach(entry -> check(called, entry, told, name));
            }
        }
    }

    private static void check(Called register, Entry entry, Map<String, Map<Integer, Boolean>> told, String name) {
        var ofPupil = told.getOrDefault(entry.pupilId(), Map.of());
        int last = ofPupil.keySet().stream().mapToInt(it -> it).max().orElse(0);
        assertThat(entry.revision()).as(name).isEqualTo(last);
        assertThat(entry.presence() == Presence.PRESENT).as(name).isEqualTo(ofPupil.get(last));
        if (entry.custody() instanceof InCare) {
            assertThat(WORKERS).as(name).contains(register.holderOf(entry));
            assertThat(register.careOf(entry)).as(name)
                    .isSortedAccordingTo((one, other) -> one.since()
                            .compareTo(other.since()));
        }
    }

    private record Happened(Register register, List<RegisterEvent> events) {}

    private record Revision(String pupilId, int revision, boolean present) {}

    private static Stream<Revision> revisions(RegisterEvent event) {
        return switch (event) {
            case RegisterEvent.RollCalled called -> called.entries().stream().map(FactsTellWhoWasThereTest::revision);
            case RegisterEvent.Corrected corrected -> corrected.entries()
                    .stream()
                    .map(FactsTellWhoWasThereTest::revision);
            case RegisterEvent.PupilsCheckedIn came -> came.arrived()
                    .stream()
                    .map(it -> new Revision(it.pupilId(), it.revision(), true));
            default -> Stream.empty();
        };
    }

    private static Revision revision(Entry entry) {
        return new Revision(entry.pupilId(), entry.revision(), entry.presence() == Presence.PRESENT);
    }

    private static Happened step(Random random, Register register) {
        return switch (random.nextInt(4)) {
            case 0 -> callRoll(random, register);
            case 1 -> handOver(random, register);
            default -> checkIn(random, register);
        };
    }

    private static Happened checkIn(Random random, Register register) {
        var outcome = CheckInRules.decide(register,
                List.of(new Coming(any(random, PUPILS), any(random, List.of(Way.values())), time(random, 16),
                        any(random, WORKERS))),
                AWAITED, session(), "gate", NOW);
        return new Happened(outcome.register(), outcome.events());
    }

    private static Happened callRoll(Random random, Register register) {
        var marks = new ArrayList<Mark>();
        for (var pupil : PUPILS) {
            marks.add(new Mark(pupil, any(random, List.of(Presence.values()))));
        }
        var roll = new RollCall(marks, any(random, WORKERS), time(random, 16), random.nextBoolean() ? "seen" : null,
                "teacher", NOW);
        return CallingRules.decide(register, roll, AWAITED, session()) instanceof Recorded(var next, var events)
                ? new Happened(next, events)
                : new Happened(register, List.of());
    }

    private static Happened handOver(Random random, Register register) {
        if (!(register instanceof Called called)) {
            return new Happened(register, List.of());
        }
        var pupils = Set.copyOf(called.inCareOf("wu").stream().map(Entry::pupilId).toList());
        var signed = new Signed("wu", "li", time(random, 17), pupils, pupils, "office");
        return HandoverRules.decide(called, signed, Set.copyOf(WORKERS)) instanceof HandedOver(var next, var events)
                ? new Happened(next, events)
                : new Happened(register, List.of());
    }

    private static Open session() {
        var duties = WORKERS.stream().<Duty>map(worker -> new SignedOn(worker, at("15:40"))).toList();
        return new Open(new SessionId("school-1", DAY, Slot.AFTERNOON),
                new Opening("2021-autumn", at("15:40"), PUPILS.size(), 50), duties, List.of());
    }

    private static Instant time(Random random, int hour) {
        return at("%d:%02d".formatted(hour, random.nextInt(60)));
    }

    private static <T> T any(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
