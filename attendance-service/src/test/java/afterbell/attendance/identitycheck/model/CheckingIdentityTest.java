package afterbell.attendance.identitycheck.model;

import static afterbell.attendance.rollcall.model.SomeRegister.DAY;
import static afterbell.attendance.rollcall.model.SomeRegister.at;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.identitycheck.model.IdentityCheck.Checked;
import afterbell.attendance.identitycheck.model.IdentityCheck.Confirmed;
import afterbell.attendance.identitycheck.model.IdentityCheck.Declined;
import afterbell.attendance.identitycheck.model.IdentityCheck.Waiting;
import afterbell.attendance.identitycheck.model.IdentityCheck.Word;
import afterbell.attendance.identitycheck.model.IdentityCheckRules.Decision;
import afterbell.attendance.identitycheck.model.IdentityCheckRules.Decision.Is;
import afterbell.attendance.identitycheck.model.IdentityCheckRules.Decision.Refused;
import afterbell.attendance.identitycheck.model.IdentityCheckRules.Refusal;
import afterbell.attendance.rollcall.model.Recognition.FallbackReason;
import afterbell.attendance.rollcall.model.RegisterId;

/** R31. */
class CheckingIdentityTest {
    private static final Checked CHECKED = new Checked("chk-1", new RegisterId("group-1", DAY, Slot.AFTERNOON),
            "school-1", "ann", "gran", FallbackReason.NO_PHONE, at("17:20"), "guard");
    private static final Waiting WAITING = new Waiting(CHECKED);
    private static final Word TEACHERS = new Word(at("17:22"), "teacher");
    private static final Confirmed CONFIRMED = new Confirmed(CHECKED, TEACHERS);
    private static final Declined DECLINED = new Declined(CHECKED, TEACHERS);

    @Test
    void aSecondPersonConfirmsOrDeclinesAndSaysSoAgain() {
        assertThat(IdentityCheckRules.confirm(WAITING, TEACHERS)).isEqualTo(new Is(CONFIRMED));
        assertThat(IdentityCheckRules.decline(WAITING, TEACHERS)).isEqualTo(new Is(DECLINED));
        var again = new Word(at("17:40"), "teacher");
        assertThat(IdentityCheckRules.confirm(CONFIRMED, again)).isEqualTo(new Is(CONFIRMED));
        assertThat(IdentityCheckRules.decline(DECLINED, again)).isEqualTo(new Is(DECLINED));
    }

    @Test
    void whoHasCheckedIsNotTheSecondPerson() {
        var own = new Word(at("17:22"), "guard");

        refused(IdentityCheckRules.confirm(WAITING, own), Refusal.SAME_PERSON);
        refused(IdentityCheckRules.decline(WAITING, own), Refusal.SAME_PERSON);
    }

    @Test
    void nobodyConfirmsBeforeTheCheck() {
        refused(IdentityCheckRules.confirm(WAITING, new Word(at("17:19"), "teacher")), Refusal.BEFORE_CHECK);
    }

    @Test
    void whatIsDecidedStaysDecided() {
        refused(IdentityCheckRules.confirm(DECLINED, TEACHERS), Refusal.DECLINED_BEFORE);
        refused(IdentityCheckRules.decline(CONFIRMED, TEACHERS), Refusal.CONFIRMED_BEFORE);
    }

    @Test
    void aCheckIsToldAgainInTheSameWordsOnly() {
        var other = new Checked("chk-1", CHECKED.register(), "school-1", "ann", "mum", FallbackReason.NO_PHONE,
                at("17:20"), "guard");

        assertThat(IdentityCheckRules.tellAgain(CONFIRMED, CHECKED)).isEqualTo(new Is(CONFIRMED));
        refused(IdentityCheckRules.tellAgain(WAITING, other), Refusal.TOLD_OTHERWISE);
    }

    private static void refused(Decision decision, Refusal reason) {
        assertThat(decision).isEqualTo(new Refused(reason));
    }
}
