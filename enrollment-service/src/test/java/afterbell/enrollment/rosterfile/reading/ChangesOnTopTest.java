package afterbell.enrollment.rosterfile.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import afterbell.enrollment.Numbers;
import afterbell.enrollment.OneRosterFile;
import afterbell.enrollment.roster.RosterRow;
import afterbell.enrollment.rosterfile.model.FileProblem;
import afterbell.enrollment.rosterfile.model.SchoolSource;

/** Changes on top of a whole roster are the whole roster of the result. */
class ChangesOnTopTest {
    private static final String CODE = "2137000001";
    private static final String AT = ",active,2021-10-08T00:00:00Z,";
    private static final String GONE = ",tobedeleted,2021-10-08T00:00:00Z,";
    private static final List<String> NUMBERS = numbers(8);

    /** A pupil as a school's system has one. */
    private record Pupil(int id, String name, int grade, int classNumber, String phone) {}

    @Property(tries = 300)
    void aDeltaAfterABulkIsTheBulkOfTheResult(@ForAll("schools") Map<Integer, Pupil> before,
            @ForAll("schools") Map<Integer, Pupil> after, @ForAll("titles") Map<Integer, String> titles) {
        var known = new Known(bulk(before, Map.of()));

        var delta = read(delta(before, after, titles), known);

        assertThat(delta.problems()).isEmpty();
        known.take(delta);
        assertThat(known.rows()).isEqualTo(new Known(bulk(after, titles)).rows());
    }

    @Example
    void aStudentsRowAloneKeepsTheClass() {
        var known = new Known(bulk(Map.of(1, new Pupil(1, "赵小明", 3, 1, "13912345678")), Map.of()));

        var delta = read(OneRosterFile.delta()
                .add("users", "s-1" + AT + "true,s-1,,小明,钱,," + NUMBERS.get(1) + ",,,,g-1,04,,"), known);

        var row = delta.rows().getFirst().pupil();
        assertThat(List.of(row.name(), row.className())).containsExactly("钱小明", "1班");
        assertThat(row.contacts()).hasSize(1);
    }

    @Example
    void aDeltaSaysOfEachRowWhetherItIsThereAndSinceWhen() {
        var known = new Known(bulk(Map.of(), Map.of()));
        var delta = OneRosterFile.delta()
                .add("classes", "c-1,,2021-10-08T00:00:00Z,1班,03,org-1")
                .add("classes", "c-2,active,,1班,03,org-1")
                .add("classes", "c-3,inactive,2021-10-08T00:00:00Z,1班,03,org-1")
                .add("classes", "c-4,active,8/10/2021,1班,03,org-1")
                .add("classes", "c-5,active,2021-10-08,1班,03,org-1")
                .add("classes", "c-5,active,2021-10-08,2班,03,org-1");

        assertThat(read(delta, known).problems()).containsExactly(
                new FileProblem("classes.csv", 2, "status", "missing-value"),
                new FileProblem("classes.csv", 3, "dateLastModified", "missing-value"),
                new FileProblem("classes.csv", 4, "status", "invalid-value"),
                new FileProblem("classes.csv", 5, "dateLastModified", "invalid-value"),
                new FileProblem("classes.csv", 7, "sourcedId", "repeated-row"));
    }

    @Example
    void ofTwoRowsWithOneIdTheLaterCounts() {
        var known = new Known(bulk(Map.of(1, new Pupil(1, "赵小明", 3, 1, "13912345678")), Map.of()));
        var delta = OneRosterFile.delta()
                .add("classes", "c-1,active,2021-10-09T00:00:00Z,9班,03,org-1")
                .add("classes", "c-1,active,2021-10-08T00:00:00Z,8班,03,org-1");

        assertThat(read(delta, known).rows().getFirst().pupil().className()).isEqualTo("9班");
    }

    @Example
    void aStudentOfAnUnknownClassIsAnOrphan() {
        var known = new Known(bulk(Map.of(1, new Pupil(1, "赵小明", 3, 1, "13912345678")), Map.of()));
        var delta = OneRosterFile.delta().add("enrollments", "e-9" + AT + "c-9,org-1,s-1,student,true");

        assertThat(read(delta, known).problems()).contains(
                new FileProblem("enrollments.csv", 2, "classSourcedId", "orphan-row"));
    }

    @Example
    void withoutAWholeRosterThereIsNothingToChange() {
        var delta = OneRosterFile.delta().add("classes", "c-1" + AT + "1班,03,org-1");

        assertThat(read(delta, KnownRoster.NOTHING).problems())
                .containsExactly(new FileProblem("manifest.csv", 0, "", "delta-without-bulk"));
    }

    private static ReadRoster read(OneRosterFile file, KnownRoster known) {
        return OneRoster.read(Archive.unpack(file.bytes()), CODE, known);
    }

    private static ReadRoster bulk(Map<Integer, Pupil> pupils, Map<Integer, String> titles) {
        var file = new OneRosterFile(CODE);
        for (int i = 1; i <= 3; i++) {
            file.add("classes", "c-" + i + ",,," + title(i, titles) + ",03,org-1");
        }
        pupils.values().forEach(it -> {
            user(file, ",,,", it);
            agent(file, ",,,", it);
            file.add("roles", "r-" + it.id() + ",,,s-" + it.id() + ",primary,student,,,org-1");
            file.add("roles", "rg-" + it.id() + ",,,g-" + it.id() + ",primary,parent,,,org-1");
            file.add("enrollments", "e-" + it.id() + ",,,c-" + it.classNumber() + ",org-1,s-" + it.id()
                    + ",student,true");
        });
        return read(file, KnownRoster.NOTHING);
    }

    /** Just what has changed, as an exporting system says it. */
    private static OneRosterFile delta(Map<Integer, Pupil> before, Map<Integer, Pupil> after,
            Map<Integer, String> titles) {
        var file = OneRosterFile.delta();
        titles.forEach((id, title) -> file.add("classes", "c-" + id + AT + title + ",03,org-1"));
        before.values().stream().filter(it -> !after.containsKey(it.id())).forEach(it -> user(file, GONE, it));
        for (var now : after.values()) {
            var then = before.get(now.id());
            if (then == null) {
                user(file, AT, now);
                agent(file, AT, now);
                file.add("roles", "r-" + now.id() + AT + "s-" + now.id() + ",primary,student,,,org-1");
                file.add("roles", "rg-" + now.id() + AT + "g-" + now.id() + ",primary,parent,,,org-1");
                file.add("enrollments", "e-" + now.id() + AT + "c-" + now.classNumber() + ",org-1,s-" + now.id()
                        + ",student,true");
                continue;
            }
            if (!then.name().equals(now.name()) || then.grade() != now.grade()) {
                user(file, AT, now);
            }
            if (!then.phone().equals(now.phone())) {
                agent(file, AT, now);
            }
            if (then.classNumber() != now.classNumber()) {
                file.add("enrollments", "e-" + now.id() + GONE + "c-" + then.classNumber() + ",org-1,s-" + now.id()
                        + ",student,true");
                file.add("enrollments", "f-" + now.id() + AT + "c-" + now.classNumber() + ",org-1,s-" + now.id()
                        + ",student,true");
            }
        }
        return file;
    }

    private static void user(OneRosterFile file, String how, Pupil it) {
        file.add("users", "s-" + it.id() + how + "true,s-" + it.id() + ",," + it.name().substring(1) + ","
                + it.name().charAt(0) + ",," + NUMBERS.get(it.id()) + ",,,,g-" + it.id() + ",0" + it.grade() + ",,");
    }

    private static void agent(OneRosterFile file, String how, Pupil it) {
        file.add("users", "g-" + it.id() + how + "true,g-" + it.id() + ",,大山,赵,,,,," + it.phone() + ",,,,");
    }

    private static String title(int id, Map<Integer, String> titles) {
        return titles.getOrDefault(id, id + "班");
    }

    private static List<String> numbers(int count) {
        var numbers = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            numbers.add(Numbers.pupilNumber());
        }
        return numbers;
    }

    @Provide
    Arbitrary<Map<Integer, Pupil>> schools() {
        var pupils = Combinators.combine(Arbitraries.integers().between(0, NUMBERS.size() - 1),
                Arbitraries.of("赵小明", "钱小红", "孙龙"), Arbitraries.integers().between(1, 6),
                Arbitraries.integers().between(1, 3), Arbitraries.of("13912345678", "13800000000"))
                .as(Pupil::new);
        return pupils.list().ofMaxSize(6).map(all -> {
            var byId = new LinkedHashMap<Integer, Pupil>();
            all.forEach(it -> byId.put(it.id(), it));
            return byId;
        });
    }

    @Provide
    Arbitrary<Map<Integer, String>> titles() {
        return Arbitraries.maps(Arbitraries.integers().between(1, 3), Arbitraries.of("甲班", "乙班")).ofMaxSize(2);
    }

    /** A roll as the service keeps it. */
    private static final class Known implements KnownRoster {
        private final Map<String, RosterRow> rows = new LinkedHashMap<>();
        private final SchoolSource source;

        Known(ReadRoster whole) {
            assertThat(whole.problems()).isEmpty();
            source = Objects.requireNonNull(whole.source());
            take(whole);
        }

        void take(ReadRoster read) {
            read.rows().forEach(it -> rows.put(it.pupil().rosterId(), it.pupil()));
            rows.keySet().removeAll(new LinkedHashSet<>(read.leavers()));
        }

        Set<RosterRow> rows() {
            return new LinkedHashSet<>(rows.values());
        }

        @Override
        public Optional<SchoolSource> source() {
            return Optional.of(source);
        }

        @Override
        public List<KnownPupil> pupils(Set<String> userIds, Set<String> classIds) {
            return rows.values()
                    .stream()
                    .filter(it -> userIds.contains(it.rosterId()) || classIds.contains(it.source().classId())
                            || it.source().agentIds().stream().anyMatch(userIds::contains))
                    .map(it -> new KnownPupil(it.rosterId(), it.number(), it.citizenId(), it.name(), it.grade(),
                            it.source().classId(), it.className(), it.contacts(), it.source().agentIds()))
                    .toList();
        }
    }
}
