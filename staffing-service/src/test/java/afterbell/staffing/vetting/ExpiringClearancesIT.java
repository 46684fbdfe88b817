package afterbell.staffing.vetting;

import static afterbell.testing.Api.answer;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import afterbell.staffing.RunningStaffing;

/** R25: a record check stays good for a year. */
class ExpiringClearancesIT extends RunningStaffing {
    @Autowired
    private LapsingClearances lapsingClearances;

    @Test
    void whatHasRunOutIsToldOnceAndItsOwnDaysStayCovered() {
        String school = newSchool();
        givenSeptember(school);
        String worker = givenCleared(school);

        lapsingClearances.lapse();
        lapsingClearances.lapse();

        var told = published(WORKERS, worker, "clearance-expired");
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().violations()).isEmpty();
        assertThat(told.getFirst().json().at("/worker/standing").asString()).isEqualTo("NOT_CLEARED");
        assertThat(told.getFirst().json().at("/worker/clearedUntil").asString()).isEqualTo("2022-08-16");
        var late = assigned(school, List.of(duty(worker, DAY, "AFTERNOON")));
        assertThat(late.at("/items/0/status").asInt()).isEqualTo(201);
        var renewed = answer(check(admin(), worker, CHECKED.plusDays(300), "CLEAR", "ref-2"), 200);
        assertThat(renewed.path("clearedFrom").asString()).isEqualTo("2021-08-16");
    }
}
