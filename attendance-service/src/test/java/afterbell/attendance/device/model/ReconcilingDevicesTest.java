package afterbell.attendance.device.model;

import static afterbell.attendance.device.model.SomeDevices.here;
import static afterbell.attendance.device.model.SomeDevices.left;
import static afterbell.attendance.device.model.SomeDevices.leftByBadCode;
import static afterbell.attendance.device.model.SomeDevices.leftByCode;
import static afterbell.attendance.device.model.SomeDevices.marked;
import static afterbell.attendance.device.model.SomeDevices.truth;
import static afterbell.attendance.rollcall.model.SomeRegister.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import afterbell.attendance.device.model.DecidingRules.Outcome.Decided;
import afterbell.attendance.device.model.DecidingRules.Outcome.Refused;
import afterbell.attendance.device.model.DecidingRules.Refusal;
import afterbell.attendance.device.model.SomeDevices.Truth;
import afterbell.attendance.device.model.State.Cause;
import afterbell.attendance.pickupcode.model.CodeRefusal;
import afterbell.attendance.release.model.ReleaseRules;
import afterbell.attendance.release.model.ReleaseRules.Verdict;
import afterbell.attendance.rollcall.model.Custody;
import afterbell.attendance.rollcall.model.Presence;
import afterbell.attendance.rollcall.model.Recognition.ByCode;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.RegisterAlert.ForbiddenAdult;
import afterbell.attendance.rollcall.model.RegisterEvent.PickupCodeReused;
import afterbell.attendance.rollcall.model.RegisterEvent.PupilsReleased;

/** R31. */
class ReconcilingDevicesTest {
    private final SomeDevices devices = new SomeDevices();
    private final Truth boIsSick = truth("room", "m-2", "bo", "16:05", marked(Presence.ABSENT_SICK));
    private final Truth cyIsHere = truth("room", "m-3", "cy", "16:05", marked(Presence.PRESENT));
    private final Truth annIsHere = truth("room", "m-1", "ann", "16:05", marked(Presence.PRESENT));
    private final Truth annLeaves = truth("gate", "r-1", "ann", "17:00", left("mum"));

    private SomeDevices givenRoll() {
        return devices.tell(annIsHere, boIsSick, cyIsHere);
    }

    @Test
    void aRollIsCalledWhenEveryExpectedPupilIsKnownOf() {
        devices.tell(annIsHere, boIsSick);
        assertThat(devices.stateOf(annIsHere)).as("in care at once").isEqualTo(State.APPLIED);
        assertThat(devices.stateOf(boIsSick)).isEqualTo(State.waiting(Cause.THE_ROLL));
        assertThat(((Called) devices.register).isRollCalled()).isFalse();

        devices.tell(cyIsHere);
        assertThat(devices.stateOf(annIsHere)).isEqualTo(State.APPLIED);
        assertThat(((Called) devices.register).isRollCalled()).isTrue();
        assertThat(((Called) devices.register).inCareOf("wu")).hasSize(2);
        assertThat(devices.presenceOf("bo")).isEqualTo(Presence.ABSENT_SICK);
    }

    @Test
    void waitsForTheSessionAndForTheWorker() {
        devices.session = null;
        givenRoll();
        assertThat(devices.stateOf(cyIsHere)).isEqualTo(State.waiting(Cause.THE_SESSION));
        devices.session = SomeDevices.OPEN.with(List.of(), List.of());
        assertThat(devices.look().stateOf(cyIsHere)).isEqualTo(State.waiting(Cause.THE_WORKER));
        devices.session = SomeDevices.OPEN;
        assertThat(devices.look().stateOf(cyIsHere)).isEqualTo(State.APPLIED);
    }

    @Test
    void aReleaseWaitsUntilThePupilWasSeenComing() {
        devices.tell(annLeaves);
        assertThat(devices.stateOf(annLeaves)).isEqualTo(State.waiting(Cause.THE_ROLL));
        givenRoll();
        assertThat(devices.stateOf(annLeaves)).isEqualTo(State.APPLIED);
        assertThat(devices.custodyOf("ann")).isEqualTo(new Custody.Released(0, at("17:00"), "mum", "guard"));
    }

    @Test
    void aReleaseIsToldOnceHoweverOftenADeviceTellsIt() {
        givenRoll().tell(annLeaves).tell(annLeaves);
        assertThat(devices.events).filteredOn(PupilsReleased.class::isInstance).hasSize(1);
    }

    @Test
    void whoWasAbsentAndComesLaterIsLate() {
        var comes = truth("gate", "c-1", "bo", "16:40", here());
        givenRoll().tell(comes);
        assertThat(devices.presenceOf("bo")).isEqualTo(Presence.PRESENT);
        assertThat(devices.told.conflicts()).isEmpty();
        assertThat(devices.stateOf(boIsSick)).isEqualTo(State.APPLIED);
    }

    @Test
    void whoWasSeenAndIsMarkedAbsentAfterwardsCountsAsPresentUntilAPersonDecides() {
        var missing = truth("room", "m-4", "ann", "16:30", marked(Presence.ABSENT_UNEXPLAINED));
        givenRoll().tell(missing);
        conflict(Matter.PRESENT_AND_ABSENT, missing, annIsHere);
        assertThat(devices.custodyOf("ann")).isInstanceOf(Custody.InCare.class);

        devices.decide("ann", missing.key());
        assertThat(devices.presenceOf("ann")).isEqualTo(Presence.ABSENT_UNEXPLAINED);
        assertThat(devices.stateOf(annIsHere)).isEqualTo(State.SET_ASIDE);
        assertThat(devices.told.conflicts()).isEmpty();
    }

    @Test
    void twoAdultsCannotBothHaveCollectedAPupil() {
        var other = truth("gate-2", "r-1", "ann", "16:50", left("gran"));
        givenRoll().tell(annLeaves).tell(other);
        conflict(Matter.RELEASED_TO_TWO, annLeaves, other);
        assertThat(devices.alarms).extracting(DeviceEvent::pupilId).containsExactly("ann");
        assertThat(((Custody.Released) devices.custodyOf("ann")).adultId()).as("the first").isEqualTo("gran");

        devices.decide("ann", annLeaves.key());
        assertThat(((Custody.Released) devices.custodyOf("ann")).adultId()).isEqualTo("mum");
        assertThat(devices.stateOf(annLeaves)).isEqualTo(State.APPLIED);
        assertThat(devices.stateOf(other)).isEqualTo(State.SET_ASIDE);
        assertThat(devices.told.conflicts()).isEmpty();
        assertThat(((Called) devices.register).originals()).hasSize(2);
    }

    @Test
    void whoIsSeenAfterHavingLeftIsInCareAgainWhenAPersonSaysSo() {
        var seen = truth("room", "m-9", "ann", "17:20", marked(Presence.PRESENT));
        givenRoll().tell(annLeaves).tell(seen);
        conflict(Matter.SEEN_AFTER_RELEASE, annLeaves, seen);

        devices.decide("ann", seen.key());
        assertThat(devices.custodyOf("ann")).isInstanceOf(Custody.InCare.class);
        assertThat(devices.stateOf(annLeaves)).isEqualTo(State.SET_ASIDE);
        var leavesAgain = truth("gate", "r-2", "ann", "17:55", left("gran"));
        devices.tell(leavesAgain);
        assertThat(devices.stateOf(leavesAgain)).isEqualTo(State.APPLIED);
        assertThat(((Custody.Released) devices.custodyOf("ann")).adultId()).isEqualTo("gran");
        assertThat(devices.told.conflicts()).isEmpty();
    }

    @Test
    void aForbiddenAdultIsToldOnceAndThePupilStaysInCareUntilAPersonDecides() {
        var taken = truth("gate", "r-3", "ann", "17:00", left("dad"));
        givenRoll().tell(taken).tell(taken);
        conflict(Matter.ADULT_FORBIDDEN, taken);
        assertThat(((Called) devices.register).alerts()).containsExactly(new ForbiddenAdult("ann", "dad", at("17:00")));
        assertThat(devices.custodyOf("ann")).isInstanceOf(Custody.InCare.class);

        devices.decide("ann", taken.key());
        assertThat(((Custody.Released) devices.custodyOf("ann")).adultId()).isEqualTo("dad");
        assertThat(devices.told.conflicts()).isEmpty();
    }

    @Test
    void whatAPersonHasEnteredStaysUntilAPersonDecides() {
        givenRoll();
        var online = new SomeDevices();
        online.register = ((Called) devices.register);
        var seesBo = truth("gate", "c-1", "bo", "16:40", here());
        online.tell(seesBo);
        assertThat(online.stateOf(seesBo)).isEqualTo(State.conflict(Matter.REGISTER_SAYS_OTHERWISE));
        assertThat(online.presenceOf("bo")).isEqualTo(Presence.ABSENT_SICK);

        online.decide("bo", null);
        assertThat(online.stateOf(seesBo)).isEqualTo(State.SET_ASIDE);
        assertThat(online.told.conflicts()).isEmpty();
    }

    @Test
    void whoIsReleasedThoughAbsentIsLookedAt() {
        var leaves = truth("gate", "r-5", "bo", "17:00", left("mum"));
        givenRoll().tell(leaves);
        conflict(Matter.RELEASED_THOUGH_ABSENT, leaves);
        devices.tell(truth("gate", "c-5", "bo", "16:30", here()));
        assertThat(devices.told.conflicts()).isEmpty();
        assertThat(devices.custodyOf("bo")).isInstanceOf(Custody.Released.class);
    }

    @Test
    void aDecisionIsTakenOnceAndOnlyWhereThereIsAConflict() {
        givenRoll();
        assertThat(devices.decide("ann", null)).isEqualTo(new Refused(Refusal.NO_CONFLICT));
        var other = truth("gate-2", "r-1", "ann", "16:50", left("gran"));
        devices.tell(annLeaves, other);
        assertThat(devices.decide("ann", annIsHere.key())).isEqualTo(new Refused(Refusal.NOT_IN_CONFLICT));
        devices.decide("ann", other.key());
        assertThat(devices.decide("ann", other.key())).isInstanceOfSatisfying(Decided.class,
                again -> assertThat(again.changed()).isFalse());
        assertThat(devices.decide("ann", null)).isEqualTo(new Refused(Refusal.NO_CONFLICT));
    }

    @Test
    void laterFactsThatContradictADecisionAreLookedAtAgain() {
        var other = truth("gate-2", "r-1", "ann", "16:50", left("gran"));
        givenRoll().tell(annLeaves, other);
        devices.decide("ann", annLeaves.key());
        var third = truth("gate-3", "r-1", "ann", "16:45", left("gran"));
        devices.tell(third);
        assertThat(devices.told.conflicts()).hasSize(1);
        assertThat(((Custody.Released) devices.custodyOf("ann")).adultId()).isEqualTo("mum");
    }

    @Test
    void aClockThatIsMinutesWrongDoesNotChangeTheOrder() {
        var comes = new Truth("gate", "c-1", "ann", at("16:30"), Duration.ofMinutes(-20), here());
        var leaves = new Truth("gate-2", "r-1", "ann", at("16:40"), Duration.ofMinutes(15), left("mum"));
        devices.tell(leaves).tell(comes, boIsSick, cyIsHere);
        assertThat(devices.told.conflicts()).isEmpty();
        assertThat(devices.custodyOf("ann")).isEqualTo(new Custody.Released(0, at("16:40"), "mum", "guard"));
    }

    @Test
    void aFactIsKeptOnceAndNoRegisterHoldsFactsWithoutEnd() {
        var many = IntStream.range(0, 60).mapToObj(it -> truth("gate", "c-" + it, "ann", "16:30", here())).toList();
        devices.tell(many);
        assertThat(devices.told.facts()).hasSize(DeviceRegister.MOST_FACTS_OF_A_PUPIL);
        var kept = devices.told.facts().getFirst().fact();
        assertThat(TakingRules.take(devices.told, List.of(kept))).isSameAs(devices.told);
        var otherwise = new DeviceFact(kept.key(), "bo", kept.at(), kept.what(), kept.receipt());
        assertThat(TakingRules.take(devices.told, List.of(otherwise))).isSameAs(devices.told);
        assertThat(TakingRules.refusal(devices.told, otherwise)).contains(TakingRules.Refusal.TOLD_OTHERWISE);
        assertThat(TakingRules.refusal(devices.told, kept)).isEmpty();
    }

    @Test
    void aCodeSaysWhoCameAndIsToldOnceHoweverOften() {
        var leaves = truth("gate", "r-1", "ann", "17:00", leftByCode("mum", "c-1"));
        var again = truth("gate", "r-2", "ann", "17:00", leftByCode("mum", "c-1"));
        givenRoll().tell(leaves).tell(leaves).tell(again);
        assertThat(devices.custodyOf("ann"))
                .isEqualTo(new Custody.Released(0, at("17:00"), "mum", "guard", new ByCode("c-1")));
        assertThat(devices.stateOf(again)).as("the same showing").isEqualTo(State.APPLIED);
        assertThat(devices.reused()).isEmpty();
        assertThat(devices.events).filteredOn(PupilsReleased.class::isInstance).hasSize(1);
    }

    @Test
    void aCodeThatWasShownAtTwoGatesIsLookedAtAndTheSchoolIsToldOnce() {
        var first = truth("gate", "r-1", "ann", "17:00", leftByCode("mum", "c-1"));
        var second = truth("gate-2", "r-1", "ann", "17:10", leftByCode("mum", "c-1"));
        var third = truth("gate-3", "r-1", "ann", "17:20", leftByCode("mum", "c-1"));
        givenRoll().tell(third).tell(second).tell(first).tell(third);
        conflict(Matter.CODE_USED, first, second, third);
        assertThat(devices.events).filteredOn(PickupCodeReused.class::isInstance).hasSize(1);
        assertThat(((Custody.Released) devices.custodyOf("ann")).at()).isEqualTo(at("17:00"));

        devices.decide("ann", second.key());
        assertThat(((Custody.Released) devices.custodyOf("ann")).at()).isEqualTo(at("17:10"));
        assertThat(devices.stateOf(first)).isEqualTo(State.SET_ASIDE);
        assertThat(devices.stateOf(second)).isEqualTo(State.APPLIED);
        assertThat(devices.look().told.conflicts()).isEmpty();
    }

    @Test
    void aCodeThatWasShownOnlineAsWellIsLookedAtWhicheverComesFirst() {
        var offline = truth("gate", "r-1", "ann", "17:10", leftByCode("mum", "c-1"));
        givenRoll();
        assertThat(devices.showOnline("ann", "mum", "c-1", "17:00")).isEqualTo(new Verdict.Gone());
        devices.tell(offline);
        conflict(Matter.CODE_USED, offline);
        assertThat(devices.reused()).containsExactly("c-1");
        devices.decide("ann", null);
        assertThat(devices.told.conflicts()).isEmpty();
        assertThat(((Custody.Released) devices.custodyOf("ann")).at()).isEqualTo(at("17:00"));

        var other = new SomeDevices().tell(annIsHere, boIsSick, cyIsHere).tell(offline);
        assertThat(other.showOnline("ann", "mum", "c-1", "17:00"))
                .isEqualTo(new Verdict.Stays(ReleaseRules.Refusal.CODE_USED));
        assertThat(other.stateOf(offline)).isEqualTo(State.conflict(Matter.CODE_USED));
        assertThat(other.reused()).containsExactly("c-1");
        other.decide("ann", offline.key());
        assertThat(other.told.conflicts()).isEmpty();
    }

    @Test
    void aCodeCountsUntilItIsTakenBack() {
        var before = truth("gate", "r-1", "ann", "17:00", leftByCode("mum", "c-1", at("17:05")));
        var after = truth("gate", "r-2", "cy", "17:10", leftByCode("mum", "c-2", at("17:05")));
        givenRoll().tell(before, after);
        assertThat(devices.stateOf(before)).isEqualTo(State.APPLIED);
        conflict(Matter.CODE_CANCELLED, after);
        assertThat(devices.custodyOf("cy")).isInstanceOf(Custody.InCare.class);
        devices.decide("cy", after.key());
        assertThat(devices.custodyOf("cy")).isInstanceOf(Custody.Released.class);
    }

    @Test
    void nobodyLeavesByABadCodeUntilAPersonSaysWhoCame() {
        var unknown = truth("gate", "r-1", "ann", "17:00", leftByBadCode(null, CodeRefusal.INVALID));
        var named = truth("gate", "r-2", "bo", "17:00", leftByBadCode("mum", CodeRefusal.OF_ANOTHER_DAY));
        givenRoll().tell(truth("gate", "c-1", "bo", "16:30", here()), unknown, named);
        assertThat(devices.stateOf(unknown)).isEqualTo(State.conflict(Matter.CODE_INVALID));
        assertThat(devices.stateOf(named)).isEqualTo(State.conflict(Matter.CODE_OF_ANOTHER_DAY));
        assertThat(devices.custodyOf("ann")).isInstanceOf(Custody.InCare.class);
        assertThat(devices.custodyOf("bo")).as("nobody is not alone").isInstanceOf(Custody.InCare.class);

        assertThat(devices.decide("ann", unknown.key())).isEqualTo(new Refused(Refusal.NAMES_NOBODY));
        devices.decide("bo", named.key());
        assertThat(((Custody.Released) devices.custodyOf("bo")).adultId()).isEqualTo("mum");
    }

    @Test
    void aForbiddenAdultWithACodeIsToldAsSuch() {
        var taken = truth("gate", "r-3", "ann", "17:00", leftByCode("dad", "c-1"));
        givenRoll().tell(taken);
        conflict(Matter.ADULT_FORBIDDEN, taken);
        assertThat(((Called) devices.register).alerts()).containsExactly(new ForbiddenAdult("ann", "dad", at("17:00")));
    }

    @Test
    void whereTheSchoolNeedsCodesNamingTheAdultIsLookedAtAndLeavingAloneIsNot() {
        var alone = truth("gate", "r-2", "bo", "17:00", left(null));
        var byCode = truth("gate", "r-3", "cy", "17:00", leftByCode("mum", "c-1"));
        devices.codesNeeded = true;
        devices.tell(annIsHere, truth("gate", "c-1", "bo", "16:05", here()), cyIsHere).tell(annLeaves, alone, byCode);
        conflict(Matter.CODE_NEEDED, annLeaves);
        assertThat(devices.stateOf(alone)).isEqualTo(State.APPLIED);
        assertThat(devices.stateOf(byCode)).isEqualTo(State.APPLIED);
        devices.decide("ann", annLeaves.key());
        assertThat(devices.custodyOf("ann")).isInstanceOf(Custody.Released.class);
    }

    @Test
    void aCodeCountsAsItWasFoundFirst() {
        var leaves = truth("gate", "r-1", "ann", "17:00", leftByCode("mum", "c-1"));
        givenRoll().tell(leaves);
        var kept = devices.told.find(leaves.key()).orElseThrow().fact();
        var takenBack = new DeviceFact(kept.key(), "ann", kept.at(), leftByCode("mum", "c-1", at("16:00")),
                kept.receipt());
        var other = new DeviceFact(kept.key(), "ann", kept.at(), leftByCode("mum", "c-2"), kept.receipt());
        assertThat(TakingRules.refusal(devices.told, takenBack)).isEmpty();
        assertThat(TakingRules.refusal(devices.told, other)).contains(TakingRules.Refusal.TOLD_OTHERWISE);
    }

    @Test
    void afterADecisionForTheRegisterAnotherAdultIsLookedAtAgain() {
        var other = truth("gate-2", "r-1", "ann", "16:50", left("gran"));
        givenRoll().tell(annLeaves, other);
        devices.decide("ann", null);
        assertThat(devices.told.conflicts()).isEmpty();
        devices.tell(truth("gate-3", "r-1", "ann", "17:30", left("mum")));
        assertThat(devices.told.conflicts()).hasSize(1);
        assertThat(((Custody.Released) devices.custodyOf("ann")).adultId()).isEqualTo("gran");
    }

    private void conflict(@Nullable Matter matter, Truth... truths) {
        for (var truth : truths) {
            assertThat(devices.stateOf(truth)).isEqualTo(State.conflict(matter));
        }
        assertThat(devices.told.conflicts()).hasSize(1);
    }
}
