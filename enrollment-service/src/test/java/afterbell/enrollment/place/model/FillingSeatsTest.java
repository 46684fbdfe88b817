package afterbell.enrollment.place.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import afterbell.enrollment.place.model.Filling.Taken;
import afterbell.enrollment.place.model.Filling.Wish;

/** R7, R20. */
class FillingSeatsTest {
    private static final LocalDate FROM = LocalDate.of(2021, 9, 1);
    private static final LocalDate GONE = LocalDate.of(2021, 11, 1);
    private static final Intake INTAKE = new Intake("school-1", "2021-autumn", Slot.AFTERNOON);

    @Test
    void groupsAreFilledOneAfterTheOtherInTheOrderOfWaiting() {
        var filled = Filling.fill(List.of(group("g-1", 1), group("g-2", 1)), wishes("a", "b", "c"), FROM);

        assertThat(filled.taken()).containsOnlyKeys("a", "b")
                .containsEntry("a", new Taken("g-1", FROM))
                .containsEntry("b", new Taken("g-2", FROM));
    }

    @Test
    void whoHasASeatKeepsItAndFillingAgainChangesNothing() {
        var once = Filling.fill(List.of(group("g-1", 1), group("g-2", 1)), wishes("a", "b"), FROM);

        var again = Filling.fill(once.seats(), wishes("c", "b", "a"), GONE);

        assertThat(again.seats()).isEqualTo(once.seats());
        assertThat(again.taken()).isEqualTo(once.taken());
    }

    @Test
    void thereIsNoFiftyFirstSeat() {
        var pupils = IntStream.range(0, 60).mapToObj(i -> Wish.any("p-" + i)).toList();

        var filled = Filling.fill(List.of(Seats.none("g-1", INTAKE).withCapacity(80)), pupils, FROM);

        assertThat(filled.taken()).hasSize(Seats.MOST);
    }

    @Test
    void aSeatIsFreeFromTheDayOnWhichItWasGivenUpAndNotBefore() {
        var full = group("g-1", 1).take("a", FROM);
        assertThat(full.hasFreeSeat(GONE)).isFalse();

        var freed = full.giveUp("a", GONE);

        assertThat(freed.hasFreeSeat(GONE.minusDays(1))).isFalse();
        assertThat(freed.hasFreeSeat(GONE)).isTrue();
        assertThat(freed.take("b", GONE).of("b")).isPresent();
        assertThat(freed.take("b", GONE.minusDays(1)).of("b")).isEmpty();
    }

    @Test
    void aLaterPupilsSeatIsNotTakenByAnEarlierDay() {
        var later = group("g-1", 1).take("a", GONE);

        assertThat(later.hasFreeSeat(FROM)).isFalse();
    }

    @Test
    void whoGaveUpBeforeTheFirstDayNeverSatThere() {
        var freed = group("g-1", 1).take("a", GONE).giveUp("a", FROM);

        assertThat(freed.hasFreeSeat(FROM)).isTrue();
        assertThat(freed.pupilsFrom(FROM)).containsExactly("a");
        assertThat(freed.pupilsFrom(GONE)).isEmpty();
    }

    @Test
    void aSmallerCapacityTakesNobodysSeat() {
        var smaller = group("g-1", 2).take("a", FROM).take("b", FROM).withCapacity(1);

        assertThat(smaller.pupilsFrom(FROM)).containsExactly("a", "b");
        assertThat(smaller.hasFreeSeat(FROM)).isFalse();
    }

    @Test
    void whoWishesGetsTheBestGroupThatIsFreeAndNoOther() {
        var groups = List.of(group("chess", 1), group("choir", 1), group("drums", 1));

        var filled = Filling.fill(groups, List.of(new Wish("a", List.of("choir", "chess")),
                new Wish("b", List.of("choir", "chess")), new Wish("c", List.of("choir", "gone")), Wish.any("d")),
                FROM);

        assertThat(filled.taken()).containsEntry("a", new Taken("choir", FROM))
                .containsEntry("b", new Taken("chess", FROM))
                .doesNotContainKey("c")
                .containsEntry("d", new Taken("drums", FROM));
    }

    private static List<Wish> wishes(String... pupilIds) {
        return Stream.of(pupilIds).map(Wish::any).toList();
    }

    private static Seats group(String id, int capacity) {
        return Seats.none(id, INTAKE).withCapacity(capacity);
    }
}
