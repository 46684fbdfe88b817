package afterbell.funding;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.key;
import static afterbell.testing.Api.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

import afterbell.contracts.enrollment.semester.v1.ServedRule;
import afterbell.testing.Facts;
import afterbell.testing.TestUsers;
import afterbell.testing.Tokens;

/** R17: the subsidy is paid once for each school and semester. */
class DisbursingASubsidyIT extends RunningFunding {
    private static final Map<String, Object> PAID = Map.of("on", "2022-02-18", "reference", "GK-1");

    private final String second = Tokens.of(TestUsers.with(Set.of("finance-bureau"), Set.of()));
    @Autowired
    private MongoTemplate mongo;

    @Test
    void anApprovedClaimIsPaidOnceAndStandsInTheBook() {
        String school = unique("s");
        refusal(post("fin-bureau", school, "2041-autumn", "", Map.of()), 404, "funding.claim-unknown");
        claim(school, "2041-autumn", 2041, 2);
        JsonNode early = refusal(post("fin-bureau", school, "2041-autumn", "", Map.of()), 409,
                "funding.claim-not-approved");
        assertThat(early.path("rule").asString()).isEqualTo("R17");
        refusal(read("fin-bureau", school, "2041-autumn"), 404, "funding.disbursement-unknown");
        approve(school, "2041-autumn");

        String key = key();
        JsonNode ordered = answer(post("fin-bureau", school, "2041-autumn", "", Map.of(), "Idempotency-Key", key),
                201);
        assertThat(ordered.path("amountFen").asLong()).isEqualTo(25_000);
        // As after a crash that lost the kept answer: the command itself is known again.
        mongo.getCollection("idempotency-keys").deleteMany(new Document());
        assertThat(answer(post("fin-bureau", school, "2041-autumn", "", Map.of(), "Idempotency-Key", key), 201))
                .isEqualTo(ordered);
        JsonNode second = refusal(post("fin-bureau", school, "2041-autumn", "", Map.of()), 409,
                "funding.already-disbursed");
        assertThat(second.path("rule").asString()).isEqualTo("R17");

        JsonNode alone = refusal(post("fin-bureau", school, "2041-autumn", "/paid", PAID), 409,
                "funding.second-person-needed");
        assertThat(alone.path("rule").asString()).isEqualTo("R15");
        for (int i = 0; i < 3; i++) {
            JsonNode paid = answer(paid(school, "2041-autumn", PAID), 200);
            assertThat(paid.path("state").asString()).isEqualTo("PAID");
            assertThat(paid.path("booked").asBoolean()).isTrue();
        }
        refusal(post("fin-bureau", school, "2041-autumn", "", Map.of()), 409, "funding.already-disbursed");
        refusal(post("fin-bureau", school, "2041-autumn", "/failed", Map.of("reason", "no")), 409,
                "funding.disbursement-paid");
        refusal(paid(school, "2041-autumn", Map.of("on", "2022-02-18", "reference", "GK-2")),
                409, "funding.disbursement-paid");
        assertThat(fundOf(school)).isEqualTo(25_000);
        assertThat(Facts.about("funding.disbursement.v1", school + ":2041-autumn"))
                .extracting(it -> it.header("ce_type").split("[.]")[2])
                .containsExactly("disbursement-ordered", "disbursement-paid");
        assertThat(Facts.about("funding.disbursement.v1", school + ":2041-autumn"))
                .allSatisfy(it -> assertThat(it.violations()).isEmpty());
    }

    @Test
    void aPaymentThatHasFailedIsOrderedAgainUnderTheSameId() {
        String school = unique("s");
        claim(school, "2042-autumn", 2042, 1);
        approve(school, "2042-autumn");
        String id = answer(post("fin-bureau", school, "2042-autumn", "", Map.of()), 201).path("disbursementId")
                .asString();
        for (int i = 0; i < 2; i++) {
            answer(post("fin-bureau", school, "2042-autumn", "/failed", Map.of("reason", "no account")), 200);
        }
        refusal(paid(school, "2042-autumn", PAID), 409, "funding.disbursement-not-ordered");

        JsonNode again = answer(post("fin-bureau", school, "2042-autumn", "", Map.of()), 201);
        assertThat(again.path("disbursementId").asString()).isEqualTo(id);
        assertThat(again.path("attempt").asInt()).isEqualTo(2);
        answer(paid(school, "2042-autumn", PAID), 200);
        assertThat(fundOf(school)).isEqualTo(12_500);
    }

    @Test
    void ofManyCommandsAtOnceOneOrders() throws Exception {
        String school = unique("s");
        claim(school, "2043-autumn", 2043, 1);
        approve(school, "2043-autumn");
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> tries = IntStream.range(0, 6)
                    .<Callable<Integer>>mapToObj(_ -> () -> post("fin-bureau", school, "2043-autumn", "", Map.of())
                            .returnResult(String.class)
                            .getStatus()
                            .value())
                    .toList();
            assertThat(many.invokeAll(tries)).extracting(it -> it.get())
                    .containsOnlyOnce(201)
                    .allMatch(status -> status == 201 || status == 409);
        }
    }

    @Test
    void othersMayNot() {
        String school = unique("s");
        claim(school, "2044-autumn", 2044, 1);
        approve(school, "2044-autumn");
        for (var user : List.of("edu-bureau", "admin-1", "union", "teacher-1")) {
            refusal(post(user, school, "2044-autumn", "", Map.of()), 403, "forbidden");
            refusal(post(user, school, "2044-autumn", "/paid", PAID), 403, "forbidden");
            refusal(post(user, school, "2044-autumn", "/failed", Map.of("reason", "no")), 403, "forbidden");
        }
        refusal(read("admin-1", school, "2044-autumn"), 403, "out-of-scope");
        refusal(read("teacher-1", school, "2044-autumn"), 403, "forbidden");
        refusal(paid(school, "2044-autumn", Map.of("on", "2098-01-01", "reference", "x")), 422,
                "funding.day-to-come");
    }

    private void claim(String school, String semesterId, int year, int pupils) {
        semester(semesterId, LocalDate.of(year, 9, 1), 14, ServedRule.DISTINCT_SERVED, 1);
        for (int i = 0; i < pupils; i++) {
            publish(called(school, "g" + i + school, LocalDate.of(year, 9, 3), present(unique("p"), 1)), 1);
        }
        allBeforeIsCounted(school);
        answer(api().post(Tokens.of("edu-bureau"), "/api/funding/v1/semesters/" + semesterId + "/claims", Map.of()),
                200);
    }

    private void approve(String school, String semesterId) {
        String path = "/api/funding/v1/schools/" + school + "/claims/" + semesterId;
        answer(api().post(token("school-admin", school), path + "/confirm", Map.of()), 200);
        answer(api().post(Tokens.of("edu-bureau"), path + "/approve", Map.of()), 200);
    }

    private ResponseSpec post(String who, String school, String semesterId, String rest, Object body,
            String... headers) {
        return api().post(Tokens.of(who), path(school, semesterId) + rest, body, headers);
    }

    /** By another person than who orders. */
    private ResponseSpec paid(String school, String semesterId, Object body) {
        return api().post(second, path(school, semesterId) + "/paid", body);
    }

    private ResponseSpec read(String who, String school, String semesterId) {
        return api().get(Tokens.of(who), path(school, semesterId));
    }

    private static String path(String school, String semesterId) {
        return "/api/funding/v1/schools/" + school + "/claims/" + semesterId + "/disbursement";
    }

    private long fundOf(String school) {
        return answer(api().get(Tokens.of("fin-bureau"), "/api/funding/v1/schools/" + school + "/ledger"), 200)
                .path("accounts")
                .valueStream()
                .filter(it -> it.path("account").asString().equals("fund:CITY_FINANCE"))
                .mapToLong(it -> it.path("balanceFen").asLong())
                .sum();
    }
}
