package afterbell.attendance.handover.model;

import static afterbell.attendance.rollcall.model.SomeRegister.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import afterbell.attendance.handover.model.HandoverRules.Outcome;
import afterbell.attendance.handover.model.HandoverRules.Outcome.HandedOver;
import afterbell.attendance.handover.model.HandoverRules.Outcome.Refused;
import afterbell.attendance.handover.model.HandoverRules.Signed;
import afterbell.attendance.rollcall.model.CareStep;
import afterbell.attendance.rollcall.model.Custody;
import afterbell.attendance.rollcall.model.Custody.InCare;
import afterbell.attendance.rollcall.model.Custody.Released;
import afterbell.attendance.rollcall.model.Entry;
import afterbell.attendance.rollcall.model.Presence;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.RegisterEvent;
import afterbell.attendance.rollcall.model.SomeRegister;

/** R31. */
class HandingOverTest {
    private static final Set<String> SIGNED_ON = Set.of("wu", "li");
    private static final Called REGISTER = SomeRegister.withInCare("ann", "bo");

    @Test
    void passesEveryPupilInTheGiversCare() {
        var handed = handed(REGISTER, handover("wu", "li", "16:50", "ann", "bo"));

        assertThat(handed.register().inCareOf("wu")).isEmpty();
        assertThat(handed.register().inCareOf("li")).extracting(Entry::pupilId).containsExactly("ann", "bo");
        assertThat(handed.events())
                .containsExactly(new RegisterEvent.HandedOver("wu", "li", List.of("ann", "bo"), at("16:50"), null));
    }

    @Test
    void keepsWhoHadThemBefore() {
        var there = handed(REGISTER, handover("wu", "li", "16:50", "ann", "bo")).register();
        var back = handed(there, handover("li", "wu", "17:20", "ann", "bo")).register();

        assertThat(back.careOf(back.entryOf("ann").orElseThrow())).extracting(CareStep::workerId)
                .containsExactly("wu", "li", "wu");
    }

    @Test
    void aHeadCountThatDiffersNamesTheChildrenAndHandsNobodyOver() {
        assertThat(decide(REGISTER, handover("wu", "li", "16:50", "ann", "zoe", "sick")))
                .isEqualTo(new Refused(new Refusal.HeadCountDiffers(List.of("bo"), List.of("sick", "zoe"))));
    }

    @Test
    void bothHaveCountedJustThoseWhoAreInCare() {
        var given = new Signed("wu", "li", at("16:50"), Set.of("ann", "bo"), Set.of("ann"), "office");
        var received = new Signed("wu", "li", at("16:50"), Set.of("ann"), Set.of("ann", "bo", "zoe"), "office");

        assertThat(decide(REGISTER, given))
                .isEqualTo(new Refused(new Refusal.HeadCountDiffers(List.of("bo"), List.of())));
        assertThat(decide(REGISTER, received))
                .isEqualTo(new Refused(new Refusal.HeadCountDiffers(List.of("bo"), List.of("zoe"))));
    }

    @Test
    void aReleasedPupilIsNotCountedAnyMore() {
        var entries = new ArrayList<>(REGISTER.entries());
        entries.set(0, entries.getFirst().in(new Released(0, at("16:00"), "mum", "guard")));
        var one = REGISTER.with(entries);

        assertThat(decide(one, handover("wu", "li", "16:50", "ann", "bo")))
                .isEqualTo(new Refused(new Refusal.HeadCountDiffers(List.of(), List.of("ann"))));
        assertThat(handed(one, handover("wu", "li", "16:50", "bo")).register().inCareOf("li")).hasSize(1);
    }

    @Test
    void twiceIsOnce() {
        var handover = handover("wu", "li", "16:50", "ann", "bo");
        var there = handed(REGISTER, handover).register();
        var back = handed(there, handover("li", "wu", "17:20", "ann", "bo")).register();

        assertThat(decide(there, handover)).isEqualTo(new HandedOver(there, List.of()));
        assertThat(decide(back, handover)).isEqualTo(new HandedOver(back, List.of()));
    }

    @Test
    void onlyWhoHoldsPupilsGivesThem() {
        refused(handover("li", "wu", "16:50", "ann", "bo"), new Refusal.NobodyInCare());
    }

    @Test
    void onlyAWorkerWhoIsThereTakesThem() {
        refused(handover("wu", "zu", "16:50", "ann", "bo"), new Refusal.TakerNotSignedOn());
    }

    @Test
    void theWorkersAreTwo() {
        refused(handover("wu", "wu", "16:50", "ann", "bo"), new Refusal.SameWorker());
    }

    @Test
    void nobodyIsGivenBeforeComing() {
        refused(handover("wu", "li", "15:00", "ann", "bo"), new Refusal.BeforeTheyCame());
    }

    @Test
    void pupilsOfOtherWorkersStayWhereTheyAre() {
        var care = new ArrayList<>(REGISTER.care());
        care.add(new CareStep("li", at("16:00"), Custody.NO_STEP));
        var entries = new ArrayList<>(REGISTER.entries());
        entries.add(new Entry("tom", Presence.PRESENT, 1, new InCare(1)));
        var two = REGISTER.withCare(entries, care);

        var handed = handed(two, handover("wu", "li", "16:50", "ann", "bo")).register();

        assertThat(handed.inCareOf("li")).hasSize(3);
        assertThat(handed.careOf(handed.entryOf("tom").orElseThrow())).hasSize(1);
    }

    @Test
    void noRegisterIsHandedOverWithoutEnd() {
        var register = REGISTER;
        String giver = "wu";
        for (int i = 1; i < Called.MOST_CHANGES; i++) {
            String taker = giver.equals("wu") ? "li" : "wu";
            var handover = new Signed(giver, taker, at("16:00").plusSeconds(i), Set.of("ann", "bo"),
                    Set.of("ann", "bo"), "office");
            register = handed(register, handover).register();
            giver = taker;
        }
        assertThat(decide(register, handover(giver, giver.equals("wu") ? "li" : "wu", "17:59", "ann", "bo")))
                .isEqualTo(new Refused(new Refusal.TooManyChanges()));
    }

    private static Signed handover(String from, String to, String time, String... pupilIds) {
        return new Signed(from, to, at(time), Set.of(pupilIds), Set.of(pupilIds), "office");
    }

    private static Outcome decide(Called register, Signed handover) {
        return HandoverRules.decide(register, handover, SIGNED_ON);
    }

    private static HandedOver handed(Called register, Signed handover) {
        var outcome = decide(register, handover);
        assertThat(outcome).isInstanceOf(HandedOver.class);
        return (HandedOver) outcome;
    }

    private static void refused(Signed handover, Refusal reason) {
        assertThat(decide(REGISTER, handover)).isEqualTo(new Refused(reason));
    }
}
