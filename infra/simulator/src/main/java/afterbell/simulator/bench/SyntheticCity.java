package afterbell.simulator.bench;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Facts of schools that do not exist, in the form of the published contracts: a semester, and in each school two groups of
 * 50 whose rolls are called on a few days. Every twentieth pupil was at the next school before.
 */
final class SyntheticCity implements AutoCloseable {
    static final int PUPILS = 100;
    private static final int GROUP = 50;
    private static final int DAYS = 3;
    private static final int EVERY = 20;

    private final SyntheticFacts facts;
    private final String semester;
    private final int schools;

    SyntheticCity(String bootstrap, String semester, int schools) {
        this.facts = new SyntheticFacts(bootstrap);
        this.semester = semester;
        this.schools = schools;
    }

    void publish() {
        List<LocalDate> days = facts.semester(semester);
        for (int school = 0; school < schools; school++) {
            for (int group = 0; group < PUPILS / GROUP; group++) {
                for (int day = 0; day < DAYS; day++) {
                    call(school, group, days.get(day), false);
                }
            }
            call(school, 0, days.get(DAYS), true);
        }
        facts.flush();
    }

    /** @param guests whether pupils of the school before are called, who are paid for there */
    private void call(int school, int group, LocalDate day, boolean guests) {
        String schoolId = semester + "-s" + school;
        String groupId = schoolId + (guests ? "-guests" : "-g" + group);
        List<Map<String, Object>> entries = IntStream.range(0, GROUP)
                .filter(i -> !guests || i % EVERY == 0)
                .mapToObj(i -> SyntheticFacts.entry(
                        semester + "-p" + (guests ? (school + 1) % schools : school) + "-" + (group * GROUP + i),
                        "PRESENT", 1))
                .toList();
        facts.register("roll-called", schoolId, groupId, day, entries);
    }

    @Override
    public void close() {
        facts.close();
    }
}
