package afterbell.attendance.release.model;

import static afterbell.attendance.rollcall.model.SomeRegister.NOW;
import static afterbell.attendance.rollcall.model.SomeRegister.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import afterbell.attendance.pickup.model.PickupAuthority;
import afterbell.attendance.pickup.model.PickupAuthority.Validity;
import afterbell.attendance.release.model.ReleaseRules.Leave;
import afterbell.attendance.release.model.ReleaseRules.Outcome;
import afterbell.attendance.release.model.ReleaseRules.Refusal;
import afterbell.attendance.release.model.ReleaseRules.Terms;
import afterbell.attendance.release.model.ReleaseRules.Verdict;
import afterbell.attendance.release.model.ReleaseRules.Verdict.Gone;
import afterbell.attendance.release.model.ReleaseRules.Verdict.Stays;
import afterbell.attendance.release.model.ReleaseRules.Verdict.WrongTime;
import afterbell.attendance.rollcall.model.Custody;
import afterbell.attendance.rollcall.model.Custody.Released;
import afterbell.attendance.rollcall.model.Custody.Untold;
import afterbell.attendance.rollcall.model.Recognition.ByCode;
import afterbell.attendance.rollcall.model.Recognition.ByTwoPeople;
import afterbell.attendance.rollcall.model.Recognition.FallbackReason;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.RegisterAlert.CodeReused;
import afterbell.attendance.rollcall.model.RegisterAlert.ForbiddenAdult;
import afterbell.attendance.rollcall.model.RegisterEvent.ForbiddenAdultCame;
import afterbell.attendance.rollcall.model.RegisterEvent.PickupCodeReused;
import afterbell.attendance.rollcall.model.RegisterEvent.PupilsReleased;
import afterbell.attendance.rollcall.model.RegisterEvent.Release;
import afterbell.attendance.rollcall.model.SomeRegister;
import afterbell.attendance.serviceday.model.TimeRefusal;

/** R31. */
class ReleasingPupilsTest {
    private static final PickupAuthority MUM_NOT_DAD = new PickupAuthority(Set.of("mum", "gran"), Set.of("dad"), false,
            Map.of());
    private static final Map<String, PickupAuthority> AUTHORITIES = Map.of("ann", MUM_NOT_DAD, "bo",
            new PickupAuthority(Set.of(), Set.of(), true, Map.of()), "sick", MUM_NOT_DAD);
    private static final Called REGISTER = SomeRegister.withInCare("ann", "bo", "cy");

    @Test
    void leavesWithAnAuthorisedAdultOrAloneWhereThatIsAllowed() {
        var outcome = decide(REGISTER, leave("ann", "mum", "17:00"), leave("bo", null, "17:01"));

        assertThat(outcome.verdicts()).containsExactly(new Gone(), new Gone());
        assertThat(outcome.events()).containsExactly(new PupilsReleased(
                List.of(new Release("ann", "mum", at("17:00")), new Release("bo", null, at("17:01")))));
        assertThat(outcome.register().entryOf("ann").orElseThrow().custody())
                .isEqualTo(new Released(0, at("17:00"), "mum", "guard"));
        assertThat(outcome.register().inCare()).hasSize(1);
    }

    @Test
    void staysWithAnAdultWhoIsNotAuthorised() {
        stays(leave("ann", "stranger", "17:00"), Refusal.ADULT_NOT_AUTHORISED);
        stays(leave("bo", "mum", "17:00"), Refusal.ADULT_NOT_AUTHORISED);
    }

    @Test
    void staysWhenNobodyCameAndLeavingAloneIsNotAllowed() {
        stays(leave("ann", null, "17:00"), Refusal.MAY_NOT_LEAVE_ALONE);
    }

    @Test
    void staysWhenNothingIsKnownOfWhoMayCollect() {
        stays(leave("cy", "mum", "17:00"), Refusal.ADULT_NOT_AUTHORISED);
        stays(leave("cy", null, "17:00"), Refusal.MAY_NOT_LEAVE_ALONE);
    }

    @Test
    void staysWithAForbiddenAdultAndThatIsToldOnceEachTime() {
        var first = decide(REGISTER, leave("ann", "dad", "17:00"));
        var again = decide(first.register(), leave("ann", "dad", "17:00"));
        var later = decide(first.register(), leave("ann", "dad", "17:30"));

        assertThat(first.verdicts()).containsExactly(new Stays(Refusal.ADULT_FORBIDDEN));
        assertThat(first.events()).containsExactly(new ForbiddenAdultCame("ann", "dad", at("17:00")));
        assertThat(first.register().alerts()).containsExactly(new ForbiddenAdult("ann", "dad", at("17:00")));
        assertThat(first.register().inCare()).hasSize(3);
        assertThat(again.events()).isEmpty();
        assertThat(again.verdicts()).isEqualTo(first.verdicts());
        assertThat(later.events()).hasSize(1);
    }

    @Test
    void aForbiddenAdultIsToldOfEvenWhenThePupilIsGone() {
        var gone = decide(REGISTER, leave("ann", "mum", "17:00")).register();

        assertThat(decide(gone, leave("ann", "dad", "17:10")).events()).hasSize(1);
        assertThat(decide(REGISTER, leave("sick", "dad", "17:10")).events()).hasSize(1);
    }

    @Test
    void aForbiddenAdultIsStrongerThanAnAuthorisedOne() {
        var both = Map.of("ann", new PickupAuthority(Set.of("dad"), Set.of("dad"), true, Map.of()));
        var outcome = ReleaseRules.decide(REGISTER, List.of(leave("ann", "dad", "17:00")), both, "guard", NOW);

        assertThat(outcome.verdicts()).containsExactly(new Stays(Refusal.ADULT_FORBIDDEN));
    }

    @Test
    void whatIsSaidOfAnAdultHoldsOnItsDaysOnly() {
        var day = REGISTER.id().date();
        var thisDay = new Validity(day, day.plusDays(1));
        var gone = new Validity(day.minusDays(2), day);
        var toCome = new Validity(day.plusDays(1), null);

        assertThat(verdict("mum", Map.of("mum", thisDay))).isEqualTo(new Gone());
        assertThat(verdict("mum", Map.of("mum", gone))).isEqualTo(new Stays(Refusal.ADULT_NOT_AUTHORISED));
        assertThat(verdict("mum", Map.of("mum", toCome))).isEqualTo(new Stays(Refusal.ADULT_NOT_AUTHORISED));
        assertThat(verdict("dad", Map.of("dad", thisDay))).isEqualTo(new Stays(Refusal.ADULT_FORBIDDEN));
        assertThat(verdict("dad", Map.of("dad", gone))).isEqualTo(new Stays(Refusal.ADULT_NOT_AUTHORISED));
    }

    private static Verdict verdict(String adult, Map<String, Validity> validities) {
        var authority = new PickupAuthority(Set.of("mum"), Set.of("dad"), false, validities);
        return ReleaseRules.decide(REGISTER, List.of(leave("ann", adult, "17:00")), Map.of("ann", authority), "guard",
                NOW).verdicts().getFirst();
    }

    @Test
    void alertsHaveAnEnd() {
        var leaving = new ArrayList<Leave>();
        for (int i = 0; i <= Called.MOST_ALERTS; i++) {
            leaving.add(new Leave("ann", "dad", at("16:00").plusSeconds(i)));
        }
        var outcome = ReleaseRules.decide(REGISTER, leaving, AUTHORITIES, "guard", NOW);

        assertThat(outcome.register().alerts()).hasSize(Called.MOST_ALERTS);
        assertThat(outcome.verdicts()).containsOnly(new Stays(Refusal.ADULT_FORBIDDEN));
    }

    @Test
    void twiceInTheSameWayIsOnce() {
        var gone = decide(REGISTER, leave("ann", "mum", "17:00"), leave("bo", null, "17:00")).register();

        var again = decide(gone, leave("ann", "mum", "17:05"), leave("bo", null, "17:05"));

        assertThat(again).isEqualTo(new Outcome(gone, List.of(new Gone(), new Gone()), List.of()));
    }

    @Test
    void anotherAdultForAPupilWhoIsGoneIsTold() {
        var gone = decide(REGISTER, leave("ann", "mum", "17:00")).register();

        assertThat(decide(gone, leave("ann", "gran", "17:05")).verdicts())
                .containsExactly(new Stays(Refusal.RELEASED_OTHERWISE));
        assertThat(decide(REGISTER, leave("ann", "mum", "17:00"), leave("ann", "gran", "17:00")).verdicts())
                .containsExactly(new Gone(), new Stays(Refusal.RELEASED_OTHERWISE));
    }

    @Test
    void onlyAPupilInCareLeaves() {
        stays(leave("sick", "mum", "17:00"), Refusal.NOT_IN_CARE);
        stays(leave("zoe", "mum", "17:00"), Refusal.NOT_IN_CARE);
    }

    @Test
    void aPupilWhoseCareWasNotRecordedLeavesAsWell() {
        var entries = new ArrayList<>(REGISTER.entries());
        entries.set(0, entries.getFirst().in(new Untold()));

        var outcome = decide(REGISTER.with(entries), leave("ann", "mum", "17:00"));

        assertThat(outcome.register().entryOf("ann").orElseThrow().custody())
                .isEqualTo(new Released(Custody.NO_STEP, at("17:00"), "mum", "guard"));
    }

    @Test
    void nobodyLeavesBeforeComingOrOnAnotherDayOrInTheFuture() {
        stays(leave("ann", "mum", "15:00"), Refusal.BEFORE_CARE);
        var tomorrow = new Leave("ann", "mum", at("17:00").plusSeconds(86_400));
        assertThat(decide(REGISTER, tomorrow).verdicts()).containsExactly(new WrongTime(TimeRefusal.ON_ANOTHER_DAY));
        assertThat(ReleaseRules.decide(REGISTER, List.of(leave("ann", "mum", "17:00")), AUTHORITIES, "guard",
                at("16:59")).verdicts()).containsExactly(new WrongTime(TimeRefusal.TIME_TO_COME));
    }

    @Test
    void aCodeIsKeptWithTheReleaseAndToldAgainTheSameWayChangesNothing() {
        var outcome = decide(REGISTER, shows("ann", "mum", "17:00", "c-1"));
        var again = decide(outcome.register(), shows("ann", "mum", "17:00", "c-1"));

        assertThat(outcome.register().entryOf("ann").orElseThrow().custody())
                .isEqualTo(new Released(0, at("17:00"), "mum", "guard", new ByCode("c-1")));
        assertThat(outcome.events()).containsExactly(
                new PupilsReleased(List.of(new Release("ann", "mum", at("17:00"), new ByCode("c-1")))));
        assertThat(again.verdicts()).containsExactly(new Gone());
        assertThat(again.events()).isEmpty();
    }

    @Test
    void aCodeThatIsShownAgainIsToldOnceForEachTime() {
        var first = decide(REGISTER, shows("ann", "mum", "17:00", "c-1"));
        var second = decide(first.register(), shows("ann", "mum", "17:05", "c-1"));
        var again = decide(second.register(), shows("ann", "mum", "17:05", "c-1"));

        assertThat(second.verdicts()).containsExactly(new Stays(Refusal.CODE_USED));
        assertThat(second.events()).containsExactly(new PickupCodeReused("ann", "mum", "c-1", at("17:05")));
        assertThat(second.register().alerts()).containsExactly(new CodeReused("ann", "mum", "c-1", at("17:05")));
        assertThat(again.verdicts()).containsExactly(new Stays(Refusal.CODE_USED));
        assertThat(again.events()).isEmpty();
    }

    @Test
    void aCodeIsNotTakenForAPupilWhoHasLeftInAnotherWay() {
        var named = decide(REGISTER, leave("ann", "mum", "17:00"));
        var byCode = decide(REGISTER, shows("ann", "mum", "17:00", "c-1"));

        assertThat(decide(named.register(), shows("ann", "mum", "17:00", "c-1")).verdicts())
                .containsExactly(new Stays(Refusal.RELEASED_OTHERWISE));
        assertThat(decide(byCode.register(), shows("ann", "gran", "17:00", "c-2")).verdicts())
                .containsExactly(new Stays(Refusal.RELEASED_OTHERWISE));
        assertThat(decide(byCode.register(), leave("ann", "mum", "17:09")).verdicts()).containsExactly(new Gone());
    }

    @Test
    void aCodeHelpsNobodyWhoMayNoLongerCollect() {
        stays(shows("ann", "stranger", "17:00", "c-1"), Refusal.ADULT_NOT_AUTHORISED);

        var forbidden = decide(REGISTER, shows("ann", "dad", "17:00", "c-1"));

        assertThat(forbidden.verdicts()).containsExactly(new Stays(Refusal.ADULT_FORBIDDEN));
        assertThat(forbidden.events()).containsExactly(new ForbiddenAdultCame("ann", "dad", at("17:00")));
    }

    @Test
    void whereCodesAreNeededNamingTheAdultIsNotEnough() {
        var terms = new Terms(AUTHORITIES, true, "guard");
        var twoPeople = new Leave("ann", "gran", at("17:00"),
                new ByTwoPeople("chk-1", "other-guard", FallbackReason.NO_PHONE));

        assertThat(ReleaseRules.decide(REGISTER, List.of(leave("ann", "mum", "17:00")), terms, NOW).verdicts())
                .containsExactly(new Stays(Refusal.CODE_NEEDED));
        assertThat(ReleaseRules.decide(REGISTER,
                List.of(shows("ann", "mum", "17:00", "c-1"), leave("bo", null, "17:00")), terms, NOW).verdicts())
                .containsExactly(new Gone(), new Gone());
        assertThat(ReleaseRules.decide(REGISTER, List.of(twoPeople), terms, NOW).verdicts())
                .containsExactly(new Gone());
        assertThat(ReleaseRules.decide(REGISTER, List.of(leave("ann", "dad", "17:00")), terms, NOW).events())
                .hasSize(1);
    }

    @Test
    void lookingWhetherAPupilMayLeaveReleasesNobodyAndStillTellsOfAForbiddenAdult() {
        var terms = new Terms(AUTHORITIES, false, "guard");

        var may = ReleaseRules.look(REGISTER, leave("ann", "mum", "17:00"), terms, NOW);
        var mustNot = ReleaseRules.look(REGISTER, leave("ann", "dad", "17:00"), terms, NOW);

        assertThat(may).isEqualTo(new Outcome(REGISTER, List.of(new Gone()), List.of()));
        assertThat(mustNot.verdicts()).containsExactly(new Stays(Refusal.ADULT_FORBIDDEN));
        assertThat(mustNot.events()).containsExactly(new ForbiddenAdultCame("ann", "dad", at("17:00")));
    }

    @Test
    void twoPeopleDoNotStandForAReleaseThatWasMadeInAnotherWay() {
        var how = new ByTwoPeople("chk-1", "other-guard", FallbackReason.NO_PHONE);
        var leave = new Leave("ann", "mum", at("17:00"), how);
        var named = decide(REGISTER, leave("ann", "mum", "17:00"));
        var checked = decide(REGISTER, leave);

        assertThat(decide(named.register(), leave).verdicts()).containsExactly(new Stays(Refusal.RELEASED_OTHERWISE));
        assertThat(decide(checked.register(), leave).verdicts()).containsExactly(new Gone());
    }

    private static Leave shows(String pupil, String adult, String time, String codeId) {
        return new Leave(pupil, adult, at(time), new ByCode(codeId));
    }

    private static void stays(Leave leave, Refusal reason) {
        assertThat(decide(REGISTER, leave)).isEqualTo(new Outcome(REGISTER, List.of(new Stays(reason)), List.of()));
    }

    private static Outcome decide(Called register, Leave... leaving) {
        return ReleaseRules.decide(register, List.of(leaving), AUTHORITIES, "guard", NOW);
    }

    private static Leave leave(String pupil, @Nullable String adult, String time) {
        return new Leave(pupil, adult, at(time));
    }
}
