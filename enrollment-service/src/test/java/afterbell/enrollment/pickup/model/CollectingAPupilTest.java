package afterbell.enrollment.pickup.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import afterbell.enrollment.pickup.model.Adult.Voice;
import afterbell.enrollment.pickup.model.PickupAuthority.Forgetting;
import afterbell.enrollment.pickup.model.PickupAuthority.Saying;

/** R31. */
class CollectingAPupilTest {
    private final PickupAuthority none = PickupAuthority.none("pupil-1");

    @Test
    void atFirstNobodyMayAndThePupilMayNotLeaveAlone() {
        assertThat(none.adultsWho(true)).isEmpty();
        assertThat(none.mayLeaveAlone()).isFalse();
    }

    @Test
    void theLastWordOnAnAdultCounts() {
        var may = say(none, adult("a-1", true, Voice.GUARDIAN));
        var mustNot = say(may, adult("a-1", false, Voice.GUARDIAN));

        assertThat(may.adultsWho(true)).containsExactly("a-1");
        assertThat(mustNot.adultsWho(true)).isEmpty();
        assertThat(mustNot.adultsWho(false)).containsExactly("a-1");
        assertThat(say(mustNot, adult("a-1", false, Voice.GUARDIAN))).isEqualTo(mustNot);
    }

    @Test
    void whatTheSchoolHasForbiddenAGuardianCannotAllow() {
        var forbidden = say(none, adult("a-1", false, Voice.SCHOOL));

        assertThat(forbidden.say(adult("a-1", true, Voice.GUARDIAN))).isEqualTo(new Saying.ForbiddenBySchool());
        assertThat(say(forbidden, adult("a-1", true, Voice.SCHOOL)).adultsWho(true)).containsExactly("a-1");
    }

    @Test
    void anAccountMakesAGuardian() {
        var bound = say(none, new Adult("a-1", "sub-1", "mother", true, Validity.ALWAYS, Voice.SCHOOL));

        assertThat(bound.isGuardian("sub-1")).isTrue();
        assertThat(bound.isGuardian("sub-2")).isFalse();
        assertThat(none.isGuardian("sub-1")).isFalse();
    }

    @Test
    void thereAreAtMostTwentyOfEachKind() {
        var full = none;
        for (int i = 0; i < PickupAuthority.MOST; i++) {
            full = say(full, adult("a-" + i, true, Voice.GUARDIAN));
        }

        assertThat(full.say(adult("one-more", true, Voice.GUARDIAN))).isEqualTo(new Saying.TooManyAdults());
        assertThat(full.say(adult("one-more", false, Voice.GUARDIAN))).isInstanceOf(Saying.Said.class);
    }

    @Test
    void thePupilLeavesAloneOnlyWhereGuardianAndSchoolAllowIt() {
        var guardian = none.leavingAlone(Voice.GUARDIAN, true);
        var both = guardian.leavingAlone(Voice.SCHOOL, true);

        assertThat(guardian.mayLeaveAlone()).isFalse();
        assertThat(none.leavingAlone(Voice.SCHOOL, true).mayLeaveAlone()).isFalse();
        assertThat(both.mayLeaveAlone()).isTrue();
        assertThat(both.leavingAlone(Voice.GUARDIAN, false).mayLeaveAlone()).isFalse();
        assertThat(both.leavingAlone(Voice.SCHOOL, false).mayLeaveAlone()).isFalse();
    }

    @Test
    void otherDaysAreAnotherWord() {
        var always = say(none, adult("a-1", true, Voice.GUARDIAN));
        var oneDay = new Adult("a-1", null, "aunt", true,
                Validity.between(LocalDate.of(2021, 10, 11), LocalDate.of(2021, 10, 11)), Voice.GUARDIAN);

        assertThat(say(always, oneDay).adults()).containsExactly(oneDay);
        assertThat(oneDay.validity().isPossible()).isTrue();
        assertThat(Validity.between(LocalDate.of(2021, 10, 12), LocalDate.of(2021, 10, 11)).isPossible()).isFalse();
    }

    @Test
    void aGuardianForgetsWhomTheFamilyNamedAndNobodyElse() {
        var named = say(none, adult("a-1", true, Voice.GUARDIAN));
        var forbidden = say(named, adult("a-2", false, Voice.SCHOOL));
        var bound = say(forbidden, new Adult("a-3", "sub-1", "mother", true, Validity.ALWAYS, Voice.SCHOOL));

        assertThat(forgotten(bound, "a-1", Voice.GUARDIAN).adultsWho(true)).containsExactly("a-3");
        assertThat(bound.forget("a-2", Voice.GUARDIAN)).isEqualTo(new Forgetting.UpToSchool());
        assertThat(bound.forget("a-3", Voice.GUARDIAN)).isEqualTo(new Forgetting.UpToSchool());
        assertThat(forgotten(bound, "a-2", Voice.SCHOOL).adultsWho(false)).isEmpty();
        assertThat(forgotten(bound, "a-9", Voice.GUARDIAN)).isEqualTo(bound);
    }

    private static PickupAuthority forgotten(PickupAuthority authority, String adultId, Voice voice) {
        return ((Forgetting.Forgotten) authority.forget(adultId, voice)).authority();
    }

    private static PickupAuthority say(PickupAuthority authority, Adult adult) {
        return ((Saying.Said) authority.say(adult)).authority();
    }

    private static Adult adult(String id, boolean mayCollect, Voice voice) {
        return new Adult(id, null, "aunt", mayCollect, Validity.ALWAYS, voice);
    }
}
