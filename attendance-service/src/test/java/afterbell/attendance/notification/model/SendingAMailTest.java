package afterbell.attendance.notification.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;

import org.junit.jupiter.api.Test;

import afterbell.attendance.notification.model.Mail.Cause;
import afterbell.attendance.notification.model.Mail.State;

class SendingAMailTest {
    private static final Instant T = Instant.parse("2021-09-13T10:00:00Z");
    private static final Mail MAIL = Mail.waiting("e-1:account:a", Recipient.account("a"), Kind.BAD_WEATHER, T);

    private static Instant dueOf(Mail mail) {
        return ((State.Waiting) mail.state()).due();
    }

    @Test
    void isWrittenDownAsBegunSoThatNobodyElseBeginsIt() {
        var begun = MAIL.beginTry(T);

        assertThat(begun.tries()).isEqualTo(1);
        assertThat(dueOf(begun)).isAfter(T.plusSeconds(60));
        assertThat(begun.sent(T).state()).isEqualTo(new State.Sent(T));
    }

    @Test
    void isTriedAgainWithGrowingPausesAndNotWithoutEnd() {
        var pauses = new ArrayList<Long>();
        var now = T;
        var mail = MAIL;
        for (int tries = 0; tries < Mail.MOST_TRIES; tries++) {
            mail = mail.beginTry(now).failed(now);
            pauses.add(Duration.between(now, dueOf(mail)).toSeconds());
            now = now.plusSeconds(1);
        }

        assertThat(pauses).containsExactly(30L, 60L, 120L, 240L, 480L, 900L, 900L, 900L);
        assertThat(mail.beginTry(now).state()).isEqualTo(new State.Dead(now, Cause.TOO_MANY_TRIES));
    }

    @Test
    void isGivenUpWhenItIsNoNewsAnyMore() {
        var later = T.plus(Mail.FRESH);

        assertThat(MAIL.beginTry(later).state()).isEqualTo(new State.Dead(later, Cause.TOO_OLD));
    }
}
