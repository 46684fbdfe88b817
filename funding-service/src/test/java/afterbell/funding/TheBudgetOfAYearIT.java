package afterbell.funding;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

import afterbell.contracts.enrollment.semester.v1.ServedRule;
import afterbell.contracts.funding.claim.v1.ClaimApproved;
import afterbell.contracts.funding.claim.v1.ClaimConfirmed;
import afterbell.contracts.funding.disbursement.v1.DisbursementOrdered;
import afterbell.contracts.funding.disbursement.v1.DisbursementPaid;
import afterbell.funding.budget.ReservingAppropriation;
import afterbell.funding.ledger.PostingEntries;
import afterbell.funding.ledger.model.Category;
import afterbell.funding.ledger.model.Entry;
import afterbell.funding.ledger.model.Source;
import afterbell.testing.Facts;
import afterbell.testing.Tokens;

/** R13, R16, R17. The years are those of no other test: a city's budget is everybody's. */
class TheBudgetOfAYearIT extends RunningFunding {
    @Autowired
    private PostingEntries posting;
    @Autowired
    private ReservingAppropriation reserving;

    @Test
    void whatIsSetAsideCommittedPaidAndLeftIsShownBySource() {
        String school = unique("s");
        answer(appropriate("fin-bureau", "/budgets/2002", "city", "CITY_FINANCE", 100_000), 201);
        answer(appropriate("fin-bureau", "/budgets/2002", "city", "CITY_FINANCE", 100_000), 201);
        answer(appropriate("fin-bureau", "/budgets/2002", "more", "CITY_FINANCE", 5_000), 201);
        answer(appropriate("union", "/budgets/2002", "union", "TRADE_UNION", 40_000), 201);
        refusal(appropriate("fin-bureau", "/budgets/2002", "city", "CITY_FINANCE", 1), 422,
                "funding.appropriation-differs");
        posting.post(school, Entry.receipt("r-1", Source.CITY_FINANCE, 30_000, LocalDate.of(2002, 3, 1)));
        posting.post(school, Entry.spending("s-1", Category.CONSUMABLES, Source.CITY_FINANCE, 700,
                LocalDate.of(2002, 3, 2), ""));
        claimed(school, "2001-autumn", 2, 9_000);

        await().atMost(60, SECONDS)
                .untilAsserted(() -> assertThat(source(city(2002), "CITY_FINANCE").path("committedFen").asLong())
                        .isEqualTo(9_000));
        JsonNode finance = source(city(2002), "CITY_FINANCE");
        assertThat(finance.path("appropriatedFen").asLong()).isEqualTo(105_000);
        assertThat(finance.path("receivedFen").asLong()).isEqualTo(30_000);
        assertThat(finance.path("leftFen").asLong()).isEqualTo(66_000);
        assertThat(finance.path("spentFen").asLong()).isEqualTo(700);
        assertThat(source(city(2002), "TRADE_UNION").path("leftFen").asLong()).isEqualTo(40_000);
        assertThat(city(2002).path("appropriations")).hasSize(3);
    }

    @Test
    void aPaymentIsCommittedOnceItIsOrderedAndNoMoreWhenItHasArrived() {
        String school = unique("s");
        String claim = school + ":2003-spring";
        var ordered = new DisbursementOrdered(claim, claim, school, "2003-spring", 8_000);
        var paid = new DisbursementPaid(claim, claim, school, "2003-spring", 8_000);
        claimed(school, "2003-spring", 2, 8_000);
        Facts.publish(school, claim, 1, ordered);
        Facts.publish(school, claim, 1, ordered);
        committed(school, 8_000);
        Facts.publish(school, claim, 2, paid);
        committed(school, 0);
        Facts.publish(school, claim, 1, ordered);
        Facts.publish(school, claim, 2, paid);
        Facts.publish(school, claim, 1, new ClaimConfirmed(claim, school, "2003-spring", 1, 8_000));
        claimed(school, "2002-autumn", 2, 50);
        committed(school, 50);
    }

    @Test
    void aSchoolSeesWhatItWasPromisedAndWhatADonorWishes() {
        String school = unique("s");
        String township = token("township", school);
        answer(appropriate(township, "/schools/" + school + "/budgets/2004", "t-1", "TOWNSHIP", 5_000), 201);
        JsonNode wish = answer(api().post(Tokens.of("fin-bureau"), "/api/funding/v1/schools/" + school
                + "/budgets/2004/appropriations",
                Map.of("appropriationId", "d-1", "source", "DONATION", "purpose",
                        "ACTIVITY_COURSES", "amountFen", 2_000, "reason", "chess")),
                201);
        assertThat(wish.path("purpose").asString()).isEqualTo("ACTIVITY_COURSES");
        posting.post(school, Entry.receipt("r-1", Source.DONATION, Category.ACTIVITY_COURSES, 1_500,
                LocalDate.of(2004, 3, 1)));

        JsonNode budget = answer(api().get(token("school-admin", school), "/api/funding/v1/schools/" + school
                + "/budgets/2004"), 200);
        assertThat(source(budget, "DONATION").path("leftFen").asLong()).isEqualTo(500);
        assertThat(source(budget, "DONATION").path("freeFen").asLong()).isEqualTo(1_500);
        assertThat(source(budget, "TOWNSHIP").path("appropriatedFen").asLong()).isEqualTo(5_000);
        assertThat(source(city(2004), "TOWNSHIP").path("appropriatedFen").asLong()).isEqualTo(5_000);
    }

    @Test
    void whoseMoneyOrSchoolItIsNotMayNot() {
        refusal(appropriate("union", "/budgets/2005", "x", "CITY_FINANCE", 1), 403, "funding.source-not-yours");
        refusal(appropriate("township", "/budgets/2005", "x", "TOWNSHIP", 1), 403, "forbidden");
        refusal(appropriate(token("township", "elsewhere"), "/schools/s-1/budgets/2005", "x", "TOWNSHIP", 1), 403,
                "out-of-scope");
        refusal(api().get(Tokens.of("admin-1"), "/api/funding/v1/budgets/2005"), 403, "forbidden");
        refusal(api().get(Tokens.of("admin-1"), "/api/funding/v1/schools/s-1/budgets/2005"), 403, "out-of-scope");
        refusal(appropriate("fin-bureau", "/budgets/1999", "x", "CITY_FINANCE", 1), 400, "validation-failed");
    }

    @Test
    void whatGoesBeyondTheAppropriationIsNotOrdered() {
        answer(appropriate("fin-bureau", "/budgets/2006", "city", "CITY_FINANCE", 10_000), 201);
        reserving.reserve("2005-autumn", "s-1:2005-autumn", 6_000);
        reserving.reserve("2005-autumn", "s-1:2005-autumn", 6_000);
        assertThatThrownBy(() -> reserving.reserve("2006-spring", "s-1:2006-spring", 4_001))
                .hasMessage("funding.beyond-appropriation");
        answer(appropriate("fin-bureau", "/budgets/2006", "more", "CITY_FINANCE", 1), 201);

        reserving.reserve("2006-spring", "s-1:2006-spring", 4_001);
        assertThat(city(2006).path("orderedFen").asLong()).isEqualTo(10_001);
    }

    @Test
    void aSemesterIsForecastFromWhatWasServedUntilADay() {
        String school = unique("s");
        semester("2007-autumn", LocalDate.of(2007, 9, 3), 28, ServedRule.DISTINCT_SERVED, 10);
        for (int day = 3; day <= 7; day++) {
            publish(called(school, school + "-g", LocalDate.of(2007, 9, day), present(school + "-a", 1)), 1);
        }
        allBeforeIsCounted(school);

        JsonNode forecast = answer(api().get(Tokens.of("edu-bureau"),
                "/api/funding/v1/semesters/2007-autumn/forecast?asOf=2007-09-07"), 200);
        assertThat(forecast.path("serviceDaysPassed").asInt()).isEqualTo(5);
        assertThat(forecast.path("serviceDays").asInt()).isEqualTo(20);
        assertThat(forecast.path("items").get(0).path("soFar").path("pupils").asInt()).isZero();
        assertThat(forecast.path("items").get(0).path("forecast").path("amountFen").asLong()).isEqualTo(12_500);
        assertThat(forecast.path("forecast").path("amountFen").asLong()).isEqualTo(12_500);
        refusal(api().get(Tokens.of("fin-bureau"), "/api/funding/v1/semesters/2097-autumn/forecast"), 404,
                "funding.semester-unknown");
    }

    private static void claimed(String school, String semester, long sequence, long amountFen) {
        String claim = school + ":" + semester;
        Facts.publish(school, claim, sequence, new ClaimApproved(claim, school, semester, 1, amountFen));
    }

    private void committed(String school, long fen) {
        await().atMost(60, SECONDS)
                .untilAsserted(() -> assertThat(source(answer(api().get(Tokens.of("fin-bureau"),
                        "/api/funding/v1/schools/" + school + "/budgets/2003"), 200), "CITY_FINANCE")
                        .path("committedFen")
                        .asLong()).isEqualTo(fen));
    }

    private ResponseSpec appropriate(String who, String path, String id, String source, long amountFen) {
        return api().post(who.contains(".") ? who : Tokens.of(who), "/api/funding/v1" + path + "/appropriations",
                Map.of("appropriationId", id, "source", source, "amountFen", amountFen, "reason",
                        "budget"));
    }

    private JsonNode city(int year) {
        return answer(api().get(Tokens.of("fin-bureau"), "/api/funding/v1/budgets/" + year), 200);
    }

    private static JsonNode source(JsonNode budget, String source) {
        return budget.path("sources")
                .valueStream()
                .filter(it -> it.path("source").asString().equals(source))
                .findFirst()
                .orElseThrow();
    }
}
