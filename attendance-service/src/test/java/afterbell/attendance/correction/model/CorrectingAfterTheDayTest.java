package afterbell.attendance.correction.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import afterbell.attendance.correction.model.CorrectionRules.Asking;
import afterbell.attendance.correction.model.CorrectionRules.Outcome;
import afterbell.attendance.correction.model.CorrectionRules.Outcome.Done;
import afterbell.attendance.correction.model.CorrectionRules.Outcome.Stays;
import afterbell.attendance.correction.model.CorrectionRules.Refusal;
import afterbell.attendance.rollcall.model.Correction;
import afterbell.attendance.rollcall.model.CorrectionRequest.Approved;
import afterbell.attendance.rollcall.model.CorrectionRequest.Decision;
import afterbell.attendance.rollcall.model.CorrectionRequest.Pending;
import afterbell.attendance.rollcall.model.CorrectionRequest.Refused;
import afterbell.attendance.rollcall.model.Custody.Untold;
import afterbell.attendance.rollcall.model.Entry;
import afterbell.attendance.rollcall.model.Presence;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.Register.Original;
import afterbell.attendance.rollcall.model.RegisterEvent.Corrected;
import afterbell.attendance.rollcall.model.RegisterEvent.CorrectionRefused;
import afterbell.attendance.rollcall.model.RegisterEvent.CorrectionRequested;
import afterbell.attendance.rollcall.model.RollCall.Mark;
import afterbell.attendance.rollcall.model.SomeRegister;

/** R31: never asked, pending, approved, refused, and every move from each. */
class CorrectingAfterTheDayTest {
    private static final Instant LATER = SomeRegister.NOW;
    private static final Called REGISTER = SomeRegister.withInCare("ann");
    private static final Mark WAS_THERE = new Mark("sick", Presence.PRESENT);
    private static final Decision DECISION = new Decision(LATER.plusSeconds(60), "bureau", "no proof");
    private static final Called PENDING = done(ask(REGISTER, "late", WAS_THERE)).register();
    private static final Called APPROVED = done(CorrectionRules.approve(PENDING, 1, DECISION)).register();
    private static final Called REFUSED = done(CorrectionRules.refuse(PENDING, 1, DECISION)).register();

    @Test
    void aRequestIsToldAndLeavesTheRegisterAsItIs() {
        var asked = done(ask(REGISTER, "late", new Mark("ann", Presence.PRESENT), WAS_THERE));

        assertThat(asked.register().entries()).isEqualTo(REGISTER.entries());
        assertThat(asked.events()).hasSize(1).first().isInstanceOfSatisfying(CorrectionRequested.class, told -> {
            assertThat(told.asked().number()).isEqualTo(1);
            assertThat(told.asked().changes()).singleElement().satisfies(change -> {
                assertThat(change.pupilId()).isEqualTo("sick");
                assertThat(change.revision()).isEqualTo(2);
            });
        });
    }

    @Test
    void whileTheSchoolCanCorrectOnItsOwnThereIsNothingToAskFor() {
        var onTheDay = Instant.parse("2021-09-01T15:59:59Z");

        refused(CorrectionRules.request(REGISTER, new Asking(List.of(WAS_THERE), "late", "me", onTheDay), _ -> true,
                false), new Refusal.NeedsNoApproval());
        refused(CorrectionRules.request(REGISTER, new Asking(List.of(WAS_THERE), "late", "me", LATER), _ -> true,
                true), new Refusal.NeedsNoApproval());
    }

    @Test
    void namesKnownPupilsOnceAndSomethingNew() {
        refused(ask(REGISTER, "late", WAS_THERE, WAS_THERE), new Refusal.PupilsNamedTwice(List.of(1)));
        refused(CorrectionRules.request(REGISTER,
                new Asking(List.of(WAS_THERE, new Mark("zoe", Presence.PRESENT)), "late", "me", LATER), _ -> false,
                false), new Refusal.PupilsWithoutPlace(List.of(1)));
        refused(ask(REGISTER, "late", new Mark("sick", Presence.ABSENT_SICK)), new Refusal.NothingToCorrect());
        assertThat(done(ask(REGISTER, "new", new Mark("zoe", Presence.PRESENT))).register().pending()).isPresent();
    }

    @Test
    void oneRequestWaitsAtATimeAndTheSameAgainIsNone() {
        assertThat(done(ask(PENDING, "late", WAS_THERE)).events()).isEmpty();
        refused(ask(PENDING, "other words", WAS_THERE), new Refusal.AnotherPending());
        refused(ask(PENDING, "late", new Mark("ann", Presence.ABSENT_SICK)), new Refusal.AnotherPending());
    }

    @Test
    void anApprovalCorrectsOnceAndKeepsTheOriginal() {
        var approved = done(CorrectionRules.approve(PENDING, 1, DECISION));

        var corrected = new Entry("sick", Presence.PRESENT, 2, new Untold());
        assertThat(approved.events()).containsExactly(new Corrected(List.of(corrected), 1));
        assertThat(APPROVED.entryOf("sick")).contains(corrected);
        assertThat(APPROVED.originals())
                .containsExactly(new Original("sick", REGISTER.entryOf("sick").orElseThrow()));
        assertThat(APPROVED.corrections())
                .containsExactly(new Correction(DECISION.at(), "me", "late", List.of("sick")));
        assertThat(APPROVED.request(1)).get().isInstanceOf(Approved.class);
        assertThat(done(CorrectionRules.approve(APPROVED, 1, DECISION)).events()).isEmpty();
    }

    @Test
    void aRefusalLeavesTheRegisterAndTheSchoolMayAskAgain() {
        assertThat(done(CorrectionRules.refuse(PENDING, 1, DECISION)).events())
                .containsExactly(new CorrectionRefused(1, DECISION.at()));
        assertThat(REFUSED.entries()).isEqualTo(REGISTER.entries());
        assertThat(REFUSED.request(1)).get().isInstanceOf(Refused.class);
        assertThat(done(CorrectionRules.refuse(REFUSED, 1, DECISION)).events()).isEmpty();

        var again = done(ask(REFUSED, "late", WAS_THERE));
        assertThat(again.request()).isInstanceOf(Pending.class);
        assertThat(again.request().asked().number()).isEqualTo(2);
        assertThat(again.register().request(1)).isEqualTo(REFUSED.request(1));
    }

    @Test
    void whatWasDecidedIsNotDecidedOtherwise() {
        refused(CorrectionRules.refuse(APPROVED, 1, DECISION), new Refusal.DecidedOtherwise());
        refused(CorrectionRules.approve(REFUSED, 1, DECISION), new Refusal.DecidedOtherwise());
        for (int unknown : new int[]{0, 2}) {
            refused(CorrectionRules.approve(PENDING, unknown, DECISION), new Refusal.Unknown());
            refused(CorrectionRules.refuse(PENDING, unknown, DECISION), new Refusal.Unknown());
        }
        refused(CorrectionRules.approve(REGISTER, 1, DECISION), new Refusal.Unknown());
    }

    @Test
    void nobodyAsksWithoutEnd() {
        var register = REGISTER;
        for (int number = 1; number <= Called.MOST_CHANGES; number++) {
            register = done(CorrectionRules.refuse(done(ask(register, "late", WAS_THERE)).register(), number,
                    DECISION)).register();
        }
        refused(ask(register, "late", WAS_THERE), new Refusal.TooManyRequests());
    }

    private static Outcome ask(Called register, String reason, Mark... marks) {
        return CorrectionRules.request(register, new Asking(List.of(marks), reason, "me", LATER), _ -> true, false);
    }

    private static Done done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Done.class);
        return (Done) outcome;
    }

    private static void refused(Outcome outcome, Refusal reason) {
        assertThat(outcome).isEqualTo(new Stays(reason));
    }
}
