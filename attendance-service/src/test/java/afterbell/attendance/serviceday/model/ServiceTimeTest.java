package afterbell.attendance.serviceday.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

/** R10: facts may be entered late, never early. */
class ServiceTimeTest {
    private static final LocalDate DAY = LocalDate.of(2021, 9, 1);
    private static final Instant NOW = Instant.parse("2021-09-01T09:00:00Z");

    @Test
    void isTodayOrBefore() {
        assertThat(ServiceTime.refusal(DAY, NOW)).isEmpty();
        assertThat(ServiceTime.refusal(DAY.minusYears(1), NOW)).isEmpty();
        assertThat(ServiceTime.refusal(DAY.plusDays(1), NOW)).contains(TimeRefusal.DAY_TO_COME);
    }

    @Test
    void isOnTheDayInTheCity() {
        assertThat(ServiceTime.refusal(DAY, Instant.parse("2021-08-31T16:00:00Z"), NOW)).isEmpty();
        assertThat(ServiceTime.refusal(DAY, Instant.parse("2021-08-31T15:59:59Z"), NOW))
                .contains(TimeRefusal.ON_ANOTHER_DAY);
        assertThat(ServiceTime.refusal(DAY, Instant.parse("2021-09-01T16:00:00Z"), NOW))
                .contains(TimeRefusal.ON_ANOTHER_DAY);
    }

    @Test
    void isNotToCome() {
        assertThat(ServiceTime.refusal(DAY, NOW, NOW)).isEmpty();
        assertThat(ServiceTime.refusal(DAY, NOW.plusMillis(1), NOW)).contains(TimeRefusal.TIME_TO_COME);
        assertThat(ServiceTime.refusal(DAY.plusDays(1), NOW.plusSeconds(86_400), NOW))
                .contains(TimeRefusal.DAY_TO_COME);
    }

    @Test
    void endsAtSixInTheCity() {
        assertThat(ServiceTime.endOf(DAY)).isEqualTo(Instant.parse("2021-09-01T10:00:00Z"));
        assertThat(ServiceTime.minuteOf(DAY, 950)).isEqualTo(Instant.parse("2021-09-01T07:50:00Z"));
    }

    @Test
    void isKeptToTheMillisecond() {
        assertThat(ServiceTime.kept(OffsetDateTime.parse("2021-09-01T17:00:00.123456789+08:00")))
                .isEqualTo(Instant.parse("2021-09-01T09:00:00.123Z"));
    }

    @Test
    void belongsToTheSemesterWhoseServiceDayItIs() {
        var calendar = new SchoolCalendar(
                Map.of("2021-autumn", Set.of(DAY), "2022-spring", Set.of(LocalDate.of(2022, 2, 21))));

        assertThat(calendar.semesterOf(DAY)).contains("2021-autumn");
        assertThat(calendar.semesterOf(LocalDate.of(2022, 2, 21))).contains("2022-spring");
        assertThat(calendar.semesterOf(DAY.plusDays(1))).isEmpty();
    }

    @Test
    void isAskedForAYearAtMost() {
        assertThat(new Period(DAY, DAY).isBounded()).isTrue();
        assertThat(new Period(DAY, DAY.plusDays(365)).isBounded()).isTrue();
        assertThat(new Period(DAY, DAY.plusDays(366)).isBounded()).isFalse();
        assertThat(new Period(DAY, DAY.minusDays(1)).isBounded()).isFalse();
    }
}
