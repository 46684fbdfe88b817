package afterbell.enrollment.schoolday.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import afterbell.enrollment.LegalHolidays;
import afterbell.enrollment.schoolday.model.Day.Kind;
import afterbell.enrollment.schoolday.model.SchoolCalendar.CityTerm;
import afterbell.enrollment.schoolday.model.SchoolCalendar.Closing;
import afterbell.enrollment.semester.model.Holiday;
import afterbell.enrollment.semester.model.Policy;
import afterbell.enrollment.semester.model.Semester;

/** R10: which days are service days, and why the others are not. */
class ReasonsOfDaysTest {
    private static final String AUTUMN = "2021-autumn";
    private static final List<Holiday> HOLIDAYS = LegalHolidays.ofAutumn2021()
            .stream()
            .map(day -> new Holiday((String) day.get("name"), LocalDate.parse((String) day.get("date")),
                    (boolean) day.get("isOffDay")))
            .toList();

    private final Semester semester = ((Semester.Setting.Set) Semester.set(AUTUMN, LocalDate.of(2021, 9, 1),
            LocalDate.of(2022, 1, 21), HOLIDAYS, Policy.DEFAULT)).semester();
    private final SchoolCalendar school = closed("2021-10-15", "秋季运动会");

    @Test
    void everyDayOfTheMonthHasItsKindAndReason() {
        assertThat(day("2021-10-01")).isEqualTo(told("2021-10-01", Kind.LEGAL_HOLIDAY, "国庆节"));
        assertThat(day("2021-10-09")).isEqualTo(told("2021-10-09", Kind.MAKE_UP_DAY, "国庆节"));
        assertThat(day("2021-10-10")).isEqualTo(told("2021-10-10", Kind.WEEKEND, null));
        assertThat(day("2021-10-15")).isEqualTo(told("2021-10-15", Kind.SCHOOL_DAY_OFF, "秋季运动会"));
        assertThat(day("2021-10-18")).isEqualTo(told("2021-10-18", Kind.SERVICE_DAY, null));
        assertThat(day("2021-08-31")).isEqualTo(new Day(LocalDate.of(2021, 8, 31), Kind.OUTSIDE_SEMESTER, null, null));
        assertThat(MonthOfDays.ofCity(YearMonth.of(2021, 10), List.of(semester))).hasSize(31);
    }

    @Test
    void aSchoolsOwnDayDoesNotHideAHoliday() {
        assertThat(MonthOfDays.ofSchool(YearMonth.of(2021, 10), List.of(semester), closed("2021-10-04", "整修"))
                .get(3)
                .kind()).isEqualTo(Kind.LEGAL_HOLIDAY);
    }

    @Test
    void theReasonsAddUpToTheServiceDays() {
        var derived = school.term(AUTUMN).orElseThrow().serviceDays();

        var told = IntStream.rangeClosed(0, 4)
                .mapToObj(i -> YearMonth.of(2021, 9).plusMonths(i))
                .flatMap(month -> MonthOfDays.ofSchool(month, List.of(semester), school).stream())
                .filter(Day::isServiceDay)
                .map(Day::date)
                .toList();

        assertThat(told).isEqualTo(derived).hasSize(97);
    }

    @Test
    void ofTwoSemestersEachDayBelongsToItsOwn() {
        var spring = ((Semester.Setting.Set) Semester.set("2022-spring", LocalDate.of(2022, 1, 24),
                LocalDate.of(2022, 6, 30), List.of(), Policy.DEFAULT)).semester();

        var january = MonthOfDays.ofCity(YearMonth.of(2022, 1), List.of(spring, semester));

        assertThat(january.get(20).semesterId()).isEqualTo(AUTUMN);
        assertThat(january.get(21).kind()).isEqualTo(Kind.OUTSIDE_SEMESTER);
        assertThat(january.get(23).semesterId()).isEqualTo("2022-spring");
    }

    private Day day(String date) {
        var wanted = LocalDate.parse(date);
        return MonthOfDays.ofSchool(YearMonth.from(wanted), List.of(semester), school)
                .stream()
                .filter(it -> it.date().equals(wanted))
                .findFirst()
                .orElseThrow();
    }

    private static Day told(String date, Kind kind, @Nullable String reason) {
        return new Day(LocalDate.parse(date), kind, reason, AUTUMN);
    }

    private SchoolCalendar closed(String date, String reason) {
        var term = new CityTerm(AUTUMN, semester.first(), semester.last(), semester.days());
        var off = List.of(new DayOff(LocalDate.parse(date), reason));
        return ((Closing.Closed) SchoolCalendar.none("school-1").close(term, off, semester.first())).calendar();
    }
}
