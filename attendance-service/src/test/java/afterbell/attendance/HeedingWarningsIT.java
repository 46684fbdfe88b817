package afterbell.attendance;

import static afterbell.testing.Api.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import afterbell.attendance.weather.HeedingWarnings;
import afterbell.attendance.weather.WeatherOfficeAway;

/** R29: a warning of the weather office, over HTTP, puts outdoor offerings on their arrangements. */
class HeedingWarningsIT extends RunningAttendance {
    private static final LocalDate WARNED = LocalDate.of(2021, 11, 3);
    private static final SomeWeatherOffice OFFICE = SomeWeatherOffice.OPEN;

    @Autowired
    private HeedingWarnings heeding;

    @AfterEach
    void theOfficeIsQuiet() {
        OFFICE.isQuiet();
    }

    private static void warns(String id, LocalDate date, String weather, String time) {
        OFFICE.answers(200, """
            {"items": [{"warningId": "%s", "date": "%s", "weather": "%s", "at": "%sT%s:00Z"}]}"""
                .formatted(id, date, weather, date, time));
    }

    private String weatherOf(OwnSchool school, LocalDate day) {
        JsonNode session = answer(api().get(school.token(), school.session(day)), 200);
        return session.path("weather").path("weather").asString("");
    }

    @Test
    void switchesEverySchoolWithServiceAndTellsItOnce() {
        var school = givenSchool();
        givenSession(school, WARNED);
        warns(unique("w"), WARNED, "STORM", "03:00");

        heeding.heed(WARNED);
        heeding.heed(WARNED);

        assertThat(weatherOf(school, WARNED)).isEqualTo("STORM");
        assertThat(published("attendance.safety.v1", school.id() + ":" + WARNED, 1)).hasSize(1);
    }

    @Test
    void whatASchoolArrangesByHandAfterwardsHolds() {
        var school = givenSchool();
        var day = WARNED.plusDays(1);
        givenSession(school, day);
        warns(unique("w"), day, "STORM", "03:00");
        heeding.heed(day);

        answer(api().post(school.token(), school.path() + "/bad-weather/" + day,
                Map.of("weather", "RAIN", "at", at(day, "14:00"))), 200);
        heeding.heed(day);

        assertThat(weatherOf(school, day)).isEqualTo("RAIN");
    }

    @Test
    void nothingIsArrangedWithoutService() {
        warns(unique("w"), HOLIDAY, "STORM", "03:00");

        heeding.heed(HOLIDAY);
    }

    @Test
    void anOfficeThatIsAwayOrTalksNonsenseChangesNothing() {
        var school = givenSchool();
        var day = WARNED.plusDays(2);
        givenSession(school, day);

        for (var nonsense : new String[]{"", "{}", "{\"items\": [{\"warningId\": \"w\"}]}", "<html>",
            "{\"items\": [{\"warningId\": \"w\", \"date\": \"2021-11-05\", \"weather\": \"FROGS\", "
                    + "\"at\": \"2021-11-05T03:00:00Z\"}]}"}) {
            OFFICE.answers(200, nonsense);
            assertThatThrownBy(() -> heeding.heed(day)).isInstanceOf(WeatherOfficeAway.class);
        }
        OFFICE.answers(503, "{}");
        assertThatThrownBy(() -> heeding.heed(day)).isInstanceOf(WeatherOfficeAway.class);

        assertThat(weatherOf(school, day)).isEmpty();
    }
}
