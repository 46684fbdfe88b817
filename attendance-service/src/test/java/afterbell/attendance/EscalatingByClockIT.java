package afterbell.attendance;

import static afterbell.testing.Api.answer;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import afterbell.attendance.escalation.EscalatingByClock;

/** R31: from 18:00 on the clock tells who was not collected, without anybody's asking. */
class EscalatingByClockIT extends RunningAttendance {
    private static final LocalDate TODAY = LocalDate.of(2021, 11, 16);

    @Autowired
    private EscalatingByClock clockwork;

    @AfterEach
    void theClockGoesAgain() {
        answer(management().post(null, "/actuator/clock", Map.of("reset", "true")), 200);
    }

    @Test
    void eachLevelIsToldOnceThoughTheClockJumpsUntilThePupilIsReleased() {
        theClockShows(at(TODAY, "15:45"));
        var school = givenSchool();
        var pupils = givenGroup(school.id(), 1);
        var adults = givenAdults(pupils.ids());
        String worker = givenWorker(school.id());
        givenSession(school, TODAY, worker);
        answer(api().post(school.token(), path(pupils.groupId(), TODAY) + "/roll-call", pupils.allPresent(worker)),
                200);
        assertThat(levels(school)).isEmpty();

        theClockShows(at(TODAY, "18:00"));
        await().atMost(20, SECONDS).until(() -> levels(school), List.of("1")::equals);
        looksAt("17:30", school, "1");
        looksAt("18:31", school, "1", "2", "3");
        looksAt("18:16", school, "1", "2", "3");
        looksAt("18:32", school, "1", "2", "3");

        answer(api().post(school.token(), path(pupils.groupId(), TODAY) + "/releases", Map.of("releases",
                List.of(Map.of("pupilId", pupils.ids().getFirst(), "adultId", adults.may(), "at",
                        at(TODAY, "18:31"))))),
                200);
        var alerts = alerts(school);
        assertThat(valuesOf(alerts, "until")).containsOnly("2021-11-16T10:31:00Z");
        assertThat(published("attendance.safety.v1", registerId(pupils.groupId(), TODAY), 3)).hasSize(3);
    }

    @Test
    void aDayThatIsEnteredLaterIsLeftToPeople() {
        theClockShows(at(TODAY.plusDays(1), "09:00"));
        var school = givenSchool();
        var pupils = givenGroup(school.id(), 1);
        String worker = givenWorker(school.id());
        givenSession(school, TODAY, worker);
        answer(api().post(school.token(), path(pupils.groupId(), TODAY) + "/roll-call", pupils.allPresent(worker)),
                200);

        theClockShows(at(TODAY.plusDays(1), "18:31"));
        clockwork.look();

        assertThat(levels(school)).isEmpty();
    }

    private void looksAt(String time, OwnSchool school, String... levels) {
        theClockShows(at(TODAY, time));
        clockwork.look();
        clockwork.look();
        assertThat(levels(school)).containsExactly(levels);
    }

    private List<String> levels(OwnSchool school) {
        return valuesOf(alerts(school), "level");
    }

    private JsonNode alerts(OwnSchool school) {
        return answer(api().get(school.token(), school.path() + "/alerts?from=" + TODAY + "&to=" + TODAY), 200)
                .path("items");
    }

    private void theClockShows(String now) {
        answer(management().post(null, "/actuator/clock", Map.of("now", now)), 200);
    }
}
