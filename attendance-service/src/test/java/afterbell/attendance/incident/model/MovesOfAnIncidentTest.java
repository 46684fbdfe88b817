package afterbell.attendance.incident.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import afterbell.attendance.incident.model.Incident.Closed;
import afterbell.attendance.incident.model.Incident.Kind;
import afterbell.attendance.incident.model.Incident.Open;
import afterbell.attendance.incident.model.Incident.Report;
import afterbell.attendance.incident.model.Incident.Severity;
import afterbell.attendance.incident.model.Incident.Step;
import afterbell.attendance.incident.model.IncidentRules.Event;
import afterbell.attendance.incident.model.IncidentRules.Outcome;
import afterbell.attendance.incident.model.IncidentRules.Outcome.Decided;
import afterbell.attendance.incident.model.IncidentRules.Refusal;
import afterbell.attendance.incident.model.IncidentRules.Told;

/** R28. */
class MovesOfAnIncidentTest {
    private static final LocalDate DAY = LocalDate.of(2021, 9, 13);
    private static final Instant AT = Instant.parse("2021-09-13T08:40:00Z");
    private static final Instant LATER = AT.plusSeconds(600);
    private static final Report REPORT = report(Severity.SLIGHT, "teacher-1");
    private static final Open OPEN = new Open(REPORT, Severity.SLIGHT, List.of());
    private static final Told DOCTOR = new Told("st-1", LATER, null, null);
    private static final Told REPAIR = new Told("st-2", LATER, null, DAY.plusDays(7));

    private static Report report(Severity severity, String by) {
        return new Report("i-1", "s-1", DAY, AT, Kind.INJURY, severity, List.of("g-1"), List.of("p-1"), by);
    }

    private static Outcome refused(Refusal why) {
        return new Outcome.Refused(why);
    }

    private static Incident told(Incident incident, Told... told) {
        for (var one : told) {
            incident = ((Decided) IncidentRules.step(incident, one, "a", true)).incident();
        }
        return incident;
    }

    private static Incident finished(Incident incident, Instant at) {
        return ((Decided) IncidentRules.finish(incident, "st-2", at, "a")).incident();
    }

    private static Incident closed() {
        return ((Decided) IncidentRules.close(OPEN, LATER, "a")).incident();
    }

    @Test
    void isOpenWhenReported() {
        assertThat(IncidentRules.report(Optional.empty(), REPORT, true, DAY))
                .isEqualTo(new Decided(OPEN, Event.REPORTED));
    }

    @Test
    void theSameReportAgainChangesNothingAndAnotherIsRefused() {
        assertThat(IncidentRules.report(Optional.of(OPEN), report(Severity.SLIGHT, "guard-1"), true, DAY))
                .isEqualTo(new Decided(OPEN, null));
        assertThat(IncidentRules.report(Optional.of(OPEN), report(Severity.GRAVE, "teacher-1"), true, DAY))
                .isEqualTo(refused(Refusal.TOLD_OTHERWISE));
        assertThat(IncidentRules.report(Optional.of(OPEN), REPORT, false, DAY))
                .isEqualTo(refused(Refusal.TOLD_OTHERWISE));
    }

    @Test
    void whatIsNoLongerKeptIsNotReportedAnyMore() {
        assertThat(IncidentRules.report(Optional.empty(), REPORT, true, DAY.plusYears(3))).isInstanceOf(Decided.class);
        assertThat(IncidentRules.report(Optional.empty(), REPORT, true, DAY.plusYears(3).plusDays(1)))
                .isEqualTo(refused(Refusal.FORGOTTEN));
    }

    @Test
    void aStepCanMakeItGraver() {
        var graver = told(OPEN, new Told("st-1", LATER, Severity.GRAVE, null));

        assertThat(graver.severity()).isEqualTo(Severity.GRAVE);
        assertThat(graver.report().severity()).isEqualTo(Severity.SLIGHT);
    }

    @Test
    void theSameStepAgainChangesNothingAndAnotherIsRefused() {
        var incident = told(OPEN, DOCTOR, REPAIR);

        assertThat(IncidentRules.step(incident, DOCTOR, "b", true)).isEqualTo(new Decided(incident, null));
        assertThat(IncidentRules.step(incident, REPAIR, "b", true)).isEqualTo(new Decided(incident, null));
        assertThat(IncidentRules.step(finished(incident, LATER), REPAIR, "b", true)).isInstanceOf(Decided.class);
        assertThat(IncidentRules.step(incident, DOCTOR, "b", false)).isEqualTo(refused(Refusal.TOLD_OTHERWISE));
        assertThat(IncidentRules.step(incident, new Told("st-1", LATER, null, DAY), "b", true))
                .isEqualTo(refused(Refusal.TOLD_OTHERWISE));
    }

    @Test
    void noStepIsBeforeTheIncidentOrDueOutOfRange() {
        assertThat(IncidentRules.step(OPEN, new Told("x", AT.minusMillis(1), null, null), "a", true))
                .isEqualTo(refused(Refusal.BEFORE_THE_INCIDENT));
        assertThat(IncidentRules.step(OPEN, new Told("x", LATER, null, DAY.minusDays(1)), "a", true))
                .isEqualTo(refused(Refusal.DUE_OUT_OF_RANGE));
        assertThat(IncidentRules.step(OPEN, new Told("x", LATER, null, DAY.plusDays(366)), "a", true))
                .isEqualTo(refused(Refusal.DUE_OUT_OF_RANGE));
    }

    @Test
    void hasNoMoreStepsThanTheLimit() {
        var full = told(OPEN, IntStream.range(0, IncidentRules.MOST_STEPS)
                .mapToObj(i -> new Told("n-" + i, LATER, null, null))
                .toArray(Told[]::new));

        assertThat(IncidentRules.step(full, DOCTOR, "a", true)).isEqualTo(refused(Refusal.TOO_MANY_STEPS));
    }

    @Test
    void onlyAFollowUpIsDoneAndOnce() {
        var incident = told(OPEN, DOCTOR, REPAIR);
        var done = finished(incident, LATER);

        assertThat(done.planned()).isEmpty();
        assertThat(done.steps()).last().isInstanceOf(Step.Done.class);
        assertThat(IncidentRules.finish(done, "st-2", LATER, "b")).isEqualTo(new Decided(done, null));
        assertThat(IncidentRules.finish(done, "st-2", LATER.plusSeconds(1), "b"))
                .isEqualTo(refused(Refusal.TOLD_OTHERWISE));
        assertThat(IncidentRules.finish(incident, "st-1", LATER, "a")).isEqualTo(refused(Refusal.NOT_A_FOLLOW_UP));
        assertThat(IncidentRules.finish(incident, "none", LATER, "a")).isEqualTo(refused(Refusal.STEP_UNKNOWN));
        assertThat(IncidentRules.finish(incident, "st-2", LATER.minusMillis(1), "a"))
                .isEqualTo(refused(Refusal.BEFORE_THE_INCIDENT));
    }

    @Test
    void isNotClosedWhileAFollowUpIsOpen() {
        var incident = told(OPEN, REPAIR);

        assertThat(IncidentRules.close(incident, LATER, "a")).isEqualTo(refused(Refusal.FOLLOW_UP_OPEN));
        assertThat(IncidentRules.close(finished(incident, LATER), LATER, "a")).isInstanceOfSatisfying(Decided.class,
                it -> {
                    assertThat(it.incident()).isInstanceOf(Closed.class);
                    assertThat(it.event()).isEqualTo(Event.CLOSED);
                });
    }

    @Test
    void isClosedOnceAndNotBeforeWhatWasDone() {
        assertThat(IncidentRules.close(closed(), LATER, "b")).isEqualTo(new Decided(closed(), null));
        assertThat(IncidentRules.close(closed(), LATER.plusSeconds(1), "a"))
                .isEqualTo(refused(Refusal.CLOSED_OTHERWISE));
        assertThat(IncidentRules.close(OPEN, AT.minusMillis(1), "a")).isEqualTo(refused(Refusal.BEFORE_THE_INCIDENT));
        assertThat(IncidentRules.close(finished(told(OPEN, REPAIR), LATER.plusSeconds(60)), LATER, "a"))
                .isEqualTo(refused(Refusal.BEFORE_THE_INCIDENT));
    }

    @Test
    void nothingIsAddedWhenClosed() {
        assertThat(IncidentRules.step(closed(), DOCTOR, "a", true)).isEqualTo(refused(Refusal.CLOSED));
    }
}
