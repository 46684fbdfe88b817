package afterbell.funding;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

import afterbell.contracts.attendance.duty.v1.DutyServed;
import afterbell.contracts.attendance.duty.v1.Slot;
import afterbell.contracts.enrollment.semester.v1.ServedRule;
import afterbell.testing.Facts;
import afterbell.testing.Tokens;

/** R18, R19, R21: from duty minutes to fees paid and a statement filed. */
class LabourStatementsIT extends RunningFunding {
    private static final String MONTH = "2015-09";
    private static final LocalDate FIRST = LocalDate.of(2015, 9, 1);

    @BeforeEach
    void theSemesterIsKnown() {
        semester("2015-autumn", FIRST, 140, ServedRule.DISTINCT_SERVED, 1);
    }

    @Test
    void classHoursServedArePaidAndFiledOnce() {
        String school = unique("s");
        String admin = token("school-admin", school);
        served(school, "li-" + school, FIRST, Slot.AFTERNOON, 130, 1);
        served(school, "li-" + school, FIRST, Slot.NOON, 130, 2);
        served(school, "wang-" + school, FIRST, Slot.AFTERNOON, 50, 1);
        served(school, "wang-" + school, FIRST.plusDays(1), Slot.AFTERNOON, 130, 2);
        served(school, "wang-" + school, FIRST.plusDays(1), Slot.AFTERNOON, 100, 3);
        served(school, "wang-" + school, FIRST.plusDays(1), Slot.AFTERNOON, 130, 2);
        // 2015-09-05 is a Saturday
        served(school, "wang-" + school, LocalDate.of(2015, 9, 5), Slot.AFTERNOON, 130, 4);
        served(school, "zhao-" + school, FIRST, Slot.AFTERNOON, 90, 1);
        arrived(school, 3);

        JsonNode draft = statement("hr-bureau", school);
        assertThat(draft.path("state").asString()).isEqualTo("DRAFT");
        assertThat(draft.path("classHours").asInt()).isEqualTo(2 + 3 + 2);
        assertThat(draft.path("workers").get(1).path("minutes").asInt()).isEqualTo(150);
        refusal(file(admin, school, List.of()), 422, "funding.insufficient-funds");
        assertThat(statement("hr-bureau", school).path("state").asString()).isEqualTo("DRAFT");
        answer(api().post(Tokens.of("fin-bureau"), "/api/funding/v1/schools/" + school + "/ledger/receipts",
                Map.of("entryId", "r-1", "source", "CITY_FINANCE", "amountFen", 100_000, "bookedOn", "2015-09-01")),
                201);
        refusal(file(admin, school, List.of("nobody")), 422, "funding.worker-not-on-statement");

        JsonNode filed = answer(file(admin, school, List.of("zhao-" + school)), 200);
        assertThat(answer(file(admin, school, List.of("zhao-" + school)), 200)).isEqualTo(filed);
        assertThat(filed.path("workersPaid").asInt()).isEqualTo(2);
        assertThat(filed.path("classHours").asInt()).isEqualTo(5);
        assertThat(filed.path("amountFen").asLong()).isEqualTo(30_000);
        JsonNode other = refusal(file(admin, school, List.of()), 409, "funding.statement-filed");
        assertThat(other.path("rule").asString()).isEqualTo("R21");
        served(school, "li-" + school, FIRST.plusDays(2), Slot.AFTERNOON, 130, 9);
        arrived(school, 3);

        assertThat(statement("edu-bureau", school)).isEqualTo(filed);
        JsonNode entries = answer(api().get(Tokens.of("fin-bureau"),
                "/api/funding/v1/schools/" + school + "/ledger/entries"), 200).path("items");
        assertThat(entries.get(1).path("entryId").asString()).isEqualTo("labour:2015-09");
        assertThat(entries.get(1).path("debitAccount").asString()).isEqualTo("spent:LABOUR_FEES:CITY_FINANCE");
        assertThat(entries.get(1).path("amountFen").asLong()).isEqualTo(30_000);
        assertThat(entries.get(1).path("bookedOn").asString()).isEqualTo("2015-09-30");
        assertThat(Facts.about("funding.labour.v1", school + ":" + MONTH)).hasSize(1)
                .allSatisfy(it -> assertThat(it.violations()).isEmpty());
    }

    @Test
    void aMonthWithoutServiceIsFiledWithoutMoney() {
        String school = unique("s");
        JsonNode filed = answer(file(token("school-admin", school), school, List.of()), 200);

        assertThat(filed.path("state").asString()).isEqualTo("FILED");
        assertThat(filed.path("amountFen").asLong()).isZero();
    }

    @Test
    void aDayWhoseSemesterIsNotSetHasNoRate() {
        String school = unique("s");
        served(school, "li-" + school, LocalDate.of(2014, 9, 1), Slot.AFTERNOON, 130, 1);
        await().atMost(60, SECONDS)
                .untilAsserted(() -> refusal(api().get(Tokens.of("hr-bureau"), path(school, "2014-09")), 409,
                        "funding.semester-of-duty-unknown"));
    }

    @Test
    void beforeTheMonthIsOverOrByOthersNothingIsFiled() {
        String school = unique("s");
        String admin = token("school-admin", school);
        refusal(api().post(admin, path(school, "2098-09"), Map.of("requiredWorkIncomplete", List.of())), 409,
                "funding.month-not-over");
        refusal(api().post(admin, path(school, "2015-13"), Map.of("requiredWorkIncomplete", List.of())), 400,
                "validation-failed");
        for (var user : List.of("hr-bureau", "edu-bureau", "fin-bureau", "teacher-1")) {
            refusal(file(Tokens.of(user), school, List.of()), 403, "forbidden");
        }
        refusal(file(Tokens.of("admin-1"), school, List.of()), 403, "out-of-scope");
        refusal(api().get(Tokens.of("admin-1"), path(school, MONTH)), 403, "out-of-scope");
        refusal(api().get(Tokens.of("teacher-1"), path(school, MONTH)), 403, "forbidden");
    }

    private static void served(String school, String worker, LocalDate day, Slot slot, int minutes, long sequence) {
        Facts.publish(worker, school + ":" + day + ":" + slot, sequence,
                new DutyServed(worker, school, day, slot, minutes));
    }

    /** A marker of every partition has come through. */
    private void arrived(String school, int workers) {
        String marker = unique("m");
        var markers = IntStream.range(0, 64).mapToObj(i -> marker + i).toList();
        markers.forEach(it -> served(marker, it, LocalDate.of(2015, 9, 7), Slot.AFTERNOON, 45, 1));
        await().atMost(60, SECONDS)
                .until(() -> statement("hr-bureau", marker).path("workers").size() == markers.size());
        assertThat(statement("hr-bureau", school).path("workers")).hasSize(workers);
    }

    private JsonNode statement(String who, String school) {
        return answer(api().get(Tokens.of(who), path(school, MONTH)), 200);
    }

    private ResponseSpec file(String token, String school, List<String> excluded) {
        return api().post(token, path(school, MONTH), Map.of("requiredWorkIncomplete", excluded));
    }

    private static String path(String school, String month) {
        return "/api/funding/v1/schools/" + school + "/labour-statements/" + month;
    }
}
