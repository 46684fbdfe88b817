package afterbell.attendance.notification.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import afterbell.attendance.notification.NoticeTexts;
import afterbell.attendance.notification.model.Happening;
import afterbell.attendance.notification.model.Kind;
import afterbell.attendance.notification.model.Recipient;
import afterbell.contracts.attendance.safety.v1.AbsenceExplained;
import afterbell.contracts.attendance.safety.v1.DevicesContradicted;
import afterbell.contracts.attendance.safety.v1.Explanation;
import afterbell.contracts.attendance.safety.v1.PickupCodeReused;
import afterbell.contracts.attendance.safety.v1.PupilAbsentUnexplained;
import afterbell.contracts.attendance.safety.v1.SafetyFact;
import afterbell.contracts.attendance.safety.v1.Slot;
import afterbell.messaging.Envelope;

/** R31: what happens to a pupil is told, with the pupil it is about and nothing more. */
class HearingOfSafetyTest {
    private static final LocalDate DAY = LocalDate.of(2021, 9, 13);
    private static final Instant AT = Instant.parse("2021-09-13T08:05:00Z");
    private static final Instant TOLD = AT.plusSeconds(1);

    private static Happening heard(SafetyFact fact) {
        return SafetyNoticesInbox
                .happening(new Envelope<>("e-1", "type", "/source", "subject", TOLD, 1, "c", null, fact))
                .orElseThrow();
    }

    private static Happening ofAnn(Kind kind) {
        return new Happening("e-1", TOLD, kind, "s-1", DAY, AT, "g-1", "ann", 0);
    }

    @Test
    void whoIsMissingAndThatItIsKnownWhereTheChildIs() {
        assertThat(heard(new PupilAbsentUnexplained("s-1", "g-1", "ann", DAY, Slot.AFTERNOON, AT)))
                .isEqualTo(ofAnn(Kind.PUPIL_ABSENT_UNEXPLAINED));
        assertThat(heard(new AbsenceExplained("s-1", "g-1", "ann", DAY, Slot.AFTERNOON, Explanation.CAME, AT)))
                .isEqualTo(ofAnn(Kind.ABSENCE_EXPLAINED));
    }

    @Test
    void aCodeThatWasShownAgainWithoutTheAdult() {
        assertThat(heard(new PickupCodeReused("s-1", "g-1", "ann", "mum", "c-1", DAY, Slot.AFTERNOON, AT)))
                .isEqualTo(ofAnn(Kind.PICKUP_CODE_REUSED));
    }

    @Test
    void devicesThatContradictEachOther() {
        assertThat(heard(new DevicesContradicted("s-1", "g-1", "ann", DAY, Slot.AFTERNOON, "RELEASED_TO_TWO", AT)))
                .isEqualTo(ofAnn(Kind.DEVICES_CONTRADICTED));
    }

    @ParameterizedTest
    @EnumSource
    void everyKindHasItsWords(Kind kind) {
        var texts = new NoticeTexts();
        for (var recipient : new Recipient[]{Recipient.BUREAU, Recipient.account("a-1")}) {
            assertThat(texts.of(kind, recipient, 1, Locale.ENGLISH)).isNotBlank();
            assertThat(texts.of(kind, recipient, 1, Locale.SIMPLIFIED_CHINESE)).isNotBlank();
        }
    }
}
