package afterbell.attendance;

import static afterbell.testing.Api.answer;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

/** R28, R31: who is here, in one call. */
class EvacuatingIT extends RunningAttendance {
    @Test
    void childrenByWhoLooksAfterThemStaffVisitorsAndWhoWasNotCalledYet() {
        var school = givenSchool();
        var called = givenGroup(school.id(), 2);
        var uncalled = givenGroup(school.id(), 3);
        String teacher = givenWorker(school.id());
        givenSession(school, DAY, teacher);
        answer(api().post(school.token(), path(called.groupId(), DAY) + "/roll-call", called.allPresent(teacher)), 200);
        answer(api().put(school.token(), school.path() + "/visits/v-1",
                Map.of("at", at(RECENT, "16:05"), "purpose", "REPAIR", "name", "张三")), 200);

        var roll = answer(api().get(school.token(), school.path() + "/evacuation-rolls/" + DAY), 200);

        assertThat(roll.path("counts").path("pupils").asInt()).isEqualTo(2);
        assertThat(roll.path("counts").path("uncalled").asInt()).isEqualTo(3);
        assertThat(valuesOf(roll.path("inCare"), "workerId")).containsExactly(teacher);
        assertThat(valuesOf(roll.path("uncalled"), "groupId")).containsExactly(uncalled.groupId());
        assertThat(roll.path("workerIds").get(0).asString()).isEqualTo(teacher);
        assertThat(valuesOf(roll.path("visitors"), "name")).containsExactly("张三");
    }
}
