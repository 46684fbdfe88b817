package afterbell.enrollment.draw.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** R7: a report shows how groups fare, and no child. */
class NobodyIsRecognisedTest {

    @Provide
    Arbitrary<List<List<Integer>>> tables() {
        var count = Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(2, Arbitraries.just(0)),
                net.jqwik.api.Tuple.of(3, Arbitraries.integers().between(1, 6)),
                net.jqwik.api.Tuple.of(2, Arbitraries.integers().between(5, 200)));
        return count.list().ofSize(3).list().ofSize(6);
    }

    @Property(tries = 500)
    void noHiddenNumberFollowsFromTheShownOnes(@ForAll("tables") List<List<Integer>> counts) {
        var shown = Fairness.published(counts);

        var known = new Knowledge(shown);
        known.reckon();
        assertThat(known.found).isEmpty();
    }

    @Property(tries = 500)
    void whatIsShownIsTrueAndNeverOneToFour(@ForAll("tables") List<List<Integer>> counts) {
        var shown = Fairness.published(counts);

        for (int row = 0; row < counts.size(); row++) {
            for (int column = 0; column < 3; column++) {
                int count = counts.get(row).get(column);
                assertThat(shown.get(row).get(column)).isIn(Optional.empty(), Optional.of(count));
            }
        }
        assertThat(shown.stream().flatMap(List::stream).flatMap(Optional::stream))
                .noneMatch(it -> it > 0 && it < Fairness.SMALLEST_SHOWN);
    }

    @Test
    void largeNumbersAndZerosAreShown() {
        var shown = Fairness.published(List.of(List.of(20, 0, 6), List.of(80, 40, 9)));

        assertThat(shown.stream().flatMap(List::stream)).allMatch(Optional::isPresent);
        assertThat(shown.getLast()).containsExactly(Optional.of(100), Optional.of(40), Optional.of(15),
                Optional.of(155));
    }

    @Test
    void aSmallNumberHidesAnotherOneThatWouldTellIt() {
        var shown = Fairness.published(List.of(List.of(3, 0, 0), List.of(30, 20, 0), List.of(80, 40, 0)));

        assertThat(shown.get(0).get(0)).isEmpty();
        assertThat(shown.get(0).get(3)).isEmpty();
        assertThat(shown.get(1).get(0)).isEmpty();
        assertThat(shown.get(1).get(3)).isEmpty();
        assertThat(shown.get(2)).allMatch(Optional::isPresent);
        assertThat(shown.get(3)).allMatch(Optional::isPresent);
    }

    /** Who reads the table, adds up rows and columns, and knows that a hidden number is at least one. */
    private static final class Knowledge {
        private final List<List<Optional<Integer>>> cells;
        final List<String> found = new ArrayList<>();

        Knowledge(List<List<Optional<Integer>>> shown) {
            this.cells = new ArrayList<>(
                    shown.stream().map(row -> (List<Optional<Integer>>) new ArrayList<>(row)).toList());
        }

        void reckon() {
            int rows = cells.size();
            int columns = cells.getFirst().size();
            IntStream.range(0, rows)
                    .forEach(row -> line(IntStream.range(0, columns).mapToObj(it -> new int[]{row, it}).toList()));
            IntStream.range(0, columns)
                    .forEach(column -> line(IntStream.range(0, rows).mapToObj(it -> new int[]{it, column}).toList()));
        }

        /** The last cell is the sum of the others. */
        private void line(List<int[]> line) {
            var hidden = line.stream().filter(it -> cell(it).isEmpty()).toList();
            if (hidden.size() == 1) {
                found.add("one unknown in a line");
            }
            var sum = cell(line.getLast());
            if (sum.isPresent() && hidden.size() > 1) {
                int rest = sum.get()
                        - line.subList(0, line.size() - 1).stream().mapToInt(it -> cell(it).orElse(0)).sum();
                if (rest == hidden.size()) {
                    found.add("all unknown ones are one");
                }
            }
        }

        private Optional<Integer> cell(int[] place) {
            return cells.get(place[0]).get(place[1]);
        }
    }
}
