package afterbell.attendance;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import afterbell.testing.Tokens;

/** R29. */
class BadWeatherIT extends RunningAttendance {

    @Test
    void putsEveryOutdoorOfferingOnItsArrangementAndTellsItOnce() {
        var school = givenSchool();
        givenSession(school, DAY);
        var storm = Map.of("weather", "STORM", "at", at(DAY, "13:00"));

        for (var token : List.of(school.token(), Tokens.of("edu-bureau"))) {
            var arranged = answer(api().post(token, school.path() + "/bad-weather/" + DAY, storm), 200);
            assertThat(valuesOf(arranged.path("arrangements"), "offeringId")).containsExactly("football");
            assertThat(valuesOf(arranged.path("arrangements"), "badWeather")).containsExactly("MOVE_INDOORS");
        }
        var facts = published("attendance.safety.v1", school.id() + ":" + DAY, 1);
        assertThat(facts).hasSize(1);
        assertThat(facts.getFirst().violations()).isEmpty();
        assertThat(answer(api().get(school.token(), school.session(DAY)), 200).path("weather")
                .path("weather")
                .asString()).isEqualTo("STORM");
    }

    @Test
    void theLatestHoldsWhenTheWeatherTurns() {
        var school = givenSchool();
        givenSession(school, DAY);
        for (var weather : List.of("RAIN", "WIND")) {
            answer(api().post(school.token(), school.path() + "/bad-weather/" + DAY,
                    Map.of("weather", weather, "at", at(DAY, "13:00"))), 200);
        }

        assertThat(answer(api().get(school.token(), school.session(DAY)), 200).path("weather")
                .path("weather")
                .asString()).isEqualTo("WIND");
    }

    @Test
    void isArrangedForOnServiceDaysAndByTheSchoolOrTheBureau() {
        var school = givenSchool();
        var rain = Map.of("weather", "RAIN", "at", at(HOLIDAY, "13:00"));

        refusal(api().post(school.token(), school.path() + "/bad-weather/" + HOLIDAY, rain), 422,
                "attendance.no-service-day");
        refusal(api().post(Tokens.of("admin-1"), school.path() + "/bad-weather/" + HOLIDAY, rain), 403,
                "out-of-scope");
        refusal(api().post(Tokens.of("teacher-1"), school.path() + "/bad-weather/" + HOLIDAY, rain), 403, "forbidden");
    }

    @Test
    void alertsOfAllKindsComeInPagesWithoutGapsOrRepeats() {
        var school = givenSchool();
        givenGroup(school.id(), 1);
        for (int day = 0; day < 2; day++) {
            var date = DAY.plusDays(day);
            givenSession(school, date);
            for (var weather : List.of("RAIN", "WIND")) {
                answer(api().post(school.token(), school.path() + "/bad-weather/" + date,
                        Map.of("weather", weather, "at", at(date, "13:00"))), 200);
            }
        }
        String list = school.path() + "/alerts?from=" + DAY + "&to=" + DAY.plusDays(1) + "&limit=1";
        var seen = new ArrayList<String>();
        var page = answer(api().get(school.token(), list), 200);
        seen.addAll(kinds(page));
        while (page.has("next")) {
            page = answer(api().get(school.token(), list + "&cursor=" + page.path("next").asString()), 200);
            seen.addAll(kinds(page));
        }

        assertThat(seen).containsExactly("STAFF_FELL_SHORT", "RAIN", "WIND", "STAFF_FELL_SHORT", "RAIN", "WIND");
        refusal(api().get(Tokens.of("guard-1"), list), 403, "out-of-scope");
        refusal(api().get(Tokens.of("guardian-1"), list), 403, "forbidden");
    }

    private static List<String> kinds(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(it -> it.path("weather").asString(it.path("kind").asString()))
                .toList();
    }
}
