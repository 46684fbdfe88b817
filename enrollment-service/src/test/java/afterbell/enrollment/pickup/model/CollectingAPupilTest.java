package afterbell.enrollment.pickup.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import afterbell.enrollment.pickup.model.Adult.Voice;
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
        var bound = say(none, new Adult("a-1", "sub-1", "mother", true, Voice.SCHOOL));

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

    private static PickupAuthority say(PickupAuthority authority, Adult adult) {
        return ((Saying.Said) authority.say(adult)).authority();
    }

    private static Adult adult(String id, boolean mayCollect, Voice voice) {
        return new Adult(id, null, "aunt", mayCollect, voice);
    }
}
