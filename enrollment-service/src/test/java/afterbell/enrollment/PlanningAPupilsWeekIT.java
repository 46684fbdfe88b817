package afterbell.enrollment;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import afterbell.testing.TestUsers;
import afterbell.testing.Tokens;

/** R2, R6: weekdays and leave of a place. */
class PlanningAPupilsWeekIT extends RunningIntake {
    private static final String API = "/api/enrollment/v1/pupils/";

    private String semester = "";
    private String pupilId = "";
    private String guardian = "";

    @BeforeEach
    void aPupilHoldsAPlace() {
        String group = givenGroup();
        semester = unique("now");
        setSemester(semester, today().minusDays(30).toString(), today().plusDays(150).toString())
                .expectStatus()
                .isOk();
        givenPlanOf(SCHOOL, semester, group);
        pupilId = givenPupils(SCHOOL, 1).getFirst();
        guardian = Tokens.of(givenGuardian(SCHOOL, pupilId));
        applied(SCHOOL, semester, pupilId, Map.of());
        answer(admit(Tokens.of("admin-1"), SCHOOL, semester, today().toString(), Map.of(group, 10)), 200);
    }

    @Test
    void theFamilyChoosesWeekdaysAndTheChangeIsTold() {
        var monday = today().plusDays(7);
        var changed = answer(comeOn(guardian, monday, "MONDAY", "THURSDAY"), 200);

        assertThat(changed.path("weeks")).hasSize(2);
        var told = published(PLACES, pupilId, 2);
        assertThat(told).allMatch(it -> it.violations().isEmpty());
        assertThat(told.getFirst().json().path("semesterId").asString()).isEqualTo(semester);
        assertThat(told.getLast().json().path("weekdays").valueStream().map(it -> it.asString()))
                .containsExactly("MONDAY", "THURSDAY");
        answer(comeOn(guardian, monday, "THURSDAY", "MONDAY"), 200);
        assertThat(published(PLACES, pupilId, 2)).hasSize(2);
    }

    @Test
    void theFamilyTakesLeaveAndComesBackEarly() {
        var first = today().plusDays(3);
        var leave = answer(takeLeave(guardian, first, first.plusDays(4)), 200);
        var again = answer(takeLeave(guardian, first, first.plusDays(4)), 200);
        var back = answer(api().post(guardian, API + pupilId + "/leaves/" + leave.path("leaveId").asString()
                + "/return", Map.of("on", first.plusDays(1).toString())), 200);

        assertThat(again).isEqualTo(leave);
        assertThat(back.path("until").asString()).isEqualTo(first.plusDays(1).toString());
        var told = published(PLACES, pupilId, 3);
        assertThat(told).allMatch(it -> it.violations().isEmpty());
        assertThat(told.getLast().json().path("until").asString()).isEqualTo(first.plusDays(1).toString());
        var place = answer(api().get(guardian, API + pupilId + "/places"), 200).path("items").get(0);
        assertThat(place.path("leaves")).hasSize(1);
    }

    @Test
    void whatHasPassedOrLiesOutsideIsNotPlanned() {
        var yesterday = today().minusDays(1);

        refusal(takeLeave(guardian, yesterday, today()), 422, "enrollment.day-past");
        refusal(takeLeave(guardian, today().plusDays(2), today().plusDays(1)), 422, "enrollment.leave-backwards");
        refusal(comeOn(guardian, yesterday, "MONDAY"), 422, "enrollment.day-past");
        refusal(comeOn(guardian, today().plusYears(2), "MONDAY"), 422, "enrollment.place-outside-semester");
        refusal(comeOn(guardian, today(), "SUNDAY"), 422, "enrollment.weekdays-invalid");
        answer(takeLeave(guardian, today(), today().plusDays(1)), 200);
        refusal(takeLeave(guardian, today().plusDays(1), today().plusDays(2)), 409, "enrollment.leave-overlaps");
        refusal(api().post(guardian, API + pupilId + "/leaves/none/return", Map.of("on", today().toString())), 404,
                "enrollment.leave-unknown");
    }

    @Test
    void nobodyElsePlansIt() {
        var stranger = Tokens.of(TestUsers.with(List.of("guardian"), List.of()));

        refusal(takeLeave(stranger, today(), today()), 403, "enrollment.not-a-guardian");
        refusal(comeOn(Tokens.of("admin-2"), today(), "MONDAY"), 403, "out-of-scope");
        refusal(api().get(stranger, API + pupilId + "/places"), 403, "enrollment.not-a-guardian");
        answer(takeLeave(Tokens.of("admin-1"), today(), today()), 200);
    }

    private static LocalDate today() {
        return City.today(Clock.systemUTC());
    }

    private ResponseSpec comeOn(String token, LocalDate from, String... weekdays) {
        return api().put(token, API + pupilId + "/places/" + semester + "/AFTERNOON/weekdays",
                Map.of("from", from.toString(), "weekdays", List.of(weekdays)));
    }

    private ResponseSpec takeLeave(String token, LocalDate first, LocalDate last) {
        return api().post(token, API + pupilId + "/places/" + semester + "/AFTERNOON/leaves",
                Map.of("first", first.toString(), "last", last.toString()));
    }
}
