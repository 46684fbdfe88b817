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
        assertThat(draft.path("outsidePerformancePay").asBoolean()).isTrue();
        String deputy = token("school-admin", school);
        refusal(pay(admin, school, ""), 409, "funding.statement-not-approved");
        answer(submit(admin, school, "", List.of()), 200);
        answer(api().post(deputy, path(school, MONTH) + "/return", Map.of("reason", "zhao?")), 200);
        assertThat(statement("hr-bureau", school).path("returnedBecause").asString()).isEqualTo("zhao?");
        refusal(approve(deputy, school, ""), 409, "funding.statement-not-submitted");
        refusal(submit(admin, school, "", List.of("nobody")), 422, "funding.worker-not-on-statement");
        assertThat(answer(submit(admin, school, "", List.of("zhao-" + school)), 200).path("state").asString())
                .isEqualTo("SUBMITTED");
        JsonNode alone = refusal(approve(admin, school, ""), 409, "funding.statement-second-person-needed");
        assertThat(alone.path("rule").asString()).isEqualTo("R15");
        assertThat(answer(approve(deputy, school, ""), 200).path("state").asString()).isEqualTo("APPROVED");
        refusal(pay(admin, school, ""), 422, "funding.insufficient-funds");
        assertThat(statement("hr-bureau", school).path("state").asString()).isEqualTo("APPROVED");
        answer(api().post(Tokens.of("fin-bureau"), "/api/funding/v1/schools/" + school + "/ledger/receipts",
                Map.of("entryId", "r-1", "source", "CITY_FINANCE", "amountFen", 100_000, "bookedOn", "2015-09-01")),
                201);

        JsonNode filed = answer(pay(admin, school, ""), 200);
        assertThat(answer(pay(admin, school, ""), 200)).isEqualTo(filed);
        assertThat(filed.path("workersPaid").asInt()).isEqualTo(2);
        assertThat(filed.path("classHours").asInt()).isEqualTo(5);
        assertThat(filed.path("amountFen").asLong()).isEqualTo(30_000);
        JsonNode other = refusal(submit(admin, school, "", List.of()), 409, "funding.statement-approved");
        assertThat(other.path("rule").asString()).isEqualTo("R21");
        refusal(submit(admin, school, "-s1", List.of()), 409, "funding.nothing-to-supplement");
        refusal(submit(admin, school, "-s2", List.of()), 409, "funding.statement-before-not-filed");
        served(school, "li-" + school, FIRST.plusDays(2), Slot.AFTERNOON, 130, 9);
        served(school, "wang-" + school, FIRST, Slot.AFTERNOON, 40, 9);
        served(school, "zhao-" + school, FIRST.plusDays(2), Slot.AFTERNOON, 130, 9);
        arrived(school, 3);

        JsonNode due = statement("edu-bureau", school);
        assertThat(due.path("amountFen").asLong()).isEqualTo(30_000);
        assertThat(due.path("due").path("statementId").asString()).isEqualTo(MONTH + "-s1");
        assertThat(due.path("due").path("amountFen").asLong()).isEqualTo(12_000 - 6_000);
        answer(submit(admin, school, "-s1", List.of()), 200);
        answer(approve(deputy, school, "-s1"), 200);
        JsonNode supplement = answer(pay(admin, school, "-s1"), 200);
        assertThat(supplement.path("classHours").asInt()).isEqualTo(2 - 1);
        assertThat(statement("edu-bureau", school).has("due")).isFalse();

        JsonNode entries = answer(api().get(Tokens.of("fin-bureau"),
                "/api/funding/v1/schools/" + school + "/ledger/entries"), 200).path("items");
        assertThat(entries.get(1).path("entryId").asString()).isEqualTo("labour:2015-09");
        assertThat(entries.get(1).path("debitAccount").asString()).isEqualTo("spent:LABOUR_FEES:CITY_FINANCE");
        assertThat(entries.get(1).path("amountFen").asLong()).isEqualTo(30_000);
        assertThat(entries.get(1).path("bookedOn").asString()).isEqualTo("2015-10-15");
        assertThat(entries.get(2).path("entryId").asString()).isEqualTo("labour:2015-09:1");
        for (String id : List.of(school + ":" + MONTH, school + ":" + MONTH + ":1")) {
            assertThat(Facts.about("funding.labour.v1", id)).hasSize(1)
                    .allSatisfy(it -> assertThat(it.violations()).isEmpty());
        }
        JsonNode ofMonth = answer(api().get(Tokens.of("hr-bureau"),
                "/api/funding/v1/labour-statements?month=" + MONTH + "&limit=1000"), 200).path("items");
        assertThat(ofMonth.valueStream().filter(it -> it.path("schoolId").asString().equals(school)))
                .extracting(it -> it.path("statementId").asString())
                .containsExactly(MONTH, MONTH + "-s1");
    }

    @Test
    void aRateHoldsForMonthsToCome() {
        String school = unique("s");
        answer(submit(token("school-admin", school), school, "", List.of()), 200);
        String rates = "/api/funding/v1/labour-rates";
        JsonNode refused = refusal(api().post(Tokens.of("hr-bureau"), rates,
                Map.of("from", "2015-09-30", "rateFen", 7_000, "basis", "1")), 409, "funding.rate-retroactive");
        assertThat(refused.path("rule").asString()).isEqualTo("R18");
        refusal(api().post(Tokens.of("admin-1"), rates, Map.of("from", "2097-09-01", "rateFen", 7_000, "basis", "1")),
                403, "forbidden");

        for (long fen : List.of(7_000L, 8_000L, 8_000L)) {
            answer(api().post(Tokens.of("hr-bureau"), rates,
                    Map.of("from", "2097-09-01", "rateFen", fen, "basis", "1")), 200);
        }
        assertThat(answer(api().get(Tokens.of("admin-1"), rates), 200).path("items").valueStream())
                .extracting(it -> it.path("rateFen").asLong())
                .containsExactly(8_000L);
    }

    @Test
    void aMonthWithoutServiceIsFiledWithoutMoney() {
        String school = unique("s");
        answer(submit(token("school-admin", school), school, "", List.of()), 200);
        JsonNode filed = answer(approve(token("school-admin", school), school, ""), 200);

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
            refusal(submit(Tokens.of(user), school, "", List.of()), 403, "forbidden");
            refusal(approve(Tokens.of(user), school, ""), 403, "forbidden");
            refusal(pay(Tokens.of(user), school, ""), 403, "forbidden");
        }
        refusal(submit(Tokens.of("admin-1"), school, "", List.of()), 403, "out-of-scope");
        refusal(approve(Tokens.of("admin-1"), school, ""), 403, "out-of-scope");
        refusal(pay(Tokens.of("admin-1"), school, ""), 403, "out-of-scope");
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

    /** @param supplement empty for the month's statement */
    private ResponseSpec submit(String token, String school, String supplement, List<String> excluded) {
        return api().post(token, path(school, MONTH + supplement), Map.of("requiredWorkIncomplete", excluded));
    }

    private ResponseSpec approve(String token, String school, String supplement) {
        return api().post(token, path(school, MONTH + supplement) + "/approval", Map.of());
    }

    private ResponseSpec pay(String token, String school, String supplement) {
        return api().post(token, path(school, MONTH + supplement) + "/payment",
                Map.of("on", "2015-10-15", "reference", "P-1"));
    }

    private static String path(String school, String month) {
        return "/api/funding/v1/schools/" + school + "/labour-statements/" + month;
    }
}
