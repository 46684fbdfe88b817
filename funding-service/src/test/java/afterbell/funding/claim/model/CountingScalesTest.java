package afterbell.funding.claim.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.BitSet;

import org.junit.jupiter.api.Test;

/** Ten times the pupils take about ten times the work. {@code ClaimBenchmark} measures the whole way, store included. */
class CountingScalesTest {
    private static final LocalDate FIRST = LocalDate.of(2021, 9, 1);
    private static final ServiceDays DAYS = new ServiceDays(FIRST.datesUntil(FIRST.plusDays(98)).toList());
    private static final int MOST_TIMES = 3;

    @Test
    void tenTimesThePupilsTakeAboutTenTimesTheWork() {
        count(20_000);
        long few = nanosPerPupil(5_000);
        long many = nanosPerPupil(50_000);

        assertThat(many).isLessThan(MOST_TIMES * few);
    }

    /** Of this thread's processor time, so that a busy machine does not matter; the best of three. */
    private static long nanosPerPupil(int pupils) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            count(pupils);
            best = Math.min(best, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
        }
        return best / pupils;
    }

    private static void count(int pupils) {
        var served = new BitSet();
        served.set(0, 98);
        var count = new CityCount(DAYS);
        for (int i = 0; i < pupils; i++) {
            count.add("school-" + i / 100, "pupil-" + i, served, day -> day);
        }
        assertThat(count.bySchool().values().stream().mapToInt(it -> it.size()).sum()).isEqualTo(pupils);
    }
}
