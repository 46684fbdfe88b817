package afterbell.enrollment;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import afterbell.testing.Tokens;

/** R6: transfer or leaving ends the place. */
class LeavingASchoolIT extends RunningIntake {

    @Test
    void aTransferKeepsThePupilAndTellsOfTheEndBeforeTheBeginning() {
        String group = givenGroup();
        String semester = givenPlan(group);
        givenSchool(OTHER);
        String otherGroup = unique("g");
        form(Tokens.of("admin-2"), OTHER, otherGroup, "三年级1班").expectStatus().isOk();
        givenPlanOf(OTHER, semester, otherGroup);
        String number = Numbers.pupilNumber();
        String pupilId = rostered(SCHOOL, List.of(pupil(unique("r"), "Ann", number))).get(0).path("pupilId").asString();
        String waiting = givenPupil(SCHOOL);
        String id = applied(SCHOOL, semester, pupilId, Map.of());
        admitted(semester, Map.of(group, 1));
        String next = applied(SCHOOL, semester, waiting, Map.of());
        drawn(semester, Map.of(group, 1));
        admitted(semester, Map.of(group, 1));

        var left = answer(leave(SCHOOL, pupilId, "2021-11-01", "TRANSFERRED"), 200);
        var entered = rostered(OTHER, List.of(pupil(unique("r"), "Ann", number))).get(0);
        applied(OTHER, semester, pupilId, Map.of());
        answer(admit(Tokens.of("admin-2"), OTHER, semester, "2021-11-01", Map.of(otherGroup, 50)), 200);

        assertThat(entered.path("status").asInt()).isEqualTo(201);
        assertThat(entered.path("pupilId").asString()).isEqualTo(pupilId);
        var told = published(PLACES, pupilId, 3);
        assertThat(told).extracting(it -> it.header("ce_type"))
                .containsExactly(
                        "afterbell.enrollment.place-granted.v1", "afterbell.enrollment.place-ended.v1",
                        "afterbell.enrollment.place-granted.v1");
        assertThat(told).allMatch(it -> it.violations().isEmpty());
        assertThat(told.get(1).json().path("reason").asString()).isEqualTo("TRANSFERRED");
        assertThat(told.get(2).json().path("schoolId").asString()).isEqualTo(OTHER);
        assertThat(application(id).path("endReason").asString()).isEqualTo("TRANSFERRED");
        assertThat(application(next).path("from").asString()).isEqualTo("2021-11-01");
        assertThat(answer(leave(SCHOOL, pupilId, "2021-11-01", "TRANSFERRED"), 200)).isEqualTo(left);
        assertThat(published(PLACES, pupilId, 3)).hasSize(3);
    }

    @Test
    void whoIsOffTheRollIsNeitherAppliedForNorAdmitted() {
        String group = givenGroup();
        String semester = givenPlan(group);
        String pupilId = givenPupil(SCHOOL);
        String id = applied(SCHOOL, semester, pupilId, Map.of());

        answer(leave(SCHOOL, pupilId, "2021-10-01", "LEFT_SCHOOL"), 200);

        assertThat(state(id)).isEqualTo("WITHDRAWN");
        refusal(apply(Tokens.of("admin-1"), SCHOOL, semester, pupilId, Map.of()), 422, "enrollment.not-on-roll");
        assertThat(admitted(semester, Map.of(group, 50)).path("items").size()).isZero();
    }

    @Test
    void isEnteredByTheSchoolThatHasThePupil() {
        givenSchool(SCHOOL);
        givenSchool(OTHER);
        String pupilId = givenPupil(SCHOOL);

        refusal(leave(OTHER, pupilId, "2021-11-01", "TRANSFERRED"), 422, "enrollment.not-on-roll");
        refusal(api().post(Tokens.of("admin-2"), SCHOOLS + "/" + SCHOOL + "/pupils/" + pupilId + "/leave",
                Map.of("on", "2021-11-01", "reason", "TRANSFERRED")), 403, "out-of-scope");
        refusal(leave(SCHOOL, pupilId, "2999-01-01", "TRANSFERRED"), 422, "enrollment.day-to-come");
        refusal(leave(SCHOOL, unique("nobody"), "2021-11-01", "TRANSFERRED"), 404, "enrollment.pupil-unknown");
    }
}
