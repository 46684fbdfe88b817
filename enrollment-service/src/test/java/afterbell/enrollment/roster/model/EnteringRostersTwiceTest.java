package afterbell.enrollment.roster.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import afterbell.enrollment.roster.model.Pupil.Enrolment;
import afterbell.enrollment.roster.model.Pupil.Unknown;

/** R6: a roster entered twice is entered once, whatever was on the roll before. */
class EnteringRostersTwiceTest {
    private record Row(String pupilId, Entry entry) {}

    @Property
    void theSecondTimeNothingChanges(@ForAll("rosters") List<Row> before, @ForAll("rosters") List<Row> roster) {
        var city = new HashMap<String, Pupil>();
        enter(before, city);
        enter(roster, city);
        var once = Map.copyOf(city);

        var again = enter(roster, city);

        assertThat(city).isEqualTo(once);
        assertThat(again).allMatch(it -> it instanceof Enrolment.Unchanged || it instanceof Enrolment.OnRollElsewhere);
    }

    @Property
    void aPupilIsOnOneRollAndNoEntryTakesItFromAnother(@ForAll("rosters") List<Row> before,
            @ForAll("rosters") List<Row> roster) {
        var city = new HashMap<String, Pupil>();
        enter(before, city);
        var there = new HashMap<String, String>();
        city.forEach((id, pupil) -> pupil.current().ifPresent(it -> there.put(id, it.schoolId())));

        enter(roster, city);

        there.forEach((id, school) -> assertThat(city.get(id).isOnRollOf(school)).isTrue());
    }

    private static List<Enrolment> enter(List<Row> roster, Map<String, Pupil> city) {
        var outcomes = new ArrayList<Enrolment>();
        for (var row : roster) {
            var outcome = city.getOrDefault(row.pupilId(), new Unknown(row.pupilId())).enrol(row.entry());
            switch (outcome) {
                case Enrolment.Added(var pupil) -> city.put(row.pupilId(), pupil);
                case Enrolment.Changed(var pupil) -> city.put(row.pupilId(), pupil);
                case Enrolment.Unchanged _, Enrolment.OnRollElsewhere _ -> {
                }
            }
            outcomes.add(outcome);
        }
        return outcomes;
    }

    /** As a file is read: a pupil stands in one row of it. */
    @Provide
    Arbitrary<List<Row>> rosters() {
        var rows = Combinators.combine(Arbitraries.integers().between(1, 8), Arbitraries.of("school-1", "school-2"),
                Arbitraries.integers().between(1, 6), Arbitraries.of("1班", "2班"), Arbitraries.of("a", "b"))
                .as((pupil, school, grade, className, hash) -> new Row("pupil-" + pupil,
                        new Entry(new Standing(school, "p-" + pupil, grade, className), hash, false)));
        return rows.list().ofMaxSize(12).map(all -> {
            var ofEach = new HashMap<String, Row>();
            all.forEach(it -> ofEach.putIfAbsent(it.pupilId(), it));
            return List.copyOf(ofEach.values());
        });
    }
}
