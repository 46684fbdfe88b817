package afterbell.attendance;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.util.LinkedMultiValueMap;

import afterbell.attendance.retention.ForgettingWords;
import afterbell.testing.Tokens;

/** R28. */
class SafetyChecksIT extends RunningAttendance {
    private static final byte[] PHOTO = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 1, 2, 3, 4};

    @LocalServerPort
    private int port;
    @Autowired
    private ForgettingWords forgetting;

    private static Map<String, Object> fire(int days) {
        return Map.of("at", at(RECENT, "10:00"), "area", "FIRE", "passed",
                List.of("ALARM_WORKS", "ESCAPE_ROUTES_LIT", "DRILL_HELD"), "findings",
                List.of(Map.of("point", "EXTINGUISHERS_VALID", "text", "灭火器过期", "due",
                        RECENT.plusDays(days).toString())));
    }

    private ResponseSpec upload(OwnSchool school, String check, byte[] file) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("file", new ByteArrayResource(file) {
            @Override
            public String getFilename() {
                return "photo";
            }
        });
        return RestTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .build()
                .post()
                .uri(check + "/photos")
                .headers(all -> all.setBearerAuth(school.token()))
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(parts)
                .exchange();
    }

    @Test
    void aFindingIsOverdueUntilItIsPutRightAndBothAreTold() {
        var school = givenSchool();
        String checks = school.path() + "/safety-checks";
        for (int again = 0; again < 2; again++) {
            answer(api().put(school.token(), checks + "/c-1", fire(2)), 200);
        }
        assertThat(answer(api().get(school.token(), checks + "/overdue?date=" + RECENT.plusDays(2)), 200).path("items"))
                .isEmpty();
        assertThat(valuesOf(
                answer(api().get(school.token(), checks + "/overdue?date=" + RECENT.plusDays(3)), 200).path("items"),
                "checkId")).containsExactly("c-1");
        assertThat(valuesOf(answer(api().get(Tokens.of("edu-bureau"),
                "/api/attendance/v1/safety-checks/overdue?limit=1000&date=" + RECENT.plusDays(3)), 200).path("items"),
                "schoolId"))
                .contains(school.id());

        for (int again = 0; again < 2; again++) {
            answer(api().post(school.token(), checks + "/c-1/findings/EXTINGUISHERS_VALID/fix",
                    Map.of("at", at(RECENT.plusDays(3), "10:00"))), 200);
        }

        assertThat(
                answer(api().get(school.token(), checks + "/overdue?date=" + RECENT.plusDays(20)), 200).path("items"))
                .isEmpty();
        var read = answer(api().get(school.token(), checks + "/c-1"), 200).path("findings").get(0);
        assertThat(read.path("text").asString()).isEqualTo("灭火器过期");
        assertThat(read.path("late").asBoolean()).isTrue();
        var facts = published("attendance.safety.v1", school.id() + ":c-1", 2);
        assertThat(facts).hasSize(2).allSatisfy(fact -> assertThat(fact.violations()).isEmpty());
    }

    @Test
    void overduePagesAreWithoutGapsOrRepeats() {
        var school = givenSchool();
        String checks = school.path() + "/safety-checks";
        answer(api().put(school.token(), checks + "/a", fire(4)), 200);
        answer(api().put(school.token(), checks + "/b", fire(2)), 200);
        answer(api().put(school.token(), checks + "/c", fire(2)), 200);

        var first = answer(api().get(school.token(), checks + "/overdue?limit=2&date="
                + RECENT.plusDays(20)), 200);
        var second = answer(api().get(school.token(), checks + "/overdue?limit=2&date="
                + RECENT.plusDays(20) + "&cursor="
                + first.path("next").asString()), 200);

        assertThat(valuesOf(first.path("items"), "checkId")).containsExactly("b", "c");
        assertThat(valuesOf(second.path("items"), "checkId")).containsExactly("a");
    }

    @Test
    void everyPointOfTheAreaIsAnswered() {
        var school = givenSchool();

        assertThat(answer(api().get(school.token(), "/api/attendance/v1/safety-checklists"), 200).path("items"))
                .hasSize(4);
        refusal(api().put(school.token(), school.path() + "/safety-checks/c-1",
                with(fire(2), "passed", List.of("ALARM_WORKS"))), 422, "attendance.checklist-incomplete");
    }

    @Test
    void photosAreKeptOnceAndForgottenAfterThreeYears() {
        var school = givenSchool();
        String check = school.path() + "/safety-checks/c-1";
        answer(api().put(school.token(), check, fire(2)), 200);
        var photo = answer(upload(school, check, PHOTO), 201).path("photoId").asString();
        assertThat(answer(upload(school, check, PHOTO), 201).path("photoId").asString()).isEqualTo(photo);
        refusal(upload(school, check, "%PDF-1.7 no photo".getBytes(StandardCharsets.US_ASCII)), 422,
                "attendance.photo-type-unknown");

        assertThat(valuesOf(answer(api().get(school.token(), check), 200).path("photos"), "photoId"))
                .containsExactly(photo);
        assertThat(api().get(school.token(), check + "/photos/" + photo)
                .expectStatus()
                .isOk()
                .returnResult(byte[].class)
                .getResponseBody()).isEqualTo(PHOTO);

        forgetting.forgetOld(RECENT.plusYears(3).plusDays(1));

        refusal(api().get(school.token(), check + "/photos/" + photo), 404, "attendance.photo-unknown");
        var forgotten = answer(api().get(school.token(), check), 200);
        assertThat(forgotten.path("findings").get(0).has("text")).isFalse();
        assertThat(forgotten.path("due").asString()).isEqualTo(RECENT.plusDays(2).toString());
    }
}
