package afterbell.funding.labour.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import afterbell.funding.labour.model.DutyMonth.Duty;
import afterbell.funding.labour.model.LabourRules.Outcome.Moved;
import afterbell.funding.labour.model.LabourRules.Outcome.Refused;
import afterbell.funding.labour.model.LabourRules.Refusal;
import afterbell.funding.labour.model.Statement.Content;
import afterbell.funding.labour.model.Statement.Id;
import afterbell.funding.labour.model.Statement.Line;
import afterbell.funding.labour.model.Statement.Open;
import afterbell.funding.labour.model.Statement.Submitted;
import afterbell.funding.labour.model.Statement.Terms;
import afterbell.funding.ledger.model.Source;
import afterbell.funding.semester.model.Policy;
import afterbell.funding.semester.model.PublishedSemester;
import afterbell.funding.semester.model.ServedRule;

/** R18, R19, R21. */
class PayingClassHoursTest {
    private static final Id SEPTEMBER = new Id("school-1", YearMonth.of(2021, 9));
    private static final LocalDate FIRST = LocalDate.of(2021, 9, 1);
    private static final Policy POLICY = new Policy(ServedRule.DISTINCT_SERVED, 1, 12_500, 45, 2, 6_000);
    private static final PublishedSemester AUTUMN = new PublishedSemester("2021-autumn", 1, FIRST,
            LocalDate.of(2022, 1, 21),
            FIRST.datesUntil(LocalDate.of(2021, 10, 1)).filter(day -> day.getDayOfWeek().getValue() < 6).toList(),
            POLICY);
    private static final Instant AT = Instant.parse("2021-10-08T01:00:00Z");

    @Test
    void startedClassHoursDoNotCountAndNoMoreThanTwoAreADay() {
        assertThat(LabourRules.classHours(0, POLICY)).isZero();
        assertThat(LabourRules.classHours(44, POLICY)).isZero();
        assertThat(LabourRules.classHours(45, POLICY)).isEqualTo(1);
        assertThat(LabourRules.classHours(89, POLICY)).isEqualTo(1);
        assertThat(LabourRules.classHours(90, POLICY)).isEqualTo(2);
        assertThat(LabourRules.classHours(300, POLICY)).isEqualTo(2);
    }

    @Test
    void eachDayIsCountedByItself() {
        // 100 → 2, 50 → 1, 44 → 0 class hours; 194 minutes together would have been 4
        var content = draft(month("wang", Map.of(1, 100, 2, 50, 3, 44)));

        assertThat(content.lines()).containsExactly(new Line("wang", 3, 194, 3, 18_000, false));
        assertThat(content.classHours()).isEqualTo(3);
        assertThat(content.amountFen()).isEqualTo(18_000);
        assertThat(content.workersPaid()).isEqualTo(1);
    }

    @Test
    void daysThatAreNoServiceDaysAreNotPaid() {
        assertThat(draft(month("wang", Map.of(4, 100, 6, 100))).lines())
                .containsExactly(new Line("wang", 1, 100, 2, 12_000, false));
    }

    @Test
    void eachDayIsPaidAtTheRateOfItsSemester() {
        var later = new PublishedSemester("2022-spring", 1, LocalDate.of(2022, 2, 14), LocalDate.of(2022, 7, 8),
                List.of(LocalDate.of(2022, 2, 14)), new Policy(ServedRule.DISTINCT_SERVED, 1, 12_500, 60, 1, 8_000));
        var february = new DutyMonth("school-1", YearMonth.of(2022, 2), "wang",
                Map.of(LocalDate.of(2022, 2, 14), new Duty(130, 1)));

        assertThat(LabourRules.draft(new Id("school-1", YearMonth.of(2022, 2)), List.of(february), List.of(),
                List.of(AUTUMN, later), Rates.NONE).lines()).containsExactly(new Line("wang", 1, 130, 1, 8_000, false));
    }

    @Test
    void aDayWhoseSemesterIsNotKnownIsFound() {
        var february = new DutyMonth("school-1", YearMonth.of(2022, 2), "wang",
                Map.of(LocalDate.of(2022, 2, 14), new Duty(130, 1)));

        assertThat(LabourRules.dayOfNoSemester(List.of(february), List.of(AUTUMN)))
                .contains(LocalDate.of(2022, 2, 14));
        assertThat(LabourRules.dayOfNoSemester(List.of(month("wang", Map.of(4, 100))), List.of(AUTUMN))).isEmpty();
    }

    @Test
    void theLaterFactOfADayHoldsInWhateverOrder() {
        var empty = DutyMonth.empty("school-1", SEPTEMBER.month(), "wang");
        var early = new Duty(100, 3);
        var late = new Duty(40, 7);

        assertThat(empty.with(FIRST, early).with(FIRST, late)).isEqualTo(empty.with(FIRST, late).with(FIRST, early));
        assertThat(empty.with(FIRST, early).with(FIRST, late).duties()).containsEntry(FIRST, late);
    }

    @Test
    void aWorkerHasNoMoreThanTwoADayInTheWholeCity() {
        var minutes = Map.of("school-1", 50, "school-2", 100, "school-3", 50);
        assertThat(LabourRules.classHoursAt("school-2", minutes, POLICY)).isEqualTo(2);
        assertThat(LabourRules.classHoursAt("school-1", minutes, POLICY)).isZero();

        var even = Map.of("school-1", 50, "school-2", 50, "school-3", 50);
        assertThat(LabourRules.classHoursAt("school-1", even, POLICY)).isEqualTo(1);
        assertThat(LabourRules.classHoursAt("school-2", even, POLICY)).isEqualTo(1);
        assertThat(LabourRules.classHoursAt("school-3", even, POLICY)).isZero();
    }

    @Test
    void whatWasServedElsewhereOnOtherDaysTakesNothingOff() {
        var here = month("wang", Map.of(1, 100, 2, 100));
        var there = DutyMonth.empty("school-0", SEPTEMBER.month(), "wang").with(FIRST, new Duty(100, 1));

        assertThat(LabourRules.draft(SEPTEMBER, List.of(here), List.of(there), List.of(AUTUMN), Rates.NONE)
                .classHours()).isEqualTo(2);
    }

    @Test
    void eachDayIsPaidAtTheRateThatHoldsOnIt() {
        var rates = Rates.NONE.with(rate(LocalDate.of(2021, 9, 2), 7_000)).with(rate(LocalDate.of(2021, 9, 3), 8_000));

        assertThat(LabourRules.draft(SEPTEMBER, List.of(month("wang", Map.of(1, 45, 2, 45, 3, 45, 6, 45))), List.of(),
                List.of(AUTUMN), rates).amountFen()).isEqualTo(6_000 + 7_000 + 8_000 + 8_000);
        assertThat(rates.with(rate(LocalDate.of(2021, 9, 3), 9_000)).on(LocalDate.of(2021, 10, 1), POLICY))
                .isEqualTo(9_000);
    }

    @Test
    void onlyWhoHasDoneTheRequiredWorkIsPaid() {
        var draft = draft(month("li", Map.of(1, 90)), month("wang", Map.of(1, 90)));
        var content = ((Submitted) moved(LabourRules.submit(new Open(), draft, terms(Set.of("li"))))).content();

        assertThat(content.lines()).containsExactly(new Line("li", 1, 90, 2, 0, true),
                new Line("wang", 1, 90, 2, 12_000, false));
        assertThat(content.workersPaid()).isEqualTo(1);
        assertThat(content.classHours()).isEqualTo(2);
        assertThat(content.amountFen()).isEqualTo(12_000);
        assertThat(LabourRules.submit(new Open(), draft, terms(Set.of("zhao"))))
                .isEqualTo(new Refused(Refusal.WORKER_NOT_ON_STATEMENT));
    }

    private static Rates.Rate rate(LocalDate from, long fen) {
        return new Rates.Rate(from, fen, "basis", "hr", AT);
    }

    private static Statement moved(LabourRules.Outcome outcome) {
        return ((Moved) outcome).statement();
    }

    private static Terms terms(Set<String> excluded) {
        return new Terms(excluded, Source.CITY_FINANCE, "somebody", AT);
    }

    private static Content draft(DutyMonth... duties) {
        return LabourRules.draft(SEPTEMBER, List.of(duties), List.of(), List.of(AUTUMN), Rates.NONE);
    }

    private static DutyMonth month(String worker, Map<Integer, Integer> minutesByDay) {
        var month = DutyMonth.empty("school-1", SEPTEMBER.month(), worker);
        for (var day : minutesByDay.entrySet()) {
            month = month.with(SEPTEMBER.month().atDay(day.getKey()), new Duty(day.getValue(), 1));
        }
        return month;
    }
}
