package afterbell.funding.servedday.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import afterbell.funding.servedday.model.Semester.Term;
import afterbell.funding.servedday.model.Tally.Entry;

/** R16: exact under duplicates, any order and corrections. */
class CountingServedDaysTest {
    private static final Tally EMPTY = Tally.empty("group-1", "school-1", new Semester(2021, Term.AUTUMN));

    @Test
    void countsADayOncePerPupil() {
        var tally = count(count(EMPTY, 0, List.of(present("ann", 1), absent("bo", 1))), 1, List.of(present("ann", 1)));

        assertThat(tally.pupilDays()).isEqualTo(2);
        assertThat(tally.pupilsServed()).isEqualTo(1);
    }

    @Test
    void aCorrectionTakesTheDayBack() {
        var tally = count(count(EMPTY, 0, List.of(present("ann", 1))), 0, List.of(absent("ann", 2)));

        assertThat(tally.pupilDays()).isZero();
    }

    @Test
    void aLateRepeatDoesNotUndoACorrection() {
        var corrected = count(count(EMPTY, 0, List.of(present("ann", 1))), 0, List.of(absent("ann", 2)));

        assertThat(count(corrected, 0, List.of(present("ann", 1)))).isEqualTo(corrected);
    }

    @Test
    void anyOrderWithAnyRepeatsGivesTheSameTally() {
        for (long seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var facts = randomFacts(random);
            var inOrder = apply(facts);
            var disordered = new ArrayList<>(facts);
            facts.stream().filter(_ -> random.nextInt(3) == 0).forEach(disordered::add);
            Collections.shuffle(disordered, random);

            assertThat(apply(disordered)).as("seed %d", seed).isEqualTo(inOrder);
        }
    }

    private record Fact(int day, List<Entry> entries) {}

    private static List<Fact> randomFacts(Random random) {
        var facts = new ArrayList<Fact>();
        Map<String, Integer> revisions = new HashMap<>();
        for (int i = 0; i < 60; i++) {
            int day = random.nextInt(5);
            String pupil = "pupil-" + random.nextInt(3);
            int revision = revisions.merge(day + pupil, 1, Integer::sum);
            facts.add(new Fact(day, List.of(new Entry(pupil, random.nextBoolean(), revision))));
        }
        return facts;
    }

    private static Tally apply(List<Fact> facts) {
        Tally tally = EMPTY;
        for (Fact fact : facts) {
            tally = count(tally, fact.day(), fact.entries());
        }
        return tally;
    }

    private static Tally count(Tally tally, int day, List<Entry> entries) {
        return tally.counting(List.of(new Afternoon(tally.groupId(), tally.schoolId(), tally.semester().day(day),
                entries)));
    }

    private static Entry present(String pupil, int revision) {
        return new Entry(pupil, true, revision);
    }

    private static Entry absent(String pupil, int revision) {
        return new Entry(pupil, false, revision);
    }
}
