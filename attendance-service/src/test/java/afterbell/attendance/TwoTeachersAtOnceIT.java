package afterbell.attendance;

import static afterbell.testing.Api.answer;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import tools.jackson.databind.JsonNode;

import afterbell.testing.Facts;
import afterbell.testing.Tokens;

/** R31: one of them is first, the other is told, and the register says what the first has said. */
class TwoTeachersAtOnceIT extends RunningAttendance {
    private static final List<String> MARKS = List.of("PRESENT", "ABSENT_SICK");

    @Test
    void oneIsFirstAndTheOtherIsTold() throws Exception {
        var pupils = givenGroup(SCHOOL, 5);
        for (LocalDate day = DAY; day.isBefore(DAY.plusDays(8)); day = day.plusDays(1)) {
            var answers = bothCall(pupils, day);

            var statuses = answers.stream().map(it -> it.getStatus().value()).sorted().toList();
            assertThat(statuses).isIn(List.of(200, 409), List.of(200, 428));
            var first = answers.stream().filter(it -> it.getStatus().value() == 200).findFirst().orElseThrow();
            var stored = answer(api().get(Tokens.of("teacher-1"), path(pupils.groupId(), day)), 200);
            assertThat(stored).isEqualTo(first.getResponseBody());
            assertThat(stored.path("version").asInt()).isEqualTo(1);
        }
        for (LocalDate day = DAY; day.isBefore(DAY.plusDays(8)); day = day.plusDays(1)) {
            String register = registerId(pupils.groupId(), day);
            await().atMost(15, SECONDS).until(() -> Facts.about(REGISTERS, register).size() == 1);
        }
    }

    private List<EntityExchangeResult<JsonNode>> bothCall(Pupils pupils, LocalDate day)
            throws InterruptedException, ExecutionException {
        var together = new CyclicBarrier(MARKS.size());
        String token = Tokens.of("teacher-1");
        try (var teachers = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = MARKS.stream().map(presence -> teachers.submit(() -> {
                together.await(10, SECONDS);
                return call(token, pupils.groupId(), day, pupils.marked(presence)).returnResult(JsonNode.class);
            })).toList();
            return List.of(calls.get(0).get(), calls.get(1).get());
        }
    }
}
