package afterbell.staffing;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import afterbell.testing.Tokens;

/** R5: one person is one worker in the whole city. */
class JoiningSchoolsIT extends RunningStaffing {

    @Test
    void aPersonIsTheSameWorkerInEverySchoolHoweverOftenEntered() {
        String one = newSchool();
        String other = newSchool();
        var person = List.of(person(newCitizenId(), "李老师", "SCHOOL_STAFF"));

        var first = answer(join(admin(), one, person), 200).path("items").get(0);
        var again = answer(join(admin(), one, person), 200).path("items").get(0);
        var elsewhere = answer(join(admin(), other, person), 200).path("items").get(0);

        assertThat(first.path("status").asInt()).isEqualTo(201);
        assertThat(again.path("status").asInt()).isEqualTo(200);
        assertThat(elsewhere.path("status").asInt()).isEqualTo(201);
        assertThat(List.of(again.path("workerId"), elsewhere.path("workerId"))).containsOnly(first.path("workerId"));
        var worker = answer(api().get(admin(), STAFFING + "/workers/" + first.path("workerId").asString()), 200);
        assertThat(worker.path("standing").asString()).isEqualTo("NOT_CLEARED");
        assertThat(worker.path("version").asInt()).isEqualTo(2);
        assertThat(worker.toString()).doesNotContain(person.getFirst().get("citizenId").toString());
    }

    @Test
    void schoolsThatEnterAPersonAtOnceEnterOneWorker() throws Exception {
        var schools = IntStream.range(0, 4).mapToObj(_ -> newSchool()).toList();
        var person = List.of(person(newCitizenId(), "李老师", "VOLUNTEER"));
        String token = admin();
        var together = new CyclicBarrier(schools.size());
        try (var offices = Executors.newVirtualThreadPerTaskExecutor()) {
            var joined = schools.stream().map(school -> offices.submit(() -> {
                together.await();
                return answer(join(token, school, person), 200).path("items").get(0);
            })).toList();
            String workerId = joined.getFirst().get().path("workerId").asString();
            for (var item : joined) {
                assertThat(item.get().path("status").asInt()).isEqualTo(201);
                assertThat(item.get().path("workerId").asString()).isEqualTo(workerId);
            }
        }
        for (var school : schools) {
            assertThat(answer(workersOf(school), 200).path("items").size()).isEqualTo(1);
        }
    }

    @Test
    void aBatchAnswersForEachPerson() {
        String school = newSchool();
        String known = newCitizenId();
        givenPerson(known, "VOLUNTEER", school);

        var items = answer(join(admin(), school, List.of(person(newCitizenId(), "甲", "PARENT"),
                person("11010519491231002Y", "乙", "PARENT"), person("110105194912310021", "丙", "PARENT"),
                person(known, "丁", "EXTERNAL_TEACHER"), person(known, "丁", "VOLUNTEER"))), 200).path("items");

        assertThat(statuses(items)).containsExactly(201, 422, 422, 409, 200);
        assertThat(items.get(1).path("code").asString()).isEqualTo("staffing.citizen-id-invalid");
        assertThat(items.get(3).path("code").asString()).isEqualTo("staffing.kind-differs");
        assertThat(items.get(3).path("rule").asString()).isEqualTo("R24");
    }

    @Test
    void namesAreReadByTheSchoolAndTheBureauAndThatIsKept() {
        String school = newSchool();
        String workerId = givenWorker("VOLUNTEER", school);

        var listed = answer(workersOf(school), 200).path("items");
        assertThat(listed.get(0).path("name").asString()).isEqualTo("李老师");
        answer(api().get(Tokens.of("edu-bureau"), STAFFING + "/workers/" + workerId), 200);

        var ofSchool = audit(school);
        assertThat(ofSchool).contains("worker.names").doesNotContain("李老师");
        assertThat(audit(workerId)).contains("worker.joined", "worker.name", "R5").doesNotContain("李老师");
    }

    @Test
    void isTheSchoolsOwnAffair() {
        String school = newSchool();
        String workerId = givenWorker("VOLUNTEER", school);
        var people = List.of(person(newCitizenId(), "李老师", "VOLUNTEER"));

        refusal(join(Tokens.of("admin-2"), school, people), 403, "out-of-scope");
        refusal(api().get(Tokens.of("admin-2"), STAFFING + "/workers/" + workerId), 403, "out-of-scope");
        refusal(api().get(Tokens.of("admin-2"), STAFFING + "/schools/" + school + "/workers"), 403, "out-of-scope");
        for (var user : List.of("edu-bureau", "teacher-1", "guard-1", "guardian-1", "hr-bureau")) {
            refusal(join(Tokens.of(user), school, people), 403, "forbidden");
        }
        refusal(api().get(Tokens.of("teacher-1"), STAFFING + "/workers/" + workerId), 403, "forbidden");
        refusal(join(null, school, people), 401, "unauthenticated");
        refusal(api().get(admin(), STAFFING + "/workers/nobody"), 404, "staffing.worker-unknown");
        refusal(join(admin(), school, List.of(Map.of("citizenId", newCitizenId(), "name", " ", "kind", "PARENT"))),
                400, "validation-failed");
    }

    private ResponseSpec workersOf(String school) {
        return api().get(admin(), STAFFING + "/schools/" + school + "/workers");
    }

    private String audit(String subject) {
        return answer(api().get(Tokens.of("edu-bureau"), STAFFING + "/audit?subjectId=" + subject), 200).toString();
    }
}
