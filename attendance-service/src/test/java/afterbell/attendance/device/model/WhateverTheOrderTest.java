package afterbell.attendance.device.model;

import static afterbell.attendance.rollcall.model.SomeRegister.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import afterbell.attendance.device.model.DeviceFact.What;
import afterbell.attendance.device.model.SomeDevices.Truth;
import afterbell.attendance.pickupcode.model.CodeRefusal;
import afterbell.attendance.rollcall.model.Awaited;
import afterbell.attendance.rollcall.model.CallingRules;
import afterbell.attendance.rollcall.model.Presence;
import afterbell.attendance.rollcall.model.RollCall;
import afterbell.attendance.rollcall.model.RollCall.Mark;

/**
 * R31: register, answers and conflicts come to be the same, whatever the order in which facts come, however they are
 * split into batches, however often they are told, and however wrong the clocks are.
 */
class WhateverTheOrderTest {
    private static final List<String> PUPILS = List.of("ann", "bo", "cy");
    private static final List<String> DEVICES = List.of("gate-1", "gate-2", "room");
    private static final List<Presence> ONLINE = List.of(Presence.PRESENT, Presence.ABSENT_SICK,
            Presence.ABSENT_UNEXPLAINED);

    private static final List<CodeRefusal> BAD = List.of(CodeRefusal.values());

    @Property(tries = 2_000)
    void theEndIsTheSame(@ForAll long seed) {
        var random = new Random(seed);
        boolean isCalledOnline = random.nextInt(3) == 0;
        var online = PUPILS.stream().map(pupil -> new Mark(pupil, one(random, ONLINE))).toList();
        boolean codesNeeded = random.nextInt(3) == 0;
        var truths = truths(random);
        var inOneBatch = told(isCalledOnline, codesNeeded, online, List.of(truths));

        var shuffled = new ArrayList<>(truths);
        shuffled.addAll(truths.stream().filter(_ -> random.nextInt(4) == 0).toList());
        Collections.shuffle(shuffled, random);
        assertThat(told(isCalledOnline, codesNeeded, online, split(shuffled, random))).isEqualTo(inOneBatch);
    }

    /** One code, shown to devices and where there is a network. */
    @Property(tries = 500)
    void aCodeThatIsShownAtDifferentTimesIsSeen(@ForAll long seed) {
        var random = new Random(seed);
        var times = List.of("17:00", "17:10", "17:20");
        var roll = PUPILS.stream()
                .map(it -> SomeDevices.truth("room", "m-" + it, it, "16:00", SomeDevices.marked(Presence.PRESENT)))
                .toList();
        var shown = IntStream.range(0, random.nextInt(1, 5)).mapToObj(_ -> one(random, times)).toList();
        var isOnline = shown.stream().map(_ -> random.nextBoolean()).toList();
        var devices = new SomeDevices().tell(roll);
        for (int i = 0; i < shown.size(); i++) {
            if (isOnline.get(i)) {
                devices.showOnline("ann", "mum", "c-1", shown.get(i));
            } else {
                devices.tell(SomeDevices.truth("gate-" + i, "r", "ann", shown.get(i),
                        SomeDevices.leftByCode("mum", "c-1")));
            }
        }
        boolean isReused = shown.stream().distinct().count() > 1;
        assertThat(devices.reused()).as(shown + " " + isOnline).hasSize(isReused ? 1 : 0);
        assertThat(devices.told.conflictOf("ann").isPresent()).as(shown + " " + isOnline)
                .isEqualTo(isReused && isOnline.contains(false));
    }

    private static Map<String, String> told(boolean isCalledOnline, boolean codesNeeded, List<Mark> online,
            List<List<Truth>> batches) {
        var devices = new SomeDevices();
        devices.codesNeeded = codesNeeded;
        if (isCalledOnline) {
            var roll = new RollCall(online, "wu", null, null, "teacher", devices.now);
            devices.register = ((CallingRules.Outcome.Recorded) CallingRules.decide(devices.register, roll,
                    Awaited.everyOf(SomeDevices.PUPILS), SomeDevices.OPEN)).register();
        }
        batches.forEach(devices::tell);
        var end = devices.endState();
        assertThat(devices.look().endState()).as("looking once more changes nothing").isEqualTo(end);
        return end;
    }

    private static List<Truth> truths(Random random) {
        var behind = List.of(Duration.ZERO, Duration.ofSeconds(random.nextInt(-600, 600) * 2L),
                Duration.ofSeconds(random.nextInt(-600, 600) * 2L));
        return IntStream.range(0, random.nextInt(1, 14)).mapToObj(number -> {
            int device = random.nextInt(DEVICES.size());
            var time = at("15:55").plusSeconds(random.nextInt(0, 125) * 60L + random.nextInt(3) * 20L);
            var skew = behind.get(device).abs().compareTo(DeviceClock.TOLERANCE) < 0 ? Duration.ZERO
                    : behind.get(device);
            String pupil = one(random, PUPILS);
            return new Truth(DEVICES.get(device), "f-" + number, pupil, time, skew, what(random, pupil));
        }).toList();
    }

    private static What what(Random random, String pupil) {
        return switch (random.nextInt(9)) {
            case 0, 1 -> new What.CheckIn(random.nextBoolean() ? "wu" : null);
            case 2 -> new What.Mark(one(random, List.of(Presence.values())), "wu");
            case 3, 4 -> new What.Release(one(random, List.of("mum", "gran")));
            case 5 -> SomeDevices.leftByCode("mum", pupil + "-1");
            case 6 -> SomeDevices.leftByCode("gran", pupil + "-2", at("17:00"));
            case 7 -> random.nextInt(3) == 0
                    ? SomeDevices.leftByBadCode(random.nextBoolean() ? null : "mum", one(random, BAD))
                    : SomeDevices.leftByCode("dad", pupil + "-3");
            default -> new What.Release(
                    random.nextInt(3) == 0 ? null : one(random, List.of("mum", "gran", "dad", "stranger")));
        };
    }

    private static List<List<Truth>> split(List<Truth> truths, Random random) {
        var batches = new ArrayList<List<Truth>>();
        for (int from = 0; from < truths.size();) {
            int until = Math.min(truths.size(), from + random.nextInt(1, 4));
            batches.add(truths.subList(from, until));
            from = until;
        }
        return batches;
    }

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
