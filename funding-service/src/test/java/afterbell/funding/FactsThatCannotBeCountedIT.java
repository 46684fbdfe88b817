package afterbell.funding;

import static afterbell.testing.Api.answer;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import afterbell.testing.Facts;

/** They wait for a person, with their cause, and hold up nobody. */
class FactsThatCannotBeCountedIT extends RunningFunding {

    @Test
    void aDayInNoSemesterIsParked() {
        String school = unique("s");
        publish(called(school, school, LocalDate.of(2021, 8, 20), present("ann", 1)), 1);
        publish(called(school, school, DAY, present("ann", 1)), 1);
        allBeforeIsCounted(school);

        assertThat(total(school, "2021-autumn").path("pupilDays").asInt()).isEqualTo(1);
        var parked = parked(school);
        assertThat(parked).hasSize(1);
        assertThat(parked.getFirst().path("projection").asString()).isEqualTo("served-days");
        assertThat(parked.getFirst().path("topic").asString()).isEqualTo(REGISTERS);
        assertThat(parked.getFirst().path("id").asString()).isEqualTo(school + ":2021-08-20:AFTERNOON#1");
        assertThat(parked.getFirst().path("cause").asString()).contains("2021-08-20 is in no semester");
    }

    @Test
    void aBodyThatDoesNotFitAndAVersionFromTheFutureAreParked() {
        String school = unique("s");
        var headers = Map.of("ce_specversion", "1.0", "ce_id", school + "#1", "ce_source", "/afterbell/by-hand",
                "ce_type", "afterbell.attendance.roll-called.v1", "ce_time", "2021-09-01T00:00:00Z", "ce_sequence",
                "1", "content-type", "application/json");
        Facts.send(REGISTERS, school, headers, "{\"schoolId\": []}");
        Facts.send(REGISTERS, school, Map.of(), "not an event at all");
        publish(called(school, school, DAY, present("ann", 1)), 1,
                Map.of("ce_type", "afterbell.attendance.roll-called.v2"));
        allBeforeIsCounted(school);

        assertThat(parked(school)).extracting(it -> it.path("cause").asString())
                .satisfiesExactly(it -> assertThat(it).contains("Body does not fit"),
                        it -> assertThat(it).contains("Not a CloudEvent"),
                        it -> assertThat(it).contains("Version not known"));
    }

    @Test
    void aKindOfFactThatNobodyHereKnowsIsIgnored() {
        String school = unique("s");
        publish(called(school, school, DAY, present("ann", 1)), 1,
                Map.of("ce_type", "afterbell.attendance.handed-over.v1"));
        allBeforeIsCounted(school);

        assertThat(parked(school)).isEmpty();
        assertThat(total(school, "2021-autumn").path("pupilDays").asInt()).isZero();
    }

    @Test
    void aFieldThatALaterWriterAddsIsTolerated() {
        String school = unique("s");
        var headers = Map.of("ce_specversion", "1.0", "ce_id", school + "#1", "ce_source", "/afterbell/by-hand",
                "ce_type", "afterbell.attendance.roll-called.v1", "ce_time", "2021-09-01T00:00:00Z", "ce_sequence",
                "1", "content-type", "application/json");
        Facts.send(REGISTERS, school, headers, """
            {"schoolId": "%s", "groupId": "%s", "serviceDate": "2021-09-13", "slot": "AFTERNOON", "weather": "rain",
             "entries": [{"pupilId": "ann", "presence": "PRESENT", "revision": 1, "seat": 7}]}"""
                .formatted(school, school));
        allBeforeIsCounted(school);

        assertThat(total(school, "2021-autumn").path("pupilDays").asInt()).isEqualTo(1);
    }

    private List<JsonNode> parked(String school) {
        return answer(management().get(null, "/actuator/parked"), 200).valueStream()
                .filter(it -> it.path("key").asString().equals(school))
                .toList();
    }
}
