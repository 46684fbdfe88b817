package afterbell.staffing;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import afterbell.contracts.enrollment.calendar.v1.SemesterDays;
import afterbell.contracts.enrollment.calendar.v1.ServiceDaysSet;
import afterbell.contracts.enrollment.place.v1.PlaceGranted;
import afterbell.contracts.enrollment.place.v1.Slot;
import afterbell.testing.Facts;
import afterbell.testing.Tokens;

/** R20. */
class PredictingShortfallsIT extends RunningStaffing {
    @Autowired
    private City city;

    @Test
    void aShortfallIsToldOnceAndThatItIsOver() {
        String school = newSchool();
        LocalDate today = city.today();
        var days = List.of(today.plusDays(1), today.plusDays(2));
        Facts.publish(school, school, 1, new ServiceDaysSet(school, List.of(new SemesterDays("coming", days))));
        IntStream.range(0, 3)
                .mapToObj(_ -> UUID.randomUUID().toString())
                .forEach(pupil -> Facts.publish(pupil, pupil, 1,
                        new PlaceGranted(pupil, school, school + "-g0", Slot.AFTERNOON, today, "coming", null)));
        String worker = givenWorker("SCHOOL_STAFF", school);
        answer(check(admin(), worker, today, "CLEAR", "ref-1"), 200);

        await().atMost(20, SECONDS).untilAsserted(() -> assertThat(shortfalls(school).size()).isEqualTo(2));
        var predicted = published(ROTA, school + ":staff", "staff-shortfall-predicted").getFirst();
        assertThat(predicted.violations()).isEmpty();
        assertThat(predicted.key()).isEqualTo(school);
        assertThat(onDay(days.getFirst())).contains(school);

        assigned(school, List.of(duty(worker, days.getFirst(), "AFTERNOON")));
        var over = published(ROTA, school + ":staff", "staff-shortfall-over").getFirst();

        assertThat(over.violations()).isEmpty();
        assertThat(over.json().path("slots").toString())
                .isEqualTo("[{\"serviceDate\":\"" + days.getFirst() + "\",\"slot\":\"AFTERNOON\"}]");
        assertThat(shortfalls(school).valueStream().map(it -> it.path("date").asString()))
                .containsExactly(days.getLast().toString());
        assertThat(onDay(days.getFirst())).doesNotContain(school);
        refusal(api().get(admin(), STAFFING + "/shortfalls?date=" + today), 403, "forbidden");
    }

    private JsonNode shortfalls(String school) {
        return answer(api().get(admin(), STAFFING + "/schools/" + school + "/staff-alerts"), 200).path("shortfalls");
    }

    private List<String> onDay(LocalDate day) {
        return answer(api().get(Tokens.of("edu-bureau"), STAFFING + "/shortfalls?date=" + day), 200).path("items")
                .valueStream()
                .map(it -> it.path("schoolId").asString())
                .toList();
    }
}
