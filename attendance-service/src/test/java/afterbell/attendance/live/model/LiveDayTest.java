package afterbell.attendance.live.model;

import static afterbell.attendance.rollcall.model.SomeRegister.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.live.model.RegisterCount.Pupils;
import afterbell.attendance.live.model.SlotNow.State;
import afterbell.attendance.rollcall.model.Custody.Released;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.RegisterAlert;
import afterbell.attendance.rollcall.model.SomeRegister;

/** R20, R31: how a school's day stands, in numbers. */
class LiveDayTest {
    private static final LiveDay EMPTY = LiveDay.empty("school-1", SomeRegister.DAY);
    private static final SessionCount OPEN = new SessionCount(Slot.AFTERNOON, 1, false, 60, 50, 1);

    private static RegisterCount register(String group, long sequence, int onSite, int released) {
        return new RegisterCount(group, Slot.AFTERNOON, sequence, new Pupils(onSite, released, 0, 1, 0, 0), 0, 0);
    }

    @Test
    void countsWhereTheRegistersPupilsAre() {
        var called = SomeRegister.withInCare("ann", "bo", "cy");
        var entries = new ArrayList<>(called.entries());
        entries.set(0, entries.getFirst().in(new Released(0, at("17:00"), "mum", "guard")));

        assertThat(RegisterCount.of(called.with(entries), 3)).isEqualTo(
                new RegisterCount("group-1", Slot.AFTERNOON, 3, new Pupils(2, 1, 0, 1, 0, 0), 0, 0));
    }

    @Test
    void whoWasNotCollectedCountsUntilReleased() {
        Called called = SomeRegister.withInCare("ann", "bo")
                .withAlert(new RegisterAlert.NotCollected("ann", at("18:00"), 1))
                .withAlert(new RegisterAlert.ForbiddenAdult("bo", "uncle", at("17:00")));
        assertThat(RegisterCount.of(called, 4).notCollected()).isEqualTo(1);
        assertThat(RegisterCount.of(called, 4).forbidden()).isEqualTo(1);

        var entries = new ArrayList<>(called.entries());
        entries.set(0, entries.getFirst().in(new Released(0, at("18:20"), "mum", "guard")));
        assertThat(RegisterCount.of(called.with(entries), 5).notCollected()).isZero();
    }

    @Test
    void whoIsOnNoRegisterIsAwaitedWhileTheSessionIsOpen() {
        var day = EMPTY.with(OPEN).with(register("a", 1, 29, 0)).with(register("b", 1, 19, 0));

        assertThat(day.now()).singleElement().satisfies(now -> {
            assertThat(now.state()).isEqualTo(State.OPEN);
            assertThat(now.expected()).isEqualTo(60);
            assertThat(now.awaited()).isEqualTo(10);
            assertThat(now.pupils()).isEqualTo(new Pupils(48, 0, 0, 2, 0, 0));
        });
        var closed = day.with(new SessionCount(Slot.AFTERNOON, 2, true, 60, 50, 0));
        assertThat(closed.now().getFirst().awaited()).isZero();
    }

    @Test
    void needsAWorkerForEachStartedFiftyOnSiteOrAwaited() {
        var day = EMPTY.with(OPEN);
        assertThat(day.now().getFirst().needed()).isEqualTo(2);
        assertThat(day.now().getFirst().isShort()).isTrue();

        var called = day.with(register("a", 1, 30, 0)).with(register("b", 1, 20, 0));
        assertThat(called.now().getFirst().needed()).isEqualTo(2);
        var someGone = called.with(register("a", 2, 10, 20));
        assertThat(someGone.now().getFirst().needed()).isEqualTo(1);
        assertThat(someGone.now().getFirst().isShort()).isFalse();
        var second = day.with(new SessionCount(Slot.AFTERNOON, 2, false, 60, 50, 2));
        assertThat(second.now().getFirst().isShort()).isFalse();
    }

    @Test
    void theNoonIsCountedByItself() {
        var noon = new RegisterCount("a", Slot.NOON, 1, new Pupils(5, 0, 0, 0, 0, 0), 0, 0);
        var day = EMPTY.with(OPEN).with(noon);

        assertThat(day.now()).extracting(SlotNow::slot).containsExactly(Slot.AFTERNOON, Slot.NOON);
        assertThat(day.now().getFirst().pupils()).isEqualTo(Pupils.NONE);
        assertThat(day.now().getLast().state()).isEqualTo(State.NOT_OPEN);
    }

    @Test
    void isTheSameInWhateverOrderAndHoweverOftenTheCountsCome() {
        var counts = List.of(register("a", 1, 30, 0), register("a", 2, 10, 20), register("a", 3, 0, 30),
                register("b", 1, 20, 0), register("b", 4, 19, 1));
        var last = EMPTY.with(register("a", 3, 0, 30)).with(register("b", 4, 19, 1));

        for (int seed = 0; seed < 50; seed++) {
            var shuffled = new ArrayList<>(counts);
            shuffled.addAll(counts);
            Collections.shuffle(shuffled, new Random(seed));
            var day = EMPTY;
            for (var count : shuffled) {
                day = day.with(count);
            }
            assertThat(day).as("seed %d", seed).isEqualTo(last);
        }
    }

    @Test
    void releasesAreCountedFromTheNextFactOfAPlainRegisterOnly() {
        var day = EMPTY.with(register("a", 1, 30, 0));

        assertThat(day.released("a", Slot.AFTERNOON, 2, 3)).contains(EMPTY.with(register("a", 2, 27, 3)));
        assertThat(day.released("a", Slot.AFTERNOON, 1, 3)).as("counted").isEmpty();
        assertThat(day.released("a", Slot.AFTERNOON, 3, 3)).as("one is missing").isEmpty();
        assertThat(day.released("a", Slot.AFTERNOON, 2, 31)).as("more than are there").isEmpty();
        assertThat(day.released("b", Slot.AFTERNOON, 2, 1)).as("not known").isEmpty();
        var untold = new RegisterCount("a", Slot.AFTERNOON, 1, new Pupils(5, 0, 1, 0, 0, 0), 0, 0);
        assertThat(EMPTY.with(untold).released("a", Slot.AFTERNOON, 2, 1)).isEmpty();
        var late = new RegisterCount("a", Slot.AFTERNOON, 1, new Pupils(5, 0, 0, 0, 0, 0), 1, 0);
        assertThat(EMPTY.with(late).released("a", Slot.AFTERNOON, 2, 1)).isEmpty();
    }

    @Test
    void theCityIsTheSumOfItsSchoolsByTheSlot() {
        var one = EMPTY.with(OPEN).with(register("a", 1, 29, 0)).now();
        var other = EMPTY.with(new SessionCount(Slot.AFTERNOON, 2, true, 40, 50, 0))
                .with(register("b", 2, 0, 39))
                .now();

        assertThat(CityNow.of(List.of(one.getFirst(), other.getFirst()))).containsExactly(
                new CityNow(Slot.AFTERNOON, 2, 1, 1, 1, 100, 30, new Pupils(29, 39, 0, 2, 0, 0), 0, 0, 1, 2));
    }
}
