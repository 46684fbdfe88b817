package afterbell.staffing.worker.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import afterbell.staffing.worker.model.RecordQuery.Away;

class RecordQueryTest {
    private static final Instant NOW = Instant.parse("2021-08-16T08:00:00Z");
    private static final RecordQuery ASKED = RecordQuery.asked("id-1", LocalDate.of(2021, 8, 16), "school-1", NOW);

    @Test
    void isDueAtOnce() {
        assertThat(ASKED.nextTry()).isEqualTo(NOW);
        assertThat(ASKED.taken()).isFalse();
    }

    @Test
    void whileTheOfficeIsAtWorkItIsAskedMoreAndMoreSeldomUpToFiveMinutes() {
        var query = ASKED;
        var waits = new ArrayList<Duration>();
        for (int i = 0; i < 12; i++) {
            query = query.pending(NOW);
            waits.add(Duration.between(NOW, query.nextTry()));
        }

        assertThat(query.taken()).isTrue();
        assertThat(waits.subList(0, 4)).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2),
                Duration.ofSeconds(4), Duration.ofSeconds(8));
        assertThat(waits).isSorted().last().isEqualTo(RecordQuery.LONGEST_WAIT);
    }

    @Test
    void whileTheOfficeIsAwayItSaysSinceWhenAndHowOften() {
        var later = NOW.plusSeconds(60);
        var query = ASKED.inVain(OfficeFault.BUSY, NOW).inVain(OfficeFault.TIME_OUT, later);

        assertThat(query.away()).isEqualTo(new Away(NOW, OfficeFault.TIME_OUT));
        assertThat(query.attempts()).isEqualTo(2);
        assertThat(query.requestId()).isEqualTo(ASKED.requestId());
        assertThat(Duration.between(later, query.nextTry())).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(13));
    }

    @Test
    void pausesGrowToTenMinutesAndAQuarterAndNoMore() {
        var query = ASKED;
        for (int i = 0; i < 100; i++) {
            query = query.inVain(OfficeFault.NO_CONNECTION, NOW);
        }

        assertThat(Duration.between(NOW, query.nextTry()))
                .isBetween(RecordQuery.LONGEST_PAUSE, RecordQuery.LONGEST_PAUSE.multipliedBy(5).dividedBy(4));
    }

    @Test
    void manyThatFailAtOnceDoNotComeBackAtOnce() {
        var times = IntStream.range(0, 100)
                .mapToObj(i -> RecordQuery.asked("request-" + i * 31, ASKED.on(), "school-1", NOW)
                        .inVain(OfficeFault.BUSY, NOW)
                        .nextTry())
                .distinct();

        assertThat(times.count()).isGreaterThan(50);
    }

    @Test
    void beingLeftAloneIsNoAttempt() {
        var query = ASKED.inVain(OfficeFault.BUSY, NOW).inVain(OfficeFault.LEFT_ALONE, NOW);

        assertThat(query.attempts()).isOne();
        assertThat(query.away()).isEqualTo(new Away(NOW, OfficeFault.LEFT_ALONE));
    }

    @Test
    void anOfficeThatIsBackIsNoLongerAway() {
        var query = ASKED.inVain(OfficeFault.BUSY, NOW).inVain(OfficeFault.BUSY, NOW).pending(NOW);

        assertThat(query.away()).isNull();
        assertThat(query.attempts()).isOne();
    }

    @Test
    void whatTheOfficeHasForgottenIsHandedInAgainUnderTheSameId() {
        var query = ASKED.pending(NOW).forgotten(NOW);

        assertThat(query.taken()).isFalse();
        assertThat(query.requestId()).isEqualTo(ASKED.requestId());
    }
}
