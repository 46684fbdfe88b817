package afterbell.staffing.vetting.model;

import static afterbell.staffing.worker.model.People.assessed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import afterbell.staffing.calendar.model.Policy;
import afterbell.staffing.vetting.model.Refusal.DayToCome;
import afterbell.staffing.vetting.model.Refusal.GateNotOpen;
import afterbell.staffing.vetting.model.Refusal.IsBarred;
import afterbell.staffing.vetting.model.Refusal.NotBarred;
import afterbell.staffing.vetting.model.Refusal.NoticeNotRunning;
import afterbell.staffing.vetting.model.Refusal.NoticeStillRuns;
import afterbell.staffing.vetting.model.Refusal.NoticeTooShort;
import afterbell.staffing.vetting.model.Refusal.ObjectionNotOpen;
import afterbell.staffing.vetting.model.Refusal.ObjectionOpen;
import afterbell.staffing.vetting.model.Refusal.OutOfOrder;
import afterbell.staffing.vetting.model.Refusal.RecordCheckTooOld;
import afterbell.staffing.vetting.model.Step.AcknowledgingFiling;
import afterbell.staffing.vetting.model.Step.AssessingWorker;
import afterbell.staffing.vetting.model.Step.CheckingRecord;
import afterbell.staffing.vetting.model.Step.DecidingObjection;
import afterbell.staffing.vetting.model.Step.FilingWithBureau;
import afterbell.staffing.vetting.model.Step.LeavingSchool;
import afterbell.staffing.vetting.model.Step.Objecting;
import afterbell.staffing.vetting.model.Step.OfHiring;
import afterbell.staffing.vetting.model.Step.PublishingNotice;
import afterbell.staffing.vetting.model.Step.Result;
import afterbell.staffing.vetting.model.Step.ReturningFiling;
import afterbell.staffing.vetting.model.VettingRules.Outcome;
import afterbell.staffing.vetting.model.VettingRules.Outcome.Refused;
import afterbell.staffing.vetting.model.VettingRules.Outcome.Taken;
import afterbell.staffing.worker.model.Assessment;
import afterbell.staffing.worker.model.Gates;
import afterbell.staffing.worker.model.Kind;
import afterbell.staffing.worker.model.Notice;
import afterbell.staffing.worker.model.Objection;
import afterbell.staffing.worker.model.People;
import afterbell.staffing.worker.model.Period;
import afterbell.staffing.worker.model.Stage;
import afterbell.staffing.worker.model.Standing;
import afterbell.staffing.worker.model.Suspension;
import afterbell.staffing.worker.model.Worker;
import afterbell.staffing.worker.model.Worker.Joining;

/** R24, R25. */
class PassingTheGatesTest {
    private static final String SCHOOL = "school-1";
    private static final LocalDate CHECKED = LocalDate.of(2021, 8, 16);
    private static final LocalDate YEAR_AFTER = LocalDate.of(2022, 8, 16);
    private static final LocalDate FROM = CHECKED.plusDays(1);
    private static final LocalDate OVER = CHECKED.plusDays(8);
    private static final LocalDate ASSESSED = CHECKED.plusDays(11);
    private static final LocalDate TODAY = LocalDate.of(2022, 6, 1);
    private static final Worker EXTERNAL = People.joined(Kind.EXTERNAL_TEACHER, SCHOOL);
    private static final Worker STAFF = People.joined(Kind.SCHOOL_STAFF, SCHOOL);

    @Test
    void theSchoolsOwnPeopleAreClearedByTheRecordCheck() {
        assertThat(cleared(after(STAFF, clear(CHECKED)))).containsExactly(new Period(CHECKED, YEAR_AFTER));
    }

    @Test
    void anExternalTeacherIsClearedFromTheAssessmentForAsLongAsTheRecordCheckIsGood() {
        assertThat(cleared(after(EXTERNAL, allGates()))).containsExactly(new Period(ASSESSED, YEAR_AFTER));
    }

    @Test
    void eachSchoolPassesTheGatesForItself() {
        var both = People.joined(Kind.EXTERNAL_TEACHER, SCHOOL, "school-2");
        var cleared = after(both, allGates());

        assertThat(cleared.isClearedAt(SCHOOL, ASSESSED)).isTrue();
        assertThat(cleared.isClearedAt("school-2", ASSESSED)).isFalse();
        assertThat(VettingRules.decide(cleared, "school-2", new FilingWithBureau(OVER), Policy.DEFAULT, TODAY))
                .isEqualTo(new Refused(new GateNotOpen()));
    }

    @Test
    void eachGateWaitsForTheOneBefore() {
        var gates = allGates();
        for (int passed = 0; passed < gates.length; passed++) {
            var here = after(EXTERNAL, List.of(gates).subList(0, passed).toArray(Step[]::new));
            for (int later = passed + 1; later < gates.length; later++) {
                assertThat(refusal(here, gates[later])).isEqualTo(new GateNotOpen());
            }
        }
    }

    @Test
    void aNoticeRunsForItsDays() {
        var checked = after(EXTERNAL, clear(CHECKED));

        assertThat(refusal(checked, notice(FROM, OVER.minusDays(1)))).isEqualTo(new NoticeTooShort(7));
        assertThat(refusal(after(checked, notice(FROM, OVER)), new FilingWithBureau(OVER.minusDays(1))))
                .isEqualTo(new NoticeStillRuns());
    }

    @Test
    void anObjectionIsRaisedOnlyWhileTheNoticeRuns() {
        var running = after(EXTERNAL, clear(CHECKED), notice(FROM, OVER));

        assertThat(refusal(running, new Objecting("o-1", FROM.minusDays(1)))).isEqualTo(new NoticeNotRunning());
        assertThat(refusal(running, new Objecting("o-1", OVER))).isEqualTo(new NoticeNotRunning());
        assertThat(refusal(after(EXTERNAL, clear(CHECKED)), new Objecting("o-1", FROM)))
                .isEqualTo(new NoticeNotRunning());
        assertThat(refusal(running, new DecidingObjection("o-1", FROM, true))).isEqualTo(new ObjectionNotOpen());
    }

    @Test
    void anOpenObjectionBlocksTheFilingUntilItIsDecided() {
        var objected = after(EXTERNAL, clear(CHECKED), notice(FROM, OVER), new Objecting("o-1", FROM));
        assertThat(refusal(objected, new FilingWithBureau(OVER))).isEqualTo(new ObjectionOpen());

        var rejected = after(objected, new DecidingObjection("o-1", OVER, false));
        assertThat(refusal(rejected, new DecidingObjection("o-1", OVER, true))).isEqualTo(new ObjectionNotOpen());
        assertThat(refusal(objected, new DecidingObjection("o-1", FROM.minusDays(1), false)))
                .isEqualTo(new OutOfOrder());
        assertThat(stage(after(rejected, new FilingWithBureau(OVER)))).isInstanceOf(Stage.Filed.class);
    }

    @Test
    void anUpheldObjectionEndsTheHiringUntilANewNotice() {
        var ended = after(EXTERNAL, clear(CHECKED), notice(FROM, OVER), new Objecting("o-1", FROM),
                new DecidingObjection("o-1", OVER, true));

        assertThat(stage(ended)).isInstanceOf(Stage.Objected.class);
        assertThat(refusal(ended, new FilingWithBureau(OVER))).isEqualTo(new GateNotOpen());
        assertThat(refusal(ended, notice(OVER, OVER.plusDays(7)))).isEqualTo(new OutOfOrder());
        var again = after(ended, notice(OVER.plusDays(1), OVER.plusDays(8)));
        assertThat(stage(again)).isInstanceOf(Stage.OnNotice.class);
    }

    @Test
    void aFilingThatWasReturnedIsFiledAgain() {
        var filed = after(EXTERNAL, clear(CHECKED), notice(FROM, OVER), new FilingWithBureau(OVER));
        var returned = after(filed, new ReturningFiling(OVER.plusDays(1)));

        assertThat(refusal(returned, new AcknowledgingFiling(OVER.plusDays(2)))).isEqualTo(new GateNotOpen());
        assertThat(refusal(returned, new FilingWithBureau(OVER))).isEqualTo(new OutOfOrder());
        assertThat(refusal(filed, new ReturningFiling(OVER.minusDays(1)))).isEqualTo(new OutOfOrder());
        var again = after(returned, new FilingWithBureau(OVER.plusDays(1)), new AcknowledgingFiling(OVER.plusDays(2)));
        assertThat(stage(again)).isInstanceOf(Stage.Acknowledged.class);
        assertThat(refusal(again, new ReturningFiling(OVER.plusDays(3)))).isEqualTo(new GateNotOpen());
    }

    @Test
    void nothingIsEnteredOfTheDaysToComeOrOutOfOrder() {
        assertThat(refusal(EXTERNAL, clear(TODAY.plusDays(1)))).isEqualTo(new DayToCome());
        var checked = after(EXTERNAL, clear(CHECKED));
        assertThat(refusal(checked, notice(CHECKED.minusDays(1), OVER))).isEqualTo(new OutOfOrder());
        var filed = after(checked, notice(FROM, OVER), new FilingWithBureau(OVER));
        assertThat(refusal(filed, new AcknowledgingFiling(OVER.minusDays(1)))).isEqualTo(new OutOfOrder());
    }

    @Test
    void aCheckThatHasBecomeTooOldMustBeMadeAnewBeforeTheAssessment() {
        var policy = new Policy(50, 7, 10);
        var acknowledged = after(EXTERNAL, policy, List.of(allGates()).subList(0, 4).toArray(Step[]::new));

        assertThat(decide(acknowledged, allGates()[4], policy)).isEqualTo(new Refused(new RecordCheckTooOld(10)));
        var renewed = after(acknowledged, policy, clear(CHECKED.plusDays(10)));
        assertThat(decide(renewed, allGates()[4], policy)).isInstanceOf(Taken.class);
    }

    @Test
    void inWhichOrderChecksAreEnteredDoesNotMatter() {
        var one = after(STAFF, clear(CHECKED), clear(CHECKED.plusDays(10)));

        assertThat(cleared(one)).containsExactly(new Period(CHECKED, YEAR_AFTER.plusDays(10)));
        assertThat(after(STAFF, clear(CHECKED.plusDays(10)), clear(CHECKED))).isEqualTo(one);
        assertThat(after(one, clear(CHECKED))).isEqualTo(one);
    }

    @Test
    void aClearanceEndsAfterItsLastDayAndIsRenewedFromTheNewCheck() {
        var cleared = after(STAFF, clear(CHECKED));

        assertThat(VettingRules.lapse(cleared, YEAR_AFTER)).isEqualTo(cleared);
        var expired = VettingRules.lapse(cleared, YEAR_AFTER.plusDays(1));
        assertThat(expired.standing()).isEqualTo(Standing.NOT_CLEARED);
        assertThat(expired.isClearedAt(SCHOOL, YEAR_AFTER)).isTrue();
        var again = VettingRules.decide(expired, clear(YEAR_AFTER.plusDays(9)), Policy.DEFAULT,
                YEAR_AFTER.plusDays(9));
        var renewed = ((Taken) again).worker();
        assertThat(cleared(renewed)).containsExactly(new Period(CHECKED, YEAR_AFTER),
                new Period(YEAR_AFTER.plusDays(9), YEAR_AFTER.plusDays(374)));
    }

    @Test
    void aBarEndsEveryClearanceOnTheDayBefore() {
        var cleared = after(People.joined(Kind.SCHOOL_STAFF, SCHOOL, "school-2"), clear(CHECKED));
        LocalDate day = CHECKED.plusDays(20);
        var barred = after(cleared, adverse(day));

        assertThat(barred.clearances()).extracting(it -> it.period().until())
                .containsExactly(day.minusDays(1), day.minusDays(1));
        assertThat(cleared(after(cleared, adverse(CHECKED)))).isEmpty();
        assertThat(cleared(after(barred, adverse(day.minusDays(5)))))
                .containsExactly(new Period(CHECKED, day.minusDays(6)));
        assertThat(after(barred, adverse(day.plusDays(5)))).isEqualTo(barred);
        assertThat(refusal(barred, clear(TODAY))).isEqualTo(new IsBarred());
    }

    @Test
    void aBarThatWasWrongIsLiftedAsIfItHadNeverBeen() {
        var cleared = after(EXTERNAL, allGates());
        var barred = after(cleared, adverse(ASSESSED.plusDays(9)), adverse(ASSESSED.plusDays(1)));

        assertThat(VettingRules.liftBar(barred, ASSESSED.plusDays(9), TODAY)).isEqualTo(new Taken(cleared));
        assertThat(VettingRules.liftBar(barred, ASSESSED, TODAY)).isEqualTo(new Refused(new OutOfOrder()));
        assertThat(VettingRules.liftBar(barred, TODAY.plusDays(1), TODAY)).isEqualTo(new Refused(new DayToCome()));
        assertThat(VettingRules.liftBar(cleared, ASSESSED, TODAY)).isEqualTo(new Refused(new NotBarred()));
    }

    @Test
    void whoIsSuspendedServesNowhereUntilItIsLifted() {
        var cleared = after(STAFF, clear(CHECKED));
        var suspended = cleared.suspended(List.of(new Suspension(CHECKED.plusDays(10), null, SCHOOL)));

        assertThat(suspended.standing()).isEqualTo(Standing.NOT_CLEARED);
        assertThat(cleared(suspended)).containsExactly(new Period(CHECKED, CHECKED.plusDays(9)));
        assertThat(suspended.firstLost(cleared)).contains(CHECKED.plusDays(10));
        var lifted = cleared.suspended(List.of(new Suspension(CHECKED.plusDays(10), CHECKED.plusDays(15), SCHOOL)));
        assertThat(cleared(lifted)).containsExactly(new Period(CHECKED, CHECKED.plusDays(9)),
                new Period(CHECKED.plusDays(15), YEAR_AFTER));
        assertThat(lifted.firstLost(suspended)).isEmpty();
    }

    @Test
    void aFailingAssessmentEndsTheClearanceFromTheDayAfter() {
        LocalDate judged = LocalDate.of(2021, 12, 10);
        var cleared = after(EXTERNAL, allGates());
        var ended = after(cleared, assessing(judged, 59));

        assertThat(cleared(ended)).containsExactly(new Period(ASSESSED, judged));
        assertThat(ended.firstLost(cleared)).contains(judged.plusDays(1));
        assertThat(refusal(ended, assessing(judged.plusDays(1), 90))).isEqualTo(new GateNotOpen());
        assertThat(refusal(ended, notice(judged, judged.plusDays(9)))).isEqualTo(new OutOfOrder());
        var again = after(ended, notice(judged.plusDays(1), judged.plusDays(9)));
        assertThat(cleared(again)).as("what was covered stays so").containsExactly(new Period(ASSESSED, judged));
    }

    @Test
    void assessmentsAreEnteredInTheirOrder() {
        var cleared = after(EXTERNAL, allGates());
        var again = after(cleared, assessing(ASSESSED.plusDays(60), 80));

        assertThat(cleared(again)).isEqualTo(cleared(cleared));
        assertThat(refusal(again, assessing(ASSESSED.plusDays(30), 80))).isEqualTo(new OutOfOrder());
        assertThat(after(again, assessing(ASSESSED.plusDays(60), 80))).isEqualTo(again);
    }

    @Test
    void whoWasNotAssessedServesUntilTheDayThatIsSaid() {
        var cleared = after(EXTERNAL, allGates());
        LocalDate last = ASSESSED.plusDays(100);
        var ended = VettingRules.endUnassessed(cleared, SCHOOL, last);

        assertThat(cleared(ended)).containsExactly(new Period(ASSESSED, last));
        assertThat(VettingRules.endUnassessed(ended, SCHOOL, last)).isEqualTo(ended);
        assertThat(VettingRules.endUnassessed(STAFF, SCHOOL, last)).isEqualTo(STAFF);
    }

    @Test
    void whoLeavesServesUntilThatDayAndElsewhereAsEver() {
        var both = after(People.joined(Kind.SCHOOL_STAFF, SCHOOL, "school-2"), clear(CHECKED));
        LocalDate last = CHECKED.plusDays(20);
        var left = after(both, new LeavingSchool(last));

        assertThat(left.schoolIds()).containsExactly("school-2");
        assertThat(cleared(left)).containsExactly(new Period(CHECKED, last));
        assertThat(left.clearedAt("school-2")).containsExactly(new Period(CHECKED, YEAR_AFTER));
        assertThat(after(left, new LeavingSchool(last))).isEqualTo(left);
        var back = ((Joining.Joined) left.join(SCHOOL, Kind.SCHOOL_STAFF, last.plusDays(10))).worker();
        assertThat(cleared(back)).containsExactly(new Period(CHECKED, last),
                new Period(last.plusDays(10), YEAR_AFTER));
    }

    @Test
    void whoComesBackFromOutsidePassesAllGatesAgain() {
        var left = after(after(EXTERNAL, allGates()), new LeavingSchool(ASSESSED.plusDays(9)));
        assertThat(refusal(left, notice(ASSESSED.plusDays(20), ASSESSED.plusDays(30)))).isEqualTo(new GateNotOpen());

        var back = ((Joining.Joined) left.join(SCHOOL, Kind.EXTERNAL_TEACHER, TODAY)).worker();
        assertThat(cleared(back)).containsExactly(new Period(ASSESSED, ASSESSED.plusDays(9)));
        assertThat(refusal(back, new FilingWithBureau(TODAY))).isEqualTo(new GateNotOpen());
    }

    @Test
    void whoBelongsToTheSchoolIsNotHiredByNotice() {
        assertThat(refusal(after(STAFF, clear(CHECKED)), notice(FROM, OVER))).isEqualTo(new GateNotOpen());
    }

    @Test
    void gatesCannotBeMadeUp() {
        var passed = assessed(ASSESSED, 90);
        var notice = Notice.of(FROM, OVER);

        assertThat(new Gates(notice, OVER, OVER, passed)).isNotNull();
        assertThatIllegalArgumentException().isThrownBy(() -> new Gates(notice, OVER, OVER, assessed(ASSESSED, 10)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Gates(notice, OVER.minusDays(1), OVER, passed));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Gates(notice, OVER, OVER.minusDays(1), passed));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Gates(notice.with(new Objection("o-1", FROM, new Objection.Open())), OVER, OVER,
                        passed));
    }

    private static Step[] allGates() {
        return new Step[]{clear(CHECKED), notice(FROM, OVER), new FilingWithBureau(CHECKED.plusDays(9)),
            new AcknowledgingFiling(CHECKED.plusDays(10)), assessing(ASSESSED, 86)};
    }

    private static OfHiring assessing(LocalDate on, int score) {
        return new AssessingWorker(on, Assessment.each(score));
    }

    private static Worker after(Worker worker, Step... steps) {
        return after(worker, Policy.DEFAULT, steps);
    }

    private static Worker after(Worker worker, Policy policy, Step... steps) {
        var here = worker;
        for (var step : steps) {
            here = ((Taken) decide(here, step, policy)).worker();
        }
        return here;
    }

    private static Refusal refusal(Worker worker, Step step) {
        return ((Refused) decide(worker, step, Policy.DEFAULT)).reason();
    }

    private static Outcome decide(Worker worker, Step step, Policy policy) {
        return switch (step) {
            case CheckingRecord it -> VettingRules.decide(worker, it, policy, TODAY);
            case OfHiring it -> VettingRules.decide(worker, SCHOOL, it, policy, TODAY);
        };
    }

    private static List<Period> cleared(Worker worker) {
        return worker.clearedAt(SCHOOL);
    }

    private static Stage stage(Worker worker) {
        return worker.hiring(SCHOOL).orElseThrow().stage();
    }

    private static OfHiring notice(LocalDate from, LocalDate until) {
        return new PublishingNotice(Notice.of(from, until));
    }

    private static CheckingRecord clear(LocalDate on) {
        return new CheckingRecord(on, Result.CLEAR);
    }

    private static CheckingRecord adverse(LocalDate on) {
        return new CheckingRecord(on, Result.ADVERSE);
    }
}
