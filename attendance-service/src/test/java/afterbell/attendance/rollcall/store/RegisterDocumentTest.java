package afterbell.attendance.rollcall.store;

import static afterbell.attendance.rollcall.model.SomeRegister.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import afterbell.attendance.alert.model.Alert;
import afterbell.attendance.alert.model.Alert.Matter;
import afterbell.attendance.group.model.Slot;
import afterbell.attendance.rollcall.model.CareStep;
import afterbell.attendance.rollcall.model.CareStep.Handed;
import afterbell.attendance.rollcall.model.CheckIn;
import afterbell.attendance.rollcall.model.Correction;
import afterbell.attendance.rollcall.model.CorrectionRequest.Approved;
import afterbell.attendance.rollcall.model.CorrectionRequest.Asked;
import afterbell.attendance.rollcall.model.CorrectionRequest.Change;
import afterbell.attendance.rollcall.model.CorrectionRequest.Decision;
import afterbell.attendance.rollcall.model.CorrectionRequest.Pending;
import afterbell.attendance.rollcall.model.CorrectionRequest.Refused;
import afterbell.attendance.rollcall.model.Custody;
import afterbell.attendance.rollcall.model.Custody.InCare;
import afterbell.attendance.rollcall.model.Custody.Released;
import afterbell.attendance.rollcall.model.Custody.Untold;
import afterbell.attendance.rollcall.model.Entry;
import afterbell.attendance.rollcall.model.Presence;
import afterbell.attendance.rollcall.model.Recognition.ByCode;
import afterbell.attendance.rollcall.model.Recognition.ByTwoPeople;
import afterbell.attendance.rollcall.model.Recognition.FallbackReason;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.RegisterAlert;
import afterbell.attendance.rollcall.model.Roll;
import afterbell.attendance.rollcall.model.SomeRegister;
import afterbell.attendance.rollcall.model.Way;
import afterbell.confidential.Sealed;

class RegisterDocumentTest {
    private static final Called CALLED = SomeRegister.withInCare("a", "b", "c", "d", "e", "f", "g");

    /** As if nothing were sealed. */
    private static final Words PLAIN = new Words() {
        @Override
        public Sealed seal(String text) {
            return new Sealed(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String open(Sealed sealed) {
            return new String(sealed.bytes(), StandardCharsets.UTF_8);
        }
    };

    @Test
    void whatIsStoredIsWhatWasDecided() {
        var care = List.of(new CareStep(null, at("15:50"), Custody.NO_STEP), new CareStep("li", at("16:50"), 0),
                new CareStep("wu", at("17:00"), 1, new Handed("h-1", "teacher-1", at("16:58"), "teacher-2")),
                new CareStep("li", at("17:10"), 2, new Handed(null, "office", at("17:10"), "office")));
        var entries = new ArrayList<>(CALLED.entries());
        entries.set(1, entries.get(1).in(new InCare(2)));
        entries.set(2, entries.get(2).in(new Released(0, at("17:10"), "mum", "guard-1")));
        entries.set(3, entries.get(3).in(new Released(Custody.NO_STEP, at("17:11"), null, "guard-2")));
        entries.set(4, entries.get(4).in(new Untold()));
        entries.set(0, checkedIn(entries.get(0), Way.CARD));
        entries.set(2, checkedIn(entries.get(2), Way.GATE));
        entries.set(5, entries.get(5).in(new Released(0, at("17:12"), "mum", "guard-1", new ByCode("c-1"))));
        entries.set(6, entries.get(6)
                .in(new Released(0, at("17:13"), "mum", "guard-1",
                        new ByTwoPeople("chk-1", "guard-2", FallbackReason.NO_PHONE))));
        var full = CALLED.withCare(entries, care)
                .withRoll(new Roll.Told(1, "teacher-1"))
                .withAlert(new RegisterAlert.AbsentUnexplained("d", at("16:00"), at("16:10")))
                .withAlert(new RegisterAlert.AbsentUnexplained("e", at("16:00"), null))
                .withAlert(new RegisterAlert.ForbiddenAdult("a", "dad", at("17:00")))
                .withAlert(new RegisterAlert.NotCollected("b", at("18:00"), 1))
                .withAlert(new RegisterAlert.NotCollected("b", at("18:15"), 2))
                .withAlert(new RegisterAlert.CodeReused("f", "mum", "c-1", at("17:20")))
                .keepingOriginalOf(List.of("c", "new"))
                .withCorrection(new Correction(at("18:30"), "me", "late", List.of("a")))
                .withRequest(new Approved(asked(1), new Decision(at("18:50"), "bureau", null)))
                .withRequest(new Refused(asked(2), new Decision(at("18:51"), "bureau", "why?")))
                .withRequest(new Pending(asked(3)));

        assertThat(RegisterDocument.of(CALLED, PLAIN).toRegister(PLAIN)).isEqualTo(CALLED);
        assertThat(RegisterDocument.of(full, PLAIN).toRegister(PLAIN)).isEqualTo(full);
    }

    @Test
    void aRegisterWhoseRollIsToComeIsStoredAsThat() {
        var arriving = Called.arriving(CALLED.id(), CALLED.schoolId());

        assertThat(RegisterDocument.of(arriving, PLAIN).toRegister(PLAIN)).isEqualTo(arriving);
    }

    private static Entry checkedIn(Entry entry, Way way) {
        return new Entry(entry.pupilId(), entry.presence(), entry.revision(), entry.custody(),
                new CheckIn(way, at("15:46"), "guard-1"));
    }

    @Test
    void aPupilInTheCareOfTheRollCallTakesNoMoreRoomThanBefore() {
        var entry = RegisterDocument.of(CALLED, PLAIN).entries().getFirst();

        assertThat(entry.step()).isNull();
        assertThat(entry.releasedAt()).isNull();
        assertThat(entry.checkIn()).isNull();
        assertThat(RegisterDocument.of(CALLED, PLAIN).roll()).isNull();
        assertThat(RegisterDocument.of(CALLED, PLAIN).alertKey()).isNull();
    }

    @Test
    void aPendingRequestIsFoundByItsTimeAndADecidedOneNoMore() {
        var pending = CALLED.withRequest(new Pending(asked(1)));
        var decided = pending.withRequest(new Refused(asked(1), new Decision(at("18:51"), "bureau", "why?")));

        assertThat(RegisterDocument.of(pending, PLAIN).pendingKey())
                .isEqualTo(at("18:40").toEpochMilli() + ":group-1:2021-09-01:AFTERNOON");
        assertThat(RegisterDocument.of(decided, PLAIN).pendingKey()).isNull();
    }

    private static Asked asked(int number) {
        return new Asked(number, at("18:40"), "me", "late", List.of(new Change("a", Presence.ABSENT_SICK, 2)));
    }

    @Test
    void alertsAreFoundBySchoolAndDay() {
        var alerted = RegisterDocument.of(CALLED.withAlert(new RegisterAlert.NotCollected("b", at("18:00"), 2)),
                PLAIN);

        assertThat(alerted.alertKey()).isEqualTo("school-1:2021-09-01:r:group-1:AFTERNOON");
        assertThat(alerted.toAlerts()).containsExactly(new Alert("school-1:2021-09-01:r:group-1:AFTERNOON", 0,
                "school-1", SomeRegister.DAY, at("18:00"),
                new Matter.PupilNotCollected("group-1", Slot.AFTERNOON, "b", 2, null)));
    }
}
