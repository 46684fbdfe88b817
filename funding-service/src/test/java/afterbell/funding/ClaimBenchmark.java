package afterbell.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import com.sun.management.OperatingSystemMXBean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import afterbell.funding.claim.ComparingPolicies;
import afterbell.funding.claim.ComputingClaims;
import afterbell.funding.semester.model.Policy;
import afterbell.funding.semester.model.PublishedSemester;
import afterbell.funding.semester.model.ServedRule;
import afterbell.funding.semester.store.Semesters;
import afterbell.funding.servedday.model.PupilDays;
import afterbell.funding.servedday.model.Semester;
import afterbell.funding.servedday.model.Tally;
import afterbell.funding.servedday.store.Tallies;
import afterbell.funding.servedday.store.Tallies.Change;
import afterbell.funding.servedday.store.Tallies.Key;
import afterbell.testing.BackedBy;
import afterbell.testing.BackingPart;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;

/**
 * Claims of a synthetic city from its tallies, store and broker included: {@code mvn -pl funding-service verify
 * -Dit.test=ClaimBenchmark -Dafterbell.schools=100,200,500,1000}. Not part of a build. Each school has 100 pupils in three
 * groups; every twentieth was at another school before.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@BackedBy({BackingPart.KAFKA, BackingPart.STORE})
class ClaimBenchmark {
    private static final Caller BUREAU = new Caller("bureau", "bench", Set.of(Role.EDUCATION_BUREAU), Set.of());
    private static final int PUPILS_IN_SCHOOL = 100;
    private static final int WRITERS = 8;

    @Autowired
    private Semesters semesters;
    @Autowired
    private Tallies tallies;
    @Autowired
    private ComputingClaims computing;
    @Autowired
    private ComparingPolicies comparing;

    @Test
    void measure() throws Exception {
        int year = 2061;
        measureOnce(year++, 20, "warming up");
        for (var schools : System.getProperty("afterbell.schools", "100,200,500,1000").split(",")) {
            measureOnce(year++, Integer.parseInt(schools), "");
        }
    }

    private void measureOnce(int year, int schools, String note) throws Exception {
        var semester = Semester.of(LocalDate.of(year, 9, 1)).orElseThrow();
        semesters.learn(published(semester));
        fill(semester, schools);
        long cpuBefore = cpuMillis();
        var first = timed(() -> computing.compute(semester.id(), BUREAU).pupils());
        long cpu = cpuMillis() - cpuBefore;
        var again = timed(() -> computing.compute(semester.id(), BUREAU).pupils());
        var whatIf = timed(() -> comparing.compare(semester.id(), List.of(), List.of())
                .pupils(ServedRule.DISTINCT_SERVED, 0));
        System.out.printf("CLAIMS %d schools, %d pupils: computed in %d ms (%d ms of processor time, store included), "
                + "again in %d ms, what-if in %d ms %s%n",
                schools, schools * PUPILS_IN_SCHOOL, first.toMillis(), cpu, again.toMillis(), whatIf.toMillis(), note);
    }

    private static PublishedSemester published(Semester semester) {
        var first = semester.firstDay();
        var days = first.datesUntil(first.plusDays(143)).filter(day -> day.getDayOfWeek().getValue() < 6).toList();
        return new PublishedSemester(semester.id(), 1, first, days.getLast(), days,
                new Policy(ServedRule.DISTINCT_SERVED, 1, 12_500, 45, 2, 6_000));
    }

    private static long cpuMillis() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Duration.ofNanos(system.getProcessCpuTime()).toMillis();
    }

    private Duration timed(Callable<Long> work) throws Exception {
        long before = System.nanoTime();
        assertThat(work.call()).isPositive();
        return Duration.ofNanos(System.nanoTime() - before);
    }

    private void fill(Semester semester, int schools) throws Exception {
        var writes = new ArrayList<Callable<Void>>();
        for (int school = 0; school < schools; school++) {
            writes.addAll(tallies(semester, school, schools));
        }
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            for (var written : writers.invokeAll(writes)) {
                written.get();
            }
        }
    }

    private List<Callable<Void>> tallies(Semester semester, int school, int schools) {
        var groups = new ArrayList<Map<String, PupilDays>>(Stream.generate(HashMap<String, PupilDays>::new)
                .limit(3)
                .toList());
        for (int i = 0; i < PUPILS_IN_SCHOOL; i++) {
            groups.get(i % 3).put(pupil(semester, school, i), days(i % 7, 143));
            if (i % 20 == 0) {
                groups.get(i % 3).put(pupil(semester, (school + 1) % schools, i + 1), days(0, 30));
            }
        }
        String schoolId = "s%04d".formatted(school);
        return groups.stream().<Callable<Void>>map(pupils -> () -> {
            var key = new Key("%s-%s-g%d".formatted(semester.id(), schoolId, groups.indexOf(pupils)), schoolId,
                    semester);
            tallies.save(tallies.load(List.of(key))
                    .values()
                    .stream()
                    .map(before -> new Change(before, new Tally(key.groupId(), schoolId, semester, pupils)))
                    .toList());
            return null;
        }).toList();
    }

    private static String pupil(Semester semester, int school, int number) {
        return "0b9f1f5e-%04d-%04d-%04d-6b6f2f0a7c11".formatted(semester.year(), school, number);
    }

    private static PupilDays days(int from, int to) {
        var served = new BitSet();
        served.set(from, to);
        return new PupilDays(served, served, Map.of());
    }
}
