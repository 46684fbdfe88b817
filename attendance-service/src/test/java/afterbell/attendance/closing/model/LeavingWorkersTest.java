package afterbell.attendance.closing.model;

import static afterbell.attendance.rollcall.model.SomeRegister.NOW;
import static afterbell.attendance.rollcall.model.SomeRegister.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import afterbell.attendance.closing.model.LeavingRules.Leaving;
import afterbell.attendance.closing.model.LeavingRules.Outcome;
import afterbell.attendance.closing.model.LeavingRules.Verdict.Left;
import afterbell.attendance.closing.model.LeavingRules.Verdict.Stays;
import afterbell.attendance.closing.model.LeavingRules.Verdict.WrongTime;
import afterbell.attendance.group.model.Slot;
import afterbell.attendance.rollcall.model.Custody.Released;
import afterbell.attendance.rollcall.model.SomeRegister;
import afterbell.attendance.serviceday.model.TimeRefusal;
import afterbell.attendance.session.model.Session.Closing;
import afterbell.attendance.session.model.Session.Duty.SignedOn;
import afterbell.attendance.session.model.Session.Open;
import afterbell.attendance.session.model.Session.Opening;
import afterbell.attendance.session.model.SessionEvent.DutyServed;
import afterbell.attendance.session.model.SessionEvent.StaffFellShort;
import afterbell.attendance.session.model.SessionId;
import afterbell.attendance.session.model.SessionRefusal.ChildrenInCare;
import afterbell.attendance.session.model.SessionRefusal.NotSignedOn;

/** R19, R20, R31. */
class LeavingWorkersTest {
    private static final Open SESSION = new Open(new SessionId("school-1", SomeRegister.DAY, Slot.AFTERNOON),
            new Opening("2021-autumn", at("15:40"), 2, 50),
            List.of(new SignedOn("wu", at("15:40")), new SignedOn("li", at("16:00"))), List.of());
    private static final WhoIsHere NOBODY = new WhoIsHere(List.of());

    @Test
    void leaveWithTheirMinutesEachAnsweredAlone() {
        var outcome = decide(NOBODY, new Leaving("wu", at("18:00")), new Leaving("zu", at("18:00")),
                new Leaving("li", at("17:00")));

        assertThat(outcome.verdicts()).containsExactly(new Left(130), new Stays(new NotSignedOn()), new Left(60));
        assertThat(outcome.events()).containsExactly(new DutyServed("wu", 130), new DutyServed("li", 60));
        assertThat(outcome.session().signedOn()).isEmpty();
    }

    @Test
    void doNotLeaveChildrenBehind() {
        var here = new WhoIsHere(List.of(SomeRegister.withInCare("ann", "bo")));

        assertThat(decide(here, new Leaving("wu", at("18:00"))).verdicts())
                .containsExactly(new Stays(new ChildrenInCare()));
        assertThat(decide(here, new Leaving("li", at("18:00"))).verdicts()).containsExactly(new Left(120));
    }

    @Test
    void areMissedAtOnceWhenPupilsStayWithoutEnoughOfThem() {
        var pupils = new ArrayList<String>();
        for (int i = 0; i < 50; i++) {
            pupils.add("pupil-" + i);
        }
        var here = new WhoIsHere(List.of(SomeRegister.withInCare(pupils.toArray(String[]::new)),
                SomeRegister.withInCare("ann")));

        var outcome = decide(here, new Leaving("li", at("17:00")));

        assertThat(outcome.events()).hasSize(2).last().isInstanceOf(StaffFellShort.class);
    }

    @Test
    void leaveTodayAndNotInTheFuture() {
        assertThat(decide(NOBODY, new Leaving("wu", at("18:00").plusSeconds(86_400))).verdicts())
                .containsExactly(new WrongTime(TimeRefusal.ON_ANOTHER_DAY));
    }

    @Test
    void leaveOnce() {
        var gone = decide(NOBODY, new Leaving("wu", at("18:00"))).session();
        var again = LeavingRules.decide(gone, List.of(new Leaving("wu", at("18:00"))), 15 * 60 + 50, NOBODY, NOW);

        assertThat(again).isEqualTo(new Outcome(gone, List.of(new Left(130)), List.of()));
    }

    @Test
    void pupilsInCareOrOnNoRegisterAreUnaccounted() {
        var register = SomeRegister.withInCare("ann", "bo");
        var entries = new ArrayList<>(register.entries());
        entries.set(0, entries.getFirst().in(new Released(0, at("17:00"), "mum", "guard")));
        var here = new WhoIsHere(List.of(register.with(entries)));

        assertThat(here.unaccounted(List.of("ann", "bo", "sick", "zoe"))).containsExactly("bo", "zoe");
        assertThat(here.closing(at("18:00"))).isEqualTo(new Closing(at("18:00"), 2, 1, 1));
    }

    private static Outcome decide(WhoIsHere here, Leaving... leaving) {
        return LeavingRules.decide(SESSION, List.of(leaving), 15 * 60 + 50, here, NOW);
    }
}
