package afterbell.funding;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.JsonNode;

import afterbell.contracts.enrollment.pickupauthority.v1.Guardian;
import afterbell.contracts.enrollment.pickupauthority.v1.PickupAuthoritySet;
import afterbell.contracts.enrollment.place.v1.EndReason;
import afterbell.contracts.enrollment.place.v1.PlaceEnded;
import afterbell.contracts.enrollment.place.v1.PlaceGranted;
import afterbell.contracts.enrollment.place.v1.Slot;
import afterbell.contracts.enrollment.semester.v1.ServedRule;
import afterbell.funding.bill.model.Bill;
import afterbell.funding.bill.model.Bill.Id;
import afterbell.funding.bill.model.BillRules;
import afterbell.funding.bill.model.BillRules.Outcome.Moved;
import afterbell.funding.bill.store.Bills;
import afterbell.funding.guardian.store.Guardians;
import afterbell.funding.ledger.PostingEntries;
import afterbell.funding.ledger.model.Category;
import afterbell.funding.ledger.model.Entry;
import afterbell.funding.ledger.model.Source;
import afterbell.funding.place.store.Places;
import afterbell.funding.semester.model.PublishedSemester;
import afterbell.funding.tariff.model.RefundPolicy;
import afterbell.messaging.outbox.Versioned;
import afterbell.testing.Facts;
import afterbell.testing.TestUsers;
import afterbell.testing.Tokens;

/** R13: parents pay nothing unless the city sets a tariff; then they are billed, waived, and given back by its policy. */
class ParentsShareIT extends RunningFunding {
    private static final String F = "/api/funding/v1";
    private static final byte[] PAPER = "%PDF-1.7 hardship".getBytes(StandardCharsets.US_ASCII);
    private static final LocalDate FIRST = LocalDate.of(2024, 3, 4);

    @Autowired
    private Places places;
    @Autowired
    private Guardians guardians;
    @Autowired
    private Bills bills;
    @Autowired
    private PostingEntries posting;
    @LocalServerPort
    private int port;

    @Test
    void aPupilIsBilledPaysLeavesAndGetsBackWhatThePolicySays() {
        var semester = semester(unique("y"), FIRST, 100, ServedRule.DISTINCT_SERVED, 1);
        String school = unique("s");
        String office = token("school-admin", school);
        String stays = unique("p");
        String leaves = unique("p");
        granted(stays, school, semester, 1);
        granted(leaves, school, semester, 1);
        refusal(issue(office, school, "2024-autumn"), 404, "funding.bill-period-unknown");
        refusal(issue(office, school, "2024-03"), 409, "funding.no-tariff");
        String finance = Tokens.of("fin-bureau");
        var tariff = Map.of("from", "2024-03-01", "unit", "MONTH", "amountFen", 30_000, "refunds", "BY_THIRDS_OF_TERM",
                "reason", "decision 5");
        answer(api().post(finance, F + "/tariffs", tariff), 200);
        answer(api().post(finance, F + "/tariffs", tariff), 200);
        assertThat(answer(api().get(null, F + "/public/fees"), 200).path("items").findValuesAsString("refunds"))
                .containsExactly("BY_THIRDS_OF_TERM");

        JsonNode issued = answer(issue(office, school, "2024-03"), 200);
        assertThat(issued.path("issued").asInt()).isEqualTo(2);
        assertThat(answer(issue(office, school, "2024-03"), 200).path("known").asInt()).isEqualTo(2);
        refusal(api().post(finance, F + "/tariffs",
                Map.of("from", "2024-01-01", "unit", "MONTH", "amountFen", 1, "refunds",
                        "BY_DAY", "reason", "late")),
                409, "funding.tariff-retroactive");

        String ofStaying = number(office, school, stays);
        String ofLeaving = number(office, school, leaves);
        String file = "day,reference,bill,amount\n2024-03-05,T-1,%s,300.00\n2024-03-05,T-2,%s,299\n2024-03-05,T-3,FNONE,1\n,,,\n"
                .formatted(ofLeaving, ofStaying);
        assertThat(results(office, school, file)).containsExactly("PAID", "UNDERPAID", "UNMATCHED", "MALFORMED");
        assertThat(results(office, school, file)).containsExactly("DUPLICATE", "DUPLICATE", "UNMATCHED", "MALFORMED");
        assertThat(results(office, school, file.replace("299", "298"))).contains("REFERENCE_DIFFERS");
        assertThat(fund(school)).isEqualTo(59_900);
        refusal(api().post(office, F + "/bills/" + ofLeaving + "/refund", Map.of()), 409, "funding.nothing-to-refund");

        Facts.publish(leaves, leaves, 2, new PlaceEnded(leaves, school, school, Slot.AFTERNOON, FIRST.plusDays(2),
                EndReason.WITHDRAWN, null));
        await().atMost(60, SECONDS).until(() -> places.of(List.of(leaves)).get(leaves).changes().size() == 2);
        JsonNode refunded = answer(api().post(office, F + "/bills/" + ofLeaving + "/refund", Map.of()), 200);
        assertThat(answer(api().post(office, F + "/bills/" + ofLeaving + "/refund", Map.of()), 200))
                .isEqualTo(refunded);
        assertThat(refunded.path("refunds").get(0).path("amountFen").asLong()).isEqualTo(20_000);
        assertThat(fund(school)).isEqualTo(39_900);

        aFeeIsWaivedAndTheGuardianReadsIt(office, school, stays, ofStaying);
    }

    private void aFeeIsWaivedAndTheGuardianReadsIt(String office, String school, String pupil, String number) {
        refusal(waive(office, number, "<html>".getBytes(StandardCharsets.US_ASCII)), 422,
                "funding.evidence-type-unknown");
        refusal(waive(token("school-admin", "other"), number, PAPER), 403, "out-of-scope");
        answer(waive(office, number, PAPER), 200);
        assertThat(answer(waive(office, number, PAPER), 200).path("standing").asString()).isEqualTo("OVERPAID");
        assertThat(bytes(office, "/bills/" + number + "/waiver/evidence")).isEqualTo(PAPER);
        answer(api().post(office, F + "/bills/" + number + "/refund", Map.of()), 200);
        assertThat(fund(school)).isEqualTo(20_000);

        var parent = TestUsers.with(Set.of("guardian"), Set.of());
        String token = Tokens.of(parent);
        refusal(api().get(token, F + "/bills/" + number), 403, "out-of-scope");
        Facts.publish(pupil, pupil, 2, authority(pupil, parent.id()));
        Facts.publish(pupil, pupil, 1, authority(pupil, "somebody"));
        Facts.publish(pupil, pupil, 2, authority(pupil, parent.id()));
        await().atMost(60, SECONDS).until(() -> !guardians.pupilsOf(parent.id(), 5).isEmpty());
        assertThat(answer(api().get(token, F + "/me/bills"), 200).path("items").valueStream())
                .extracting(it -> it.path("number").asString())
                .containsExactly(number);
        assertThat(bytes(token, "/bills/" + number + "/receipt"))
                .startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
        assertThat(new String(bytes(token, "/bills/" + number + "/receipt?form=CSV"), StandardCharsets.UTF_8))
                .contains("缴费,2024-03-05,T-2,299.00");
    }

    @Test
    void whoDiedBeforeBookingIsFoundAndCompletedOnce() {
        String school = unique("s");
        var id = new Id(school, "2020-10", unique("p"));
        bills.begin(List
                .of(new Bill(id, 1, LocalDate.of(2020, 10, 8), 100, RefundPolicy.BY_DAY, null, List.of(), List.of())));
        String line = "day,reference,bill,amount\n2020-10-09,T-9,%s,1.00\n".formatted(id.number());
        var paid = (Moved) BillRules.pay(bills.numbered(id.number()).orElseThrow().state(), "T-9",
                LocalDate.of(2020, 10, 9), 100);
        bills.save(bills.numbered(id.number()).orElseThrow(), paid.bill());
        assertThat(fund(school)).isZero();
        assertThat(bills.unbookedBefore(Instant.now().plusSeconds(5), 100)).extracting(Versioned::id)
                .contains(id.value());

        assertThat(results(token("school-admin", school), school, line)).containsExactly("DUPLICATE");
        assertThat(fund(school)).isEqualTo(100);
        assertThat(bills.unbookedBefore(Instant.now().plusSeconds(5), 100)).extracting(Versioned::id)
                .doesNotContain(id.value());
    }

    @Test
    void reportsSayWhatTheBooksSayAndPublicOnesOnlyOfClosedMonths() {
        String school = unique("s");
        posting.post(school, Entry.receipt("r-1", Source.TRADE_UNION, 12_500, LocalDate.of(2022, 5, 2)));
        posting.post(school, Entry.receipt("r-2", Source.TOWNSHIP, 700, LocalDate.of(2022, 5, 2)));
        posting.post(school, Entry.spending("s-1", Category.CONSUMABLES, Source.TRADE_UNION, 2_500,
                LocalDate.of(2022, 6, 1), ""));
        String finance = Tokens.of("fin-bureau");

        assertThat(text(finance, "/schools/" + school + "/reports/statement?from=2022-05-01&to=2022-06-30"))
                .contains("总工会,0.00,125.00,25.00,100.00", "收入合计（大写）：人民币壹佰叁拾贰元整");
        assertThat(text(finance, "/reports/city?from=2022-05&to=2022-06"))
                .contains(school + ",0.00,132.00,25.00,107.00");
        String union = token("trade-union", "");
        assertThat(text(union, "/reports/sources/TRADE_UNION?from=2022-06&to=2022-06"))
                .contains(school + ",125.00,0.00,0.00,0.00,25.00,0.00,0.00,25.00,100.00");
        refusal(api().get(union, F + "/reports/sources/TOWNSHIP?from=2022-06&to=2022-06"), 403,
                "funding.report-source-not-yours");
        assertThat(text(token("township", school), "/reports/sources/TOWNSHIP?from=2022-05&to=2022-06"))
                .contains(school + ",0.00,7.00");
        assertThat(text(token("township", "another"), "/reports/sources/TOWNSHIP?from=2022-05&to=2022-06"))
                .doesNotContain(school);
        refusal(api().get(finance, F + "/reports/city?from=2022-06&to=2022-05"), 400,
                "funding.report-period-invalid");
        refusal(api().get(null, F + "/public/schools/" + school + "/fund-use?from=2022-05&to=2022-06"), 409,
                "funding.report-period-not-closed");
        answer(api().post(finance, F + "/ledger/period-locks", Map.of("until", "2001-12-31")), 200);
        assertThat(text(null, "/public/schools/" + school + "/fund-use?from=2001-01&to=2001-12"))
                .contains("该期间已结账", "合计,0.00,0.00,0.00,0.00");
        for (var form : List.of("XLSX", "PDF")) {
            assertThat(bytes(finance, "/reports/city?from=2022-05&to=2022-06&form=" + form)).isNotEmpty();
        }
    }

    private static PickupAuthoritySet authority(String pupil, String account) {
        return new PickupAuthoritySet(pupil, List.of("a-1"), List.of(), false, null,
                List.of(new Guardian("a-1", account)));
    }

    private void granted(String pupil, String school, PublishedSemester semester, long sequence) {
        Facts.publish(pupil, pupil, sequence, new PlaceGranted(pupil, school, school, Slot.AFTERNOON, semester.first(),
                semester.semesterId(), null));
        await().atMost(60, SECONDS).until(() -> places.of(List.of(pupil)).containsKey(pupil));
    }

    private ResponseSpec issue(String office, String school, String period) {
        return api().post(office, F + "/schools/" + school + "/bills", Map.of("period", period));
    }

    private String number(String office, String school, String pupil) {
        return answer(api().get(office, F + "/schools/" + school + "/bills?period=2024-03"), 200).path("items")
                .valueStream()
                .filter(it -> it.path("pupilId").asString().equals(pupil))
                .findFirst()
                .orElseThrow()
                .path("number")
                .asString();
    }

    private List<String> results(String office, String school, String file) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("file", named(file.getBytes(StandardCharsets.UTF_8)));
        var results = new ArrayList<String>();
        answer(form(office, "/schools/" + school + "/bank-files", parts), 200).path("items")
                .forEach(it -> results.add(it.path("result").asString()));
        return results;
    }

    private ResponseSpec waive(String office, String number, byte[] paper) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("file", named(paper));
        parts.add("reason", "低保");
        parts.add("waivedFen", "20000");
        return form(office, "/bills/" + number + "/waiver", parts);
    }

    private static ByteArrayResource named(byte[] file) {
        return new ByteArrayResource(file) {
            @Override
            public String getFilename() {
                return "file";
            }
        };
    }

    private ResponseSpec form(String token, String path, LinkedMultiValueMap<String, Object> parts) {
        return RestTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .build()
                .post()
                .uri(F + path)
                .headers(all -> all.setBearerAuth(token))
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(parts)
                .exchange();
    }

    private String text(@Nullable String token, String path) {
        return new String(bytes(token, path), StandardCharsets.UTF_8);
    }

    private byte[] bytes(@Nullable String token, String path) {
        return Objects.requireNonNull(api().get(token, F + path)
                .expectStatus()
                .isOk()
                .returnResult(byte[].class)
                .getResponseBody());
    }

    private long fund(String school) {
        return answer(api().get(Tokens.of("fin-bureau"), F + "/schools/" + school + "/ledger/trial-balance"), 200)
                .path("accounts")
                .valueStream()
                .filter(it -> it.path("account").asString().equals("fund:PARENTS"))
                .mapToLong(it -> it.path("balanceFen").asLong())
                .sum();
    }
}
