package afterbell.attendance.withdrawal.model;

import static afterbell.attendance.rollcall.model.SomeRegister.DAY;
import static afterbell.attendance.rollcall.model.SomeRegister.NOW;
import static afterbell.attendance.rollcall.model.SomeRegister.at;
import static afterbell.attendance.rollcall.model.SomeRegister.withInCare;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.session.model.Session.Duty.SignedOff;
import afterbell.attendance.session.model.Session.Duty.SignedOn;
import afterbell.attendance.session.model.Session.Open;
import afterbell.attendance.session.model.Session.Opening;
import afterbell.attendance.session.model.SessionEvent.DutyServed;
import afterbell.attendance.session.model.SessionEvent.StaffFellShort;
import afterbell.attendance.session.model.SessionId;
import afterbell.attendance.session.model.SessionRules.Outcome.Done;
import afterbell.attendance.withdrawal.model.Withdrawal.Charge;

/** R25, R31: who may serve no longer is signed off by that, with children in care or without. */
class WithdrawingWorkersTest {
    private static final Open SESSION = new Open(new SessionId("school-1", DAY, Slot.AFTERNOON),
            new Opening("2021-autumn", at("15:40"), 2, 50),
            List.of(new SignedOn("wu", at("15:40")), new SignedOn("zhao", at("15:45"))), List.of());

    @Test
    void itIsToldWhichGroupsAreToBeTakenOver() {
        var withdrawal = WithdrawalRules.withdrawal(SESSION, "wu", List.of(withInCare("a", "b")), at("16:30"));

        assertThat(withdrawal.groups()).containsExactly(new Charge("group-1", 2));
        assertThat(withdrawal.pupils()).isEqualTo(2);
        assertThat(withdrawal.at()).isEqualTo(at("16:30"));
        assertThat(WithdrawalRules.withdrawal(SESSION, "zhao", List.of(withInCare("a", "b")), at("16:30")).groups())
                .isEmpty();
    }

    @Test
    void theSignOnEndsWithoutTimeThatCounts() {
        var done = (Done) WithdrawalRules.end(SESSION, "wu", List.of(withInCare("a", "b")), at("16:30"));

        assertThat(done.session().dutyOf("wu")).contains(new SignedOff("wu", at("15:40"), at("16:30"), 0));
        assertThat(done.session().signedOn()).containsExactly("zhao");
        assertThat(done.events()).containsExactly(new DutyServed("wu", 0));
    }

    @Test
    void whoStaysMustBeEnough() {
        var alone = new Open(SESSION.id(), SESSION.opening(), List.of(new SignedOn("wu", at("15:40"))), List.of());

        var done = (Done) WithdrawalRules.end(alone, "wu", List.of(withInCare("a")), at("16:30"));

        assertThat(done.events()).hasSize(2).anyMatch(StaffFellShort.class::isInstance);
    }

    @Test
    void aLateFactEndsItWithTheServiceOfItsDay() {
        assertThat(WithdrawalRules.withdrawal(SESSION, "wu", List.of(), NOW).at()).isEqualTo(at("18:00"));
        assertThat(WithdrawalRules.withdrawal(SESSION, "wu", List.of(), at("15:30")).at()).isEqualTo(at("15:40"));
    }

    @Test
    void theSameAgainChangesNothing() {
        var ended = ((Done) WithdrawalRules.end(SESSION, "wu", List.of(), at("16:30"))).session();

        assertThat(((Done) WithdrawalRules.end(ended, "wu", List.of(), at("16:30"))).changed()).isFalse();
    }
}
