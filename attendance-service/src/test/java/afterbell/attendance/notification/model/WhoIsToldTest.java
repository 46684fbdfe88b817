package afterbell.attendance.notification.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import afterbell.attendance.notification.model.Kind.Guardians;
import afterbell.attendance.notification.model.Recipient.Staff;

class WhoIsToldTest {
    private static final Recipient GUARDS = Recipient.staff("s-1", Staff.GATE_GUARD);
    private static final Recipient OFFICE = Recipient.staff("s-1", Staff.SCHOOL_ADMIN);

    private static Happening happening(Kind kind, int level) {
        return new Happening("e-1", Instant.EPOCH, kind, "s-1", LocalDate.EPOCH, Instant.EPOCH, "g-1", "p-1", level);
    }

    @Test
    void whoIsNotCollectedReachesMorePeopleAtEachLevel() {
        var first = happening(Kind.PUPIL_NOT_COLLECTED, 1);
        var second = happening(Kind.PUPIL_NOT_COLLECTED, 2);
        var third = happening(Kind.PUPIL_NOT_COLLECTED, 3);

        assertThat(WhoIsTold.offices(first)).containsExactly(GUARDS, OFFICE);
        assertThat(WhoIsTold.guardians(first)).isEqualTo(Guardians.NONE);
        assertThat(WhoIsTold.offices(second)).containsExactly(GUARDS, OFFICE);
        assertThat(WhoIsTold.guardians(second)).isEqualTo(Guardians.OF_PUPIL);
        assertThat(WhoIsTold.offices(third)).containsExactly(GUARDS, OFFICE, Recipient.BUREAU);
        assertThat(WhoIsTold.guardians(third)).isEqualTo(Guardians.OF_PUPIL);
    }

    @Test
    void anUnexplainedAbsenceReachesSchoolAndGuardians() {
        var it = happening(Kind.PUPIL_ABSENT_UNEXPLAINED, 0);

        assertThat(WhoIsTold.offices(it)).containsExactly(OFFICE);
        assertThat(WhoIsTold.guardians(it)).isEqualTo(Guardians.OF_PUPIL);
    }

    @Test
    void onlyGraveIncidentsReachTheBureau() {
        assertThat(WhoIsTold.offices(happening(Kind.INCIDENT_REPORTED, 2))).containsExactly(OFFICE);
        assertThat(WhoIsTold.offices(happening(Kind.INCIDENT_REPORTED, 3))).containsExactly(OFFICE, Recipient.BUREAU);
    }

    @Test
    void badWeatherReachesEverybodyOfTheSchool() {
        assertThat(WhoIsTold.offices(happening(Kind.BAD_WEATHER, 0))).hasSize(3);
        assertThat(WhoIsTold.guardians(happening(Kind.BAD_WEATHER, 0))).isEqualTo(Guardians.OF_SCHOOL);
    }

    @Test
    void aContradictionIsForTheSchoolToLookIntoBeforeAnybodyElseIsToldOfIt() {
        var it = happening(Kind.DEVICES_CONTRADICTED, 0);

        assertThat(WhoIsTold.offices(it)).containsExactly(GUARDS, OFFICE);
        assertThat(WhoIsTold.guardians(it)).isEqualTo(Guardians.NONE);
    }

    @ParameterizedTest
    @EnumSource
    void theSchoolIsToldOfEverything(Kind kind) {
        assertThat(WhoIsTold.offices(happening(kind, 1))).contains(OFFICE);
    }
}
