package afterbell.staffing.vetting.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import afterbell.staffing.calendar.model.Policy;
import afterbell.staffing.vetting.model.Refusal.DayToCome;
import afterbell.staffing.vetting.model.Refusal.GateNotOpen;
import afterbell.staffing.vetting.model.Refusal.IsBarred;
import afterbell.staffing.vetting.model.Refusal.NoticeStillRuns;
import afterbell.staffing.vetting.model.Refusal.NoticeTooShort;
import afterbell.staffing.vetting.model.Refusal.OutOfOrder;
import afterbell.staffing.vetting.model.Refusal.RecordCheckTooOld;
import afterbell.staffing.vetting.model.Step.AcknowledgingFiling;
import afterbell.staffing.vetting.model.Step.AssessingWorker;
import afterbell.staffing.vetting.model.Step.CheckingRecord;
import afterbell.staffing.vetting.model.Step.FilingWithBureau;
import afterbell.staffing.vetting.model.Step.PublishingNotice;
import afterbell.staffing.vetting.model.Step.Result;
import afterbell.staffing.vetting.model.VettingRules.Outcome.Refused;
import afterbell.staffing.vetting.model.VettingRules.Outcome.Taken;
import afterbell.staffing.worker.model.Assessment;
import afterbell.staffing.worker.model.Gates.AllFour;
import afterbell.staffing.worker.model.Gates.RecordCheckOnly;
import afterbell.staffing.worker.model.Kind;
import afterbell.staffing.worker.model.Notice;
import afterbell.staffing.worker.model.Notice.Objection;
import afterbell.staffing.worker.model.Period;
import afterbell.staffing.worker.model.Vetting;
import afterbell.staffing.worker.model.Vetting.Barred;
import afterbell.staffing.worker.model.Vetting.Cleared;
import afterbell.staffing.worker.model.Vetting.Expired;
import afterbell.staffing.worker.model.Vetting.Objected;
import afterbell.staffing.worker.model.Vetting.OnNotice;
import afterbell.staffing.worker.model.Vetting.Unchecked;

/** R24, R25. */
class PassingTheGatesTest {
    private static final LocalDate TODAY = LocalDate.of(2021, 9, 1);
    private static final LocalDate CHECKED = LocalDate.of(2021, 8, 16);
    private static final Notice NOTICE = notice(7);

    @Test
    void theSchoolsOwnPeopleAreClearedByTheRecordCheck() {
        assertThat(after(Kind.SCHOOL_STAFF, clear(CHECKED))).isEqualTo(new Cleared(CHECKED, new RecordCheckOnly(),
                new Period(CHECKED, LocalDate.of(2022, 8, 16))));
    }

    @Test
    void anExternalTeacherIsClearedFromTheAssessmentForAsLongAsTheRecordCheckIsGood() {
        var cleared = after(Kind.EXTERNAL_TEACHER, allGates());

        assertThat(cleared.clearance()).contains(new Period(CHECKED.plusDays(11), LocalDate.of(2022, 8, 16)));
    }

    @Test
    void eachGateWaitsForTheOneBefore() {
        var gates = allGates();
        for (int passed = 0; passed < gates.length; passed++) {
            var here = after(Kind.INSTITUTION_MEMBER, List.of(gates).subList(0, passed).toArray(Step[]::new));
            for (int later = passed + 1; later < gates.length; later++) {
                assertThat(refusal(here, gates[later])).isEqualTo(new GateNotOpen());
            }
        }
    }

    @Test
    void aNoticeRunsForItsDays() {
        var checked = after(Kind.EXTERNAL_TEACHER, clear(CHECKED));

        assertThat(refusal(checked, new PublishingNotice(notice(6)))).isEqualTo(new NoticeTooShort(7));
        assertThat(refusal(after(Kind.EXTERNAL_TEACHER, clear(CHECKED), new PublishingNotice(NOTICE)),
                new FilingWithBureau(NOTICE.until().minusDays(1)))).isEqualTo(new NoticeStillRuns());
    }

    @Test
    void aRunningNoticeTakesObjectionsAndAnUpheldOneEndsTheHiring() {
        var minor = new Notice("school-1", NOTICE.from(), NOTICE.until(),
                List.of(new Objection(CHECKED.plusDays(3), false)));
        var upheld = new Notice("school-1", NOTICE.from(), NOTICE.until(),
                List.of(new Objection(CHECKED.plusDays(3), true)));
        var running = after(Kind.EXTERNAL_TEACHER, clear(CHECKED), new PublishingNotice(NOTICE),
                clear(CHECKED.plusDays(4)),
                new PublishingNotice(minor));
        assertThat(running).isEqualTo(new OnNotice(CHECKED.plusDays(4), minor));

        var ended = taken(running, new PublishingNotice(upheld));
        assertThat(ended).isInstanceOf(Objected.class);
        assertThat(refusal(ended, new FilingWithBureau(TODAY))).isEqualTo(new GateNotOpen());
        assertThat(refusal(ended, new PublishingNotice(NOTICE))).isEqualTo(new GateNotOpen());
    }

    @Test
    void nothingIsEnteredOfTheDaysToComeOrOutOfOrder() {
        assertThat(refusal(new Unchecked(), clear(TODAY.plusDays(1)))).isEqualTo(new DayToCome());
        var checked = after(Kind.EXTERNAL_TEACHER, clear(CHECKED));
        var early = new Notice("school-1", CHECKED.minusDays(1), CHECKED.plusDays(20), List.of());
        assertThat(refusal(checked, new PublishingNotice(early))).isEqualTo(new OutOfOrder());
        var filed = after(Kind.EXTERNAL_TEACHER, clear(CHECKED), new PublishingNotice(NOTICE),
                new FilingWithBureau(CHECKED.plusDays(9)));
        assertThat(refusal(filed, new AcknowledgingFiling(CHECKED.plusDays(8)))).isEqualTo(new OutOfOrder());
    }

    @Test
    void aCheckThatHasBecomeTooOldMustBeMadeAnewBeforeTheAssessment() {
        var policy = new Policy(50, 7, 10);
        var acknowledged = after(Kind.EXTERNAL_TEACHER, List.of(allGates()).subList(0, 4).toArray(Step[]::new));
        var assessing = allGates()[4];

        assertThat(VettingRules.decide(Kind.EXTERNAL_TEACHER, acknowledged, assessing, policy, TODAY))
                .isEqualTo(new Refused(new RecordCheckTooOld(10)));
        var renewed = taken(acknowledged, clear(CHECKED.plusDays(10)));
        assertThat(VettingRules.decide(Kind.EXTERNAL_TEACHER, renewed, assessing, policy, TODAY))
                .isInstanceOf(Taken.class);
    }

    @Test
    void aNewerCheckExtendsAClearanceAndAnOlderOneChangesNothing() {
        var cleared = after(Kind.SCHOOL_STAFF, clear(CHECKED));

        assertThat(taken(cleared, clear(CHECKED.plusDays(10))).clearance())
                .contains(new Period(CHECKED, CHECKED.plusDays(375)));
        assertThat(taken(cleared, clear(CHECKED.minusDays(10)))).isEqualTo(cleared);
    }

    @Test
    void aClearanceEndsAfterItsLastDayAndIsRenewedFromTheNewCheck() {
        var cleared = after(Kind.SCHOOL_STAFF, clear(CHECKED));
        LocalDate last = CHECKED.plusDays(365);

        assertThat(VettingRules.expire(cleared, last)).isEqualTo(cleared);
        var expired = VettingRules.expire(cleared, last.plusDays(1));
        assertThat(expired).isInstanceOf(Expired.class);
        var again = VettingRules.decide(Kind.SCHOOL_STAFF, expired, clear(last.plusDays(9)), Policy.DEFAULT,
                last.plusDays(9));
        assertThat(((Taken) again).vetting().clearance())
                .contains(new Period(last.plusDays(9), last.plusDays(374)));
    }

    @Test
    void aBarEndsTheClearanceOnTheDayBefore() {
        var cleared = after(Kind.SCHOOL_STAFF, clear(CHECKED));

        assertThat(taken(cleared, adverse(TODAY)))
                .isEqualTo(new Barred(TODAY, new Period(CHECKED, TODAY.minusDays(1))));
        assertThat(taken(cleared, adverse(CHECKED))).isEqualTo(new Barred(CHECKED, null));
        assertThat(taken(taken(cleared, adverse(TODAY)), adverse(TODAY.minusDays(5))))
                .isEqualTo(new Barred(TODAY.minusDays(5), new Period(CHECKED, TODAY.minusDays(6))));
        assertThat(refusal(taken(cleared, adverse(TODAY)), clear(TODAY))).isEqualTo(new IsBarred());
    }

    @Test
    void gatesCannotBeMadeUp() {
        var passed = new Assessment(CHECKED.plusDays(11), 90, true);
        var failed = new Assessment(CHECKED.plusDays(11), 10, false);
        LocalDate filed = CHECKED.plusDays(9);

        assertThat(new AllFour(NOTICE, filed, filed, passed)).isNotNull();
        assertThatIllegalArgumentException().isThrownBy(() -> new AllFour(NOTICE, filed, filed, failed));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AllFour(NOTICE, NOTICE.until().minusDays(1), filed, passed));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AllFour(NOTICE, filed, filed.minusDays(1), passed));
    }

    private static Step[] allGates() {
        return new Step[]{clear(CHECKED), new PublishingNotice(NOTICE), new FilingWithBureau(CHECKED.plusDays(9)),
            new AcknowledgingFiling(CHECKED.plusDays(10)),
            new AssessingWorker(new Assessment(CHECKED.plusDays(11), 86, true))};
    }

    private static Vetting after(Kind kind, Step... steps) {
        Vetting vetting = new Unchecked();
        for (var step : steps) {
            vetting = ((Taken) VettingRules.decide(kind, vetting, step, Policy.DEFAULT, TODAY)).vetting();
        }
        return vetting;
    }

    private static Vetting taken(Vetting vetting, Step step) {
        return ((Taken) VettingRules.decide(Kind.EXTERNAL_TEACHER, vetting, step, Policy.DEFAULT, TODAY)).vetting();
    }

    private static Refusal refusal(Vetting vetting, Step step) {
        return ((Refused) VettingRules.decide(Kind.EXTERNAL_TEACHER, vetting, step, Policy.DEFAULT, TODAY)).reason();
    }

    private static Notice notice(int days) {
        return new Notice("school-1", CHECKED.plusDays(1), CHECKED.plusDays(1 + days), List.of());
    }

    private static Step clear(LocalDate on) {
        return new CheckingRecord(on, Result.CLEAR);
    }

    private static Step adverse(LocalDate on) {
        return new CheckingRecord(on, Result.ADVERSE);
    }
}
