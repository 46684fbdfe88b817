package afterbell.attendance.escalation.model;

import static afterbell.attendance.rollcall.model.SomeRegister.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import afterbell.attendance.rollcall.model.Custody.Released;
import afterbell.attendance.rollcall.model.Entry;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.RegisterEvent.PupilNotCollected;
import afterbell.attendance.rollcall.model.SomeRegister;

/** R31. */
class EscalatingPupilsTest {
    private static final EscalationPolicy POLICY = EscalationPolicy.USUAL;

    private static EscalationRules.Outcome decide(Called register, Instant now) {
        return EscalationRules.decide(register, POLICY, now);
    }

    @Test
    void beginsAtSixOClockInTheCity() {
        assertThat(EscalationRules.isOver(SomeRegister.DAY, at("17:59"))).isFalse();
        assertThat(EscalationRules.isOver(SomeRegister.DAY, at("18:00"))).isTrue();
        assertThat(decide(SomeRegister.withInCare("ann"), at("17:59")).events()).isEmpty();
    }

    @Test
    void tellsOfEachPupilInCareAndOfNobodyElse() {
        var outcome = decide(released(SomeRegister.withInCare("ann", "bo"), 0), at("18:00"));

        assertThat(outcome.stillHere()).extracting(Entry::pupilId).containsExactly("bo");
        assertThat(outcome.events()).containsExactly(new PupilNotCollected("bo", at("18:00"), 1, at("18:00")));
    }

    @Test
    void tellsOfEachOnceAtEachLevel() {
        var first = decide(SomeRegister.withInCare("ann"), at("18:00"));
        var again = decide(first.register(), at("18:14"));
        var second = decide(again.register(), at("18:15"));
        var third = decide(second.register(), at("18:30"));
        var afterwards = decide(third.register(), at("23:59"));

        assertThat(again.events()).isEmpty();
        assertThat(again.register()).isEqualTo(first.register());
        assertThat(again.stillHere()).hasSize(1);
        assertThat(third.told()).containsExactly(at("18:00"));
        assertThat(second.events()).containsExactly(new PupilNotCollected("ann", at("18:15"), 2, at("18:15")));
        assertThat(third.events()).containsExactly(new PupilNotCollected("ann", at("18:30"), 3, at("18:30")));
        assertThat(afterwards.events()).isEmpty();
    }

    @Test
    void aClockThatJumpsForthTellsWhatItJumpedOverAndWhenItWasDue() {
        var outcome = decide(SomeRegister.withInCare("ann"), at("18:20"));

        assertThat(outcome.events()).containsExactly(new PupilNotCollected("ann", at("18:20"), 1, at("18:00")),
                new PupilNotCollected("ann", at("18:20"), 2, at("18:15")));
    }

    @Test
    void aClockThatJumpsBackRepeatsNothing() {
        var told = decide(SomeRegister.withInCare("ann"), at("18:20")).register();

        assertThat(decide(told, at("17:00")).events()).isEmpty();
        assertThat(decide(told, at("18:05")).events()).isEmpty();
        assertThat(decide(told, at("18:16")).events()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void howeverTheClockJumpsEachLevelIsToldOnceAndInOrder(long seed) {
        var random = new Random(seed);
        var register = SomeRegister.withInCare("ann", "bo");
        var levels = new ArrayList<Integer>();
        for (int look = 0; look < 50; look++) {
            var outcome = decide(register, at("17:00").plusSeconds(random.nextInt(7_200)));
            outcome.events()
                    .stream()
                    .map(PupilNotCollected.class::cast)
                    .filter(it -> it.pupilId().equals("bo"))
                    .forEach(it -> levels.add(it.level()));
            register = outcome.register();
        }
        decide(register, at("18:30")).events()
                .stream()
                .map(PupilNotCollected.class::cast)
                .filter(it -> it.pupilId().equals("bo"))
                .forEach(it -> levels.add(it.level()));

        assertThat(levels).containsExactly(1, 2, 3);
    }

    @Test
    void nothingMoreIsToldOfWhoWasReleased() {
        var told = decide(SomeRegister.withInCare("ann", "bo"), at("18:00")).register();

        var outcome = decide(released(told, 0), at("18:15"));

        assertThat(outcome.events()).extracting(it -> ((PupilNotCollected) it).pupilId()).containsExactly("bo");
    }

    @Test
    void aPolicyHasThreeTimesTheFirstAtSixEachLaterThanTheOneBefore() {
        for (var times : List.of(List.<LocalTime>of(), List.of(time(18, 0), time(18, 15)),
                List.of(time(17, 55), time(18, 15), time(18, 30)), List.of(time(18, 0), time(18, 30), time(18, 30)),
                List.of(time(18, 0), time(18, 1), time(18, 2), time(18, 3)))) {
            assertThatThrownBy(() -> new EscalationPolicy(times)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static LocalTime time(int hour, int minute) {
        return LocalTime.of(hour, minute);
    }

    private static Called released(Called register, int place) {
        var entries = new ArrayList<>(register.entries());
        entries.set(place, entries.get(place).in(new Released(0, at("17:00"), "mum", "guard")));
        return register.with(entries);
    }
}
