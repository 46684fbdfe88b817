package afterbell.attendance.notification.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;

import afterbell.attendance.notification.model.Preferences.Channel;
import afterbell.attendance.notification.model.Preferences.Refusal;

/** Nobody enters another's address. */
class ConfirmingAnAddressTest {
    private static final Instant T = Instant.parse("2021-09-13T10:00:00Z");
    private static final Preferences ASKED = Preferences.NONE.set("a@example.org", "en", Map.of(), "11112222", T);

    @Test
    void noMailGoesToAnAddressThatIsNotConfirmed() {
        assertThat(ASKED.wantMail(Kind.BAD_WEATHER)).isFalse();
        assertThat(ASKED.refusal("11112222", T)).isEmpty();
        assertThat(ASKED.confirmed().wantMail(Kind.BAD_WEATHER)).isTrue();
    }

    @Test
    void askingAgainKeepsTheCodeWhileItHolds() {
        assertThat(ASKED.set("a@example.org", "en", Map.of(), "33334444", T.plusSeconds(1))).isEqualTo(ASKED);
        var later = T.plus(Preferences.CODE_HOLDS);
        assertThat(ASKED.set("a@example.org", "en", Map.of(), "33334444", later).refusal("33334444", later)).isEmpty();
    }

    @Test
    void aCodeIsOverAfterADayOrFiveWrongOnes() {
        assertThat(ASKED.refusal("11112222", T.plus(Preferences.CODE_HOLDS))).contains(Refusal.CODE_OVER);
        var guessed = ASKED;
        for (int guess = 0; guess < Preferences.MOST_WRONG; guess++) {
            assertThat(guessed.refusal("99999999", T)).contains(Refusal.CODE_WRONG);
            guessed = guessed.guessed();
        }
        assertThat(guessed.refusal("11112222", T)).contains(Refusal.CODE_OVER);
    }

    @Test
    void anotherAddressIsUsedOnceItIsConfirmedAndTheOldOneUntilThen() {
        var moved = ASKED.confirmed().set("b@example.org", "en", Map.of(), "55556666", T);

        assertThat(moved.address()).isEqualTo("a@example.org");
        assertThat(moved.confirmed().address()).isEqualTo("b@example.org");
    }

    @Test
    void withoutAnAddressOrByChoiceOnlyTheInboxIsUsed() {
        var chosen = ASKED.confirmed()
                .set("a@example.org", "en", Map.of(Kind.BAD_WEATHER, Channel.INBOX), "0", T);

        assertThat(chosen.wantMail(Kind.BAD_WEATHER)).isFalse();
        assertThat(chosen.wantMail(Kind.PUPIL_NOT_COLLECTED)).isTrue();
        assertThat(chosen.set(null, "en", Map.of(), "0", T).wantMail(Kind.PUPIL_NOT_COLLECTED)).isFalse();
        assertThat(ASKED.confirmed().refusal("11112222", T)).contains(Refusal.NOTHING_TO_CONFIRM);
    }
}
