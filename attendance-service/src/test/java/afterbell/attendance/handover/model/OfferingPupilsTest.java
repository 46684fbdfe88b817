package afterbell.attendance.handover.model;

import static afterbell.attendance.rollcall.model.SomeRegister.DAY;
import static afterbell.attendance.rollcall.model.SomeRegister.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.handover.model.Handover.Accepted;
import afterbell.attendance.handover.model.Handover.Done;
import afterbell.attendance.handover.model.Handover.Offer;
import afterbell.attendance.handover.model.Handover.Offered;
import afterbell.attendance.handover.model.Handover.Receipt;
import afterbell.attendance.handover.model.Handover.Withdrawn;
import afterbell.attendance.handover.model.OfferRules.Outcome;
import afterbell.attendance.handover.model.OfferRules.Outcome.Refused;
import afterbell.attendance.handover.model.OfferRules.Outcome.Said;
import afterbell.attendance.handover.model.OfferRules.Situation;
import afterbell.attendance.rollcall.model.CareStep;
import afterbell.attendance.rollcall.model.CareStep.Handed;
import afterbell.attendance.rollcall.model.Custody;
import afterbell.attendance.rollcall.model.Custody.InCare;
import afterbell.attendance.rollcall.model.Custody.Released;
import afterbell.attendance.rollcall.model.Entry;
import afterbell.attendance.rollcall.model.Presence;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.attendance.session.model.Session.Duty;
import afterbell.attendance.session.model.Session.Duty.SignedOn;
import afterbell.attendance.session.model.Session.Open;
import afterbell.attendance.session.model.Session.Opening;
import afterbell.attendance.session.model.SessionId;

/** R31: pupils pass when both sides have said the same, and every child is in exactly one worker's care all the while. */
class OfferingPupilsTest {
    private static final SessionId SESSION = new SessionId("school-1", DAY, Slot.AFTERNOON);
    private static final Called FIRST = register("g-1", "ann", "bo");
    private static final Called SECOND = register("g-2", "cy");
    private static final Situation BOTH = given(FIRST, SECOND);
    private static final Offer OFFER = offer("wu", "li", "16:50", List.of("ann", "bo"), List.of("cy"));
    private static final Offered OFFERED = new Offered(OFFER);
    private static final Receipt RECEIPT = receipt("teacher-2", "16:52", "ann", "bo", "cy");
    private static final Accepted ACCEPTED = new Accepted(OFFER, RECEIPT);

    @Test
    void nobodyPassesByTheOfferAlone() {
        assertThat(OfferRules.offer(null, OFFER, BOTH)).isEqualTo(new Said(OFFERED, true));
        assertThat(OfferRules.offer(OFFERED, OFFER, BOTH)).isEqualTo(new Said(OFFERED, false));
        assertThat(FIRST.inCareOf("wu")).hasSize(2);
    }

    @Test
    void pupilsOfSeveralGroupsPassWhenTheTakerSaysTheSameAndBothSidesAreKept() {
        assertThat(OfferRules.accept(OFFERED, RECEIPT, BOTH)).isEqualTo(new Said(ACCEPTED, true));

        var first = HandoverRules.carryOut(FIRST, OFFER, RECEIPT);
        var second = HandoverRules.carryOut(SECOND, OFFER, RECEIPT);

        assertThat(first.register().inCareOf("li")).extracting(Entry::pupilId).containsExactly("ann", "bo");
        assertThat(second.register().inCareOf("li")).extracting(Entry::pupilId).containsExactly("cy");
        assertThat(first.register().careOf(first.register().entryOf("ann").orElseThrow()).getLast()).isEqualTo(
                new CareStep("li", at("16:52"), 0, new Handed("h-1", "teacher-1", at("16:50"), "teacher-2")));
        assertThat(first.events()).hasSize(1);
        assertThat(OfferRules.finish(ACCEPTED, List.of(first.register(), second.register())))
                .isEqualTo(new Done(OFFER, RECEIPT, List.of()));
    }

    @Test
    void whoCarriesItOutAgainChangesNothing() {
        var once = HandoverRules.carryOut(FIRST, OFFER, RECEIPT).register();

        assertThat(HandoverRules.carryOut(once, OFFER, RECEIPT).events()).isEmpty();
        assertThat(OfferRules.accept(ACCEPTED, RECEIPT, given(once, SECOND))).isEqualTo(new Said(ACCEPTED, false));
    }

    @Test
    void whoLeftBetweenTheAcceptanceAndTheRegistersTurnStaysWhereThePupilIs() {
        var entries = new ArrayList<>(FIRST.entries());
        entries.set(0, entries.getFirst().in(new Released(0, at("16:52"), "mum", "guard")));
        var left = FIRST.with(entries);

        var carried = HandoverRules.carryOut(left, OFFER, RECEIPT).register();

        assertThat(carried.inCareOf("li")).extracting(Entry::pupilId).containsExactly("bo");
        assertThat(carried.entryOf("ann").orElseThrow().custody()).isInstanceOf(Released.class);
        assertThat(OfferRules.finish(ACCEPTED, List.of(carried, HandoverRules.carryOut(SECOND, OFFER, RECEIPT)
                .register()))).isEqualTo(new Done(OFFER, RECEIPT, List.of("ann")));
    }

    @Test
    void acceptedTwiceByTwoTakersThePupilsAreWithTheFirstOnly() {
        var other = new Offer("h-2", SESSION, "wu", "zu", at("16:50"), "teacher-1", OFFER.pupils());
        var first = HandoverRules.carryOut(FIRST, OFFER, RECEIPT).register();

        var second = HandoverRules.carryOut(first, other, RECEIPT);

        assertThat(second.events()).isEmpty();
        assertThat(second.register().inCareOf("li")).hasSize(2);
        assertThat(second.register().inCareOf("zu")).isEmpty();
    }

    @Test
    void aDifferenceStopsItAndNamesTheChildren() {
        refused(OfferRules.offer(null, offer("wu", "li", "16:50", List.of("ann"), List.of("cy", "zoe")), BOTH),
                new Refusal.HeadCountDiffers(List.of("bo"), List.of("zoe")));
        refused(OfferRules.accept(OFFERED, receipt("teacher-2", "16:52", "ann", "bo"), BOTH),
                new Refusal.HeadCountDiffers(List.of("cy"), List.of()));
        refused(OfferRules.accept(OFFERED, receipt("teacher-2", "16:52", "ann", "bo", "cy", "zoe"), BOTH),
                new Refusal.HeadCountDiffers(List.of(), List.of("zoe")));
        refused(OfferRules.accept(OFFERED, RECEIPT, given(FIRST)),
                new Refusal.HeadCountDiffers(List.of(), List.of("cy")));
    }

    @Test
    void theTwoSidesAreTwoPeopleAndTwoWorkers() {
        refused(OfferRules.accept(OFFERED, receipt("teacher-1", "16:52", "ann", "bo", "cy"), BOTH),
                new Refusal.OnePersonForBoth());
        refused(OfferRules.offer(null, offer("wu", "wu", "16:50", List.of("ann", "bo"), List.of("cy")), BOTH),
                new Refusal.SameWorker());
    }

    @Test
    void theTakerIsThereAndTheGiverHasPupils() {
        refused(OfferRules.offer(null, offer("wu", "nobody", "16:50", List.of("ann", "bo"), List.of("cy")), BOTH),
                new Refusal.TakerNotSignedOn());
        refused(OfferRules.offer(null, offer("li", "zu", "16:50", List.of("ann", "bo"), List.of("cy")), BOTH),
                new Refusal.NobodyInCare());
    }

    @Test
    void itIsDoneWhileTheSessionIsOpen() {
        var over = new Situation(List.of(FIRST, SECOND), null);

        refused(OfferRules.offer(null, OFFER, over), new Refusal.SessionNotOpen());
        refused(OfferRules.accept(OFFERED, RECEIPT, over), new Refusal.SessionNotOpen());
    }

    @Test
    void nobodyIsGivenBeforeComingOrReceivedBeforeGiven() {
        refused(OfferRules.offer(null, offer("wu", "li", "15:00", List.of("ann", "bo"), List.of("cy")), BOTH),
                new Refusal.BeforeTheyCame());
        refused(OfferRules.accept(OFFERED, receipt("teacher-2", "16:49", "ann", "bo", "cy"), BOTH),
                new Refusal.ReceivedBeforeGiven());
    }

    @Test
    void anOfferIsWithdrawnUntilItIsAccepted() {
        var withdrawn = new Withdrawn(OFFER, at("16:51"), "teacher-1");

        assertThat(OfferRules.withdraw(OFFERED, "teacher-1", at("16:51"))).isEqualTo(new Said(withdrawn, true));
        assertThat(OfferRules.withdraw(withdrawn, "me", at("16:55"))).isEqualTo(new Said(withdrawn, false));
        refused(OfferRules.accept(withdrawn, RECEIPT, BOTH), new Refusal.OfferWithdrawn());
        refused(OfferRules.withdraw(ACCEPTED, "teacher-1", at("16:55")), new Refusal.AcceptedBefore());
        refused(OfferRules.withdraw(new Done(OFFER, RECEIPT, List.of()), "teacher-1", at("16:55")),
                new Refusal.AcceptedBefore());
    }

    @Test
    void anotherOfferOrReceiptUnderTheSameIdIsRefused() {
        refused(OfferRules.offer(OFFERED, offer("wu", "zu", "16:50", List.of("ann", "bo"), List.of("cy")), BOTH),
                new Refusal.OfferedOtherwise());
        refused(OfferRules.accept(ACCEPTED, receipt("teacher-2", "16:53", "ann", "bo", "cy"), BOTH),
                new Refusal.AcceptedBefore());
    }

    private static Called register(String group, String... pupils) {
        var entries = new ArrayList<Entry>();
        for (var pupil : pupils) {
            entries.add(new Entry(pupil, Presence.PRESENT, 1, new InCare(0)));
        }
        return new Called(new RegisterId(group, DAY, Slot.AFTERNOON), "school-1", entries,
                List.of(new CareStep("wu", at("15:50"), Custody.NO_STEP)), List.of(), List.of());
    }

    private static Situation given(Called... registers) {
        var duties = List.of("wu", "li", "zu").stream().<Duty>map(it -> new SignedOn(it, at("15:40"))).toList();
        return new Situation(List.of(registers),
                new Open(SESSION, new Opening("2021-autumn", at("15:40"), 3, 50), duties, List.of()));
    }

    private static Offer offer(String from, String to, String time, List<String> first, List<String> second) {
        var pupils = new TreeMap<String, SortedSet<String>>();
        pupils.put("g-1", new TreeSet<>(first));
        pupils.put("g-2", new TreeSet<>(second));
        return new Offer("h-1", SESSION, from, to, at(time), "teacher-1", pupils);
    }

    private static Receipt receipt(String by, String time, String... pupils) {
        return new Receipt(at(time), by, Set.of(pupils));
    }

    private static void refused(@Nullable Outcome outcome, Refusal reason) {
        assertThat(outcome).isEqualTo(new Refused(reason));
    }
}
