package afterbell.attendance.session.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.junit.jupiter.api.Test;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.session.model.Session.Duty.SignedOn;
import afterbell.attendance.session.model.Session.Stay;

/** R19, R10. */
class DutyTimeTest {
    private static final LocalDate DAY = LocalDate.of(2021, 9, 1);
    private static final SessionId AFTERNOON = new SessionId("school-1", DAY, Slot.AFTERNOON);
    private static final int DISMISSAL = 15 * 60 + 50;

    @Test
    void countsFromDismissalToSixOClock() {
        assertThat(minutes("15:30:00", "18:20:00")).isEqualTo(130);
        assertThat(minutes("15:50:00", "18:00:00")).isEqualTo(130);
    }

    @Test
    void countsFromALaterSignOnToAnEarlierSignOff() {
        assertThat(minutes("16:00:00", "17:30:00")).isEqualTo(90);
    }

    @Test
    void countsWholeMinutesOnly() {
        assertThat(minutes("16:00:30", "17:00:00")).isEqualTo(59);
    }

    @Test
    void isNothingBeforeDismissalAndAfterSix() {
        assertThat(minutes("14:00:00", "15:00:00")).isZero();
        assertThat(minutes("18:10:00", "18:40:00")).isZero();
    }

    @Test
    void countsTheNoonFromSignOn() {
        var noon = new SessionId("school-1", DAY, Slot.NOON);
        assertThat(DutyTime.minutes(noon, at("12:00:00"), at("13:30:00"), DISMISSAL)).isEqualTo(90);
    }

    @Test
    void addsUpTheStaysOfWhoLeavesAndComesBack() {
        var back = new SignedOn("wu", at("17:00:00"), List.of(new Stay(at("15:40:00"), at("16:20:00"))), 30);
        assertThat(DutyTime.minutes(AFTERNOON, back, at("18:10:00"), DISMISSAL)).isEqualTo(90);
        assertThat(DutyTime.minutes(AFTERNOON, new SignedOn("wu", at("15:40:00")), at("16:20:00"), DISMISSAL))
                .isEqualTo(30);
    }

    private static int minutes(String on, String off) {
        return DutyTime.minutes(AFTERNOON, at(on), at(off), DISMISSAL);
    }

    private static Instant at(String time) {
        return OffsetDateTime.parse("2021-09-01T" + time + "+08:00").toInstant();
    }
}
