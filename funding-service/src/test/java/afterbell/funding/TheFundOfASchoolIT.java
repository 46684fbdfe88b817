package afterbell.funding;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

import afterbell.testing.Facts;
import afterbell.testing.TestUsers;
import afterbell.testing.Tokens;

/** R13–R15. */
class TheFundOfASchoolIT extends RunningFunding {
    @Autowired
    private MongoTemplate mongo;

    @Test
    void sourcesGiveAndTheSchoolSpendsInFiveCategories() {
        String school = unique("s");
        String admin = officeAndSystem(school);
        answer(receive("fin-bureau", school, "r-1", "DONATION", 10_000, "2021-10-08"), 201);
        answer(receive("union", school, "r-2", "TRADE_UNION", 5_000, "2021-10-09"), 201);
        answer(receive(token("township", school), school, "r-3", "TOWNSHIP", 3_000, "2021-10-09"), 201);
        answer(spend(admin, school, "s-1", "CONSUMABLES", "TRADE_UNION", 4_000, "2021-10-12"), 201);

        JsonNode book = book(school);
        assertThat(book.path("fiscalYear").asInt()).isEqualTo(2021);
        assertThat(balance(book, "fund:TRADE_UNION")).isEqualTo(1_000);
        assertThat(balance(book, "spent:CONSUMABLES:TRADE_UNION")).isEqualTo(4_000);
        assertThat(balance(book, "city:TRADE_UNION")).isEqualTo(-5_000);
        assertThat(book.path("accounts").valueStream().mapToLong(it -> it.path("balanceFen").asLong()).sum()).isZero();
        var page = entries(school, "?limit=3");
        assertThat(page.path("items").findValuesAsString("entryId")).containsExactly("r-1", "r-2", "r-3");
        assertThat(entries(school, "?limit=3&cursor=" + page.path("next").asString()).path("items")
                .findValuesAsString("entryId")).containsExactly("s-1");
        assertThat(Facts.about("funding.ledger.v1", school)).hasSize(4)
                .allSatisfy(it -> assertThat(it.violations()).isEmpty());
        JsonNode trial = answer(api().get(Tokens.of("fin-bureau"), "/api/funding/v1/ledger/trial-balance"), 200);
        assertThat(trial.path("balanced").asBoolean()).isTrue();
        assertThat(trial.path("totalFen").asLong()).isZero();
    }

    @Test
    void theSameEntryAgainIsOneEntryAndItsIdIsNeverUsedForAnother() {
        String school = unique("s");
        JsonNode first = answer(receive("fin-bureau", school, "r-1", "DONATION", 10_000, "2021-10-08"), 201);
        assertThat(answer(receive("fin-bureau", school, "r-1", "DONATION", 10_000, "2021-10-08"), 201))
                .isEqualTo(first);
        refusal(receive("fin-bureau", school, "r-1", "DONATION", 9_999, "2021-10-08"), 422, "funding.entry-differs");
        refusal(receive("fin-bureau", school, "r-1", "DONATION", 10_000, "2022-10-08"), 422, "funding.entry-differs");

        assertThat(balance(book(school), "fund:DONATION")).isEqualTo(10_000);
        assertThat(entries(school, "").path("items")).hasSize(1);
    }

    @Test
    void noMoreIsSpentThanThereIsHoweverManyTryAtOnce() throws Exception {
        String school = unique("s");
        String admin = officeAndSystem(school);
        answer(receive("fin-bureau", school, "r-1", "DONATION", 5_000, "2021-10-08"), 201);
        JsonNode refused = refusal(spend(admin, school, "s-0", "CONSUMABLES", "CITY_FINANCE", 1, "2021-10-12"), 422,
                "funding.insufficient-funds");
        assertThat(refused.path("rule").asString()).isEqualTo("R15");

        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> tries = IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(i -> () -> spend(admin, school, "s-" + i, "CONSUMABLES", "DONATION",
                            1_000, "2021-10-12").returnResult(String.class).getStatus().value())
                    .toList();
            assertThat(many.invokeAll(tries)).extracting(it -> it.get())
                    .allMatch(status -> status == 201 || status == 422 || status == 409)
                    .filteredOn(status -> status == 201)
                    .hasSizeLessThanOrEqualTo(5);
        }
        assertThat(balance(book(school), "fund:DONATION")).isNotNegative();
    }

    @Test
    void aSixthCategoryAndATransferOutAreRefusedAndKept() {
        String school = unique("s");
        String admin = officeAndSystem(school);
        answer(receive("fin-bureau", school, "r-1", "DONATION", 5_000, "2021-10-08"), 201);
        for (int i = 0; i < 2; i++) {
            JsonNode sixth = refusal(spend(admin, school, "s-1", "BANQUETS", "DONATION", 100, "2021-10-12"), 422,
                    "funding.category-not-allowed");
            assertThat(sixth.path("rule").asString()).isEqualTo("R14");
            JsonNode out = refusal(transfer(admin, school, Map.of("entryId", "t-1", "toSchoolId", "demo-school-2",
                    "amountFen", 100, "source", "DONATION")), 422, "funding.no-transfer-out");
            assertThat(out.path("rule").asString()).isEqualTo("R15");
        }
        refusal(transfer("fin-bureau", school, Map.of("entryId", "t-2", "toAccount", "6222", "amountFen", 100,
                "source", "DONATION")), 422, "funding.no-transfer-out");
        refusal(transfer(admin, school, Map.of("entryId", "t-3", "amountFen", 100, "source", "DONATION")), 400,
                "validation-failed");

        JsonNode found = answer(api().get(Tokens.of("edu-bureau"), "/api/funding/v1/schools/" + school + "/findings"),
                200).path("items");
        assertThat(found.findValuesAsString("kind")).containsExactly("CATEGORY_NOT_ALLOWED", "TRANSFER_OUT",
                "TRANSFER_OUT");
        assertThat(found.findValuesAsString("target")).containsExactly("BANQUETS", "school:demo-school-2",
                "account:6222");
        assertThat(balance(book(school), "fund:DONATION")).isEqualTo(5_000);
        assertThat(entries(school, "").path("items")).hasSize(1);
    }

    @Test
    void aYearBeginsWithWhatIsLeftAndMayStillBeBookedWhenTheNextHasBegun() {
        String school = unique("s");
        String admin = officeAndSystem(school);
        answer(receive("fin-bureau", school, "r-1", "DONATION", 5_000, "2021-12-30"), 201);
        answer(spend(admin, school, "s-1", "CONSUMABLES", "DONATION", 4_000, "2022-01-05"), 201);
        answer(receive("fin-bureau", school, "r-2", "DONATION", 1, "2021-12-31"), 201);
        refusal(spend(admin, school, "s-2", "CONSUMABLES", "DONATION", 1_002, "2021-12-31"), 422,
                "funding.insufficient-funds");
        answer(spend(admin, school, "s-2", "CONSUMABLES", "DONATION", 1_001, "2021-12-31"), 201);

        JsonNode latest = book(school);
        assertThat(latest.path("fiscalYear").asInt()).isEqualTo(2022);
        assertThat(latest.path("sources").valueStream().filter(it -> it.path("source").asString().equals("DONATION")))
                .allSatisfy(it -> {
                    assertThat(it.path("openingFen").asLong()).isEqualTo(4_000);
                    assertThat(it.path("spentFen").asLong()).isEqualTo(4_000);
                    assertThat(it.path("balanceFen").asLong()).isZero();
                });
        assertThat(entries(school, "?fiscalYear=2021").path("items").findValuesAsString("entryId"))
                .containsExactly("r-1", "r-2", "s-2");
        assertThat(entries(school, "?limit=2").path("items").findValuesAsString("entryId"))
                .containsExactly("r-1", "s-1");
    }

    @Test
    void whatWasBookedWronglyIsTakenBackOnce() {
        String school = unique("s");
        String admin = officeAndSystem(school);
        answer(receive("union", school, "r-1", "TRADE_UNION", 5_000, "2021-10-08"), 201);
        answer(spend(admin, school, "s-1", "CONSUMABLES", "TRADE_UNION", 4_000, "2021-10-12"), 201);

        refusal(reverse("union", school, "s-1", "s-1-back", "2021-10-13"), 403, "funding.source-not-yours");
        refusal(reverse(admin, school, "r-1", "r-1-back", "2021-10-13"), 403, "funding.source-not-yours");
        refusal(reverse("union", school, "r-1", "r-1-back", "2021-10-13"), 422, "funding.insufficient-funds");
        refusal(reverse(admin, school, "s-1", "s-1-back", "2021-10-11"), 422, "funding.reversal-before-entry");
        JsonNode back = answer(reverse(admin, school, "s-1", "s-1-back", "2021-10-13"), 201);
        assertThat(back.path("reverses").asString()).isEqualTo("s-1");
        assertThat(answer(reverse(admin, school, "s-1", "s-1-back", "2021-10-13"), 201)).isEqualTo(back);
        refusal(reverse(admin, school, "s-1", "s-1-again", "2021-10-13"), 409, "funding.entry-reversed");
        refusal(reverse(admin, school, "s-1-back", "x", "2021-10-13"), 409, "funding.entry-is-reversal");
        refusal(reverse(admin, school, "nothing", "x", "2021-10-13"), 404, "funding.entry-unknown");
        answer(reverse("union", school, "r-1", "r-1-back", "2021-10-13"), 201);

        assertThat(balance(book(school), "fund:TRADE_UNION")).isZero();
        assertThat(Facts.about("funding.ledger.v1", school)).hasSize(4)
                .allSatisfy(it -> assertThat(it.violations()).isEmpty())
                .extracting(it -> it.json().path("number").asLong())
                .containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void accountsAddUpAtAnyDate() {
        String school = unique("s");
        String admin = officeAndSystem(school);
        answer(receive("fin-bureau", school, "r-1", "DONATION", 5_000, "2021-10-08"), 201);
        answer(spend(admin, school, "s-1", "CONSUMABLES", "DONATION", 4_000, "2021-11-12"), 201);
        answer(receive("fin-bureau", school, "r-2", "DONATION", 70, "2021-11-10"), 201);

        assertThat(balance(trial(school, "?on=2021-10-07"), "fund:DONATION")).isZero();
        assertThat(balance(trial(school, "?on=2021-10-31"), "fund:DONATION")).isEqualTo(5_000);
        assertThat(balance(trial(school, "?on=2021-11-11"), "fund:DONATION")).isEqualTo(5_070);
        assertThat(balance(trial(school, "?on=2021-11-12"), "fund:DONATION")).isEqualTo(1_070);
        assertThat(balance(trial(school, ""), "fund:DONATION")).isEqualTo(1_070);
        assertThat(trial(school, "?on=2021-11-11").path("totalFen").asLong()).isZero();
        for (var on : List.of("2021-10-31", "2021-11-11")) {
            JsonNode city = answer(api().get(Tokens.of("fin-bureau"), "/api/funding/v1/ledger/trial-balance?on=" + on),
                    200);
            assertThat(city.path("balanced").asBoolean()).isTrue();
            assertThat(balance(city, "fund:DONATION")).isGreaterThanOrEqualTo(5_000);
        }
    }

    @Test
    void whoDiesBetweenThePostingAndItsCopyHasPosted() {
        String school = unique("s");
        String admin = officeAndSystem(school);
        answer(receive("fin-bureau", school, "r-1", "DONATION", 5_000, "2021-10-08"), 201);
        answer(receive("fin-bureau", school, "r-2", "DONATION", 300, "2021-10-08"), 201);
        mongo.getCollection("journal-entries").deleteOne(Filters.eq("_id", school + ":r-2"));

        JsonNode city = answer(api().get(Tokens.of("fin-bureau"),
                "/api/funding/v1/ledger/trial-balance?on=2021-10-09"), 200);
        assertThat(city.path("balanced").asBoolean()).isTrue();
        answer(receive("fin-bureau", school, "r-2", "DONATION", 300, "2021-10-08"), 201);
        answer(spend(admin, school, "s-1", "CONSUMABLES", "DONATION", 5_300, "2021-10-09"), 201);
        assertThat(entries(school, "").path("items").findValuesAsString("entryId"))
                .containsExactly("r-1", "r-2", "s-1");
        assertThat(chain(school).path("intact").asBoolean()).isTrue();
    }

    @Test
    void aStoredEntryThatWasChangedIsFound() {
        String school = unique("s");
        answer(receive("fin-bureau", school, "r-1", "DONATION", 5_000, "2021-10-08"), 201);
        answer(receive("fin-bureau", school, "r-2", "DONATION", 300, "2021-10-08"), 201);
        answer(receive("fin-bureau", school, "r-3", "DONATION", 300, "2021-10-08"), 201);
        assertThat(chain(school).path("intact").asBoolean()).isTrue();
        assertThat(chain(school).path("head").asString()).isEqualTo(Facts.about("funding.ledger.v1", school)
                .getLast()
                .json()
                .path("hash")
                .asString());

        mongo.getCollection("journal-entries")
                .updateOne(Filters.eq("_id", school + ":r-2"), Updates.set("s.a", 900_300L));
        JsonNode broken = chain(school);
        assertThat(broken.path("intact").asBoolean()).isFalse();
        assertThat(broken.path("brokenAt").asLong()).isEqualTo(2);
        assertThat(broken.path("reason").asString()).isEqualTo("ENTRY_CHANGED");
    }

    @Test
    void whoseMoneyOrSchoolItIsNotMayNot() {
        String school = unique("s");
        JsonNode refused = refusal(receive("union", school, "r-1", "CITY_FINANCE", 1, "2021-10-08"), 403,
                "funding.source-not-yours");
        assertThat(refused.path("rule").asString()).isEqualTo("R13");
        refusal(receive(token("township", school), school, "r-1", "TRADE_UNION", 1, "2021-10-08"), 403,
                "funding.source-not-yours");
        refusal(receive(token("township", "elsewhere"), school, "r-1", "TOWNSHIP", 1, "2021-10-08"), 403,
                "out-of-scope");
        for (var user : List.of("admin-1", "edu-bureau", "teacher-1")) {
            refusal(receive(user, school, "r-1", "DONATION", 1, "2021-10-08"), 403, "forbidden");
        }
        for (var user : List.of("fin-bureau", "edu-bureau", "union", "teacher-1", "admin-1")) {
            refusal(spend(user, school, "s-1", "CONSUMABLES", "DONATION", 1, "2021-10-08"), 403, "forbidden");
        }
        refusal(spend(token("school-system", "elsewhere"), school, "s-1", "CONSUMABLES", "DONATION", 1, "2021-10-08"),
                403,
                "out-of-scope");
        refusal(transfer("admin-1", school, Map.of("entryId", "t-1", "toAccount", "x", "amountFen", 1, "source",
                "DONATION")), 403, "out-of-scope");
        for (var rest : List.of("/ledger", "/ledger/entries", "/findings")) {
            refusal(api().get(Tokens.of("admin-1"), "/api/funding/v1/schools/" + school + rest), 403, "out-of-scope");
            refusal(api().get(Tokens.of("teacher-1"), "/api/funding/v1/schools/" + school + rest), 403, "forbidden");
        }
        refusal(api().get(Tokens.of("edu-bureau"), "/api/funding/v1/ledger/trial-balance"), 403, "forbidden");
        refusal(receive("fin-bureau", school, "r-1", "DONATION", 1, "2098-01-01"), 422, "funding.day-to-come");
        refusal(receive("fin-bureau", school, "r-1", "DONATION", 0, "2021-10-08"), 400, "validation-failed");
        refusal(receive("fin-bureau", school, "a:b", "DONATION", 1, "2021-10-08"), 400, "validation-failed");
        assertThat(book(school).has("fiscalYear")).isFalse();
    }

    private ResponseSpec receive(String who, String school, String id, String source, long amountFen, String day) {
        return post(who, school, "receipts",
                Map.of("entryId", id, "source", source, "amountFen", amountFen, "bookedOn", day));
    }

    private ResponseSpec spend(String who, String school, String id, String category, String source, long amountFen,
            String day) {
        return post(who, school, "spending", Map.of("entryId", id, "category", category, "source", source, "amountFen",
                amountFen, "bookedOn", day, "description", "glue"));
    }

    /** The office, and the accounting system that spends for it. */
    private static String officeAndSystem(String school) {
        return Tokens.of(TestUsers.with(Set.of("school-admin", "school-system"), Set.of(school)));
    }

    private ResponseSpec reverse(String who, String school, String id, String byId, String day) {
        return post(who, school, "entries/" + id + "/reversal",
                Map.of("entryId", byId, "bookedOn", day, "reason", "booked twice"));
    }

    private JsonNode trial(String school, String query) {
        return answer(api().get(Tokens.of("fin-bureau"),
                "/api/funding/v1/schools/" + school + "/ledger/trial-balance" + query), 200);
    }

    private JsonNode chain(String school) {
        return answer(api().get(Tokens.of("fin-bureau"), "/api/funding/v1/schools/" + school + "/ledger/chain"), 200);
    }

    private ResponseSpec transfer(String who, String school, Object body) {
        return post(who, school, "transfers", body);
    }

    private ResponseSpec post(String who, String school, String rest, Object body) {
        return api().post(who.contains(".") ? who : Tokens.of(who),
                "/api/funding/v1/schools/" + school + "/ledger/" + rest, body);
    }

    private JsonNode book(String school) {
        return answer(api().get(Tokens.of("fin-bureau"), "/api/funding/v1/schools/" + school + "/ledger"), 200);
    }

    private JsonNode entries(String school, String query) {
        return answer(api().get(Tokens.of("fin-bureau"),
                "/api/funding/v1/schools/" + school + "/ledger/entries" + query), 200);
    }

    private static long balance(JsonNode book, String account) {
        return book.path("accounts")
                .valueStream()
                .filter(it -> it.path("account").asString().equals(account))
                .mapToLong(it -> it.path("balanceFen").asLong())
                .sum();
    }
}
