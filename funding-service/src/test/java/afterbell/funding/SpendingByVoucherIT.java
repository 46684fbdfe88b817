package afterbell.funding;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import com.mongodb.client.model.Filters;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.JsonNode;

import afterbell.funding.ledger.PostingEntries;
import afterbell.funding.ledger.model.Category;
import afterbell.funding.ledger.model.Entry;
import afterbell.funding.ledger.model.Source;
import afterbell.testing.Tokens;

/** R14, R15: what a school pays is drawn up by one and approved by another. */
class SpendingByVoucherIT extends RunningFunding {
    private static final byte[] INVOICE = "%PDF-1.7 invoice".getBytes(StandardCharsets.US_ASCII);

    @Autowired
    private PostingEntries posting;
    @Autowired
    private MongoTemplate mongo;
    @LocalServerPort
    private int port;

    @Test
    void oneDrawsItUpAnotherApprovesItAndTheBookHoldsIt() {
        String school = unique("s");
        String clerk = token("teacher", school);
        String head = token("school-admin", school);
        fill(school, 10_000);
        JsonNode draft = answer(draw(clerk, school, "v-1", Map.of()), 200);
        assertThat(answer(draw(clerk, school, "v-1", Map.of()), 200)).isEqualTo(draft);
        refusal(draw(clerk, school, "v-1", Map.of("amountFen", 1)), 422, "funding.voucher-differs");
        refusal(move(clerk, school, "v-1/submit"), 409, "funding.voucher-without-attachment");
        refusal(attach(clerk, school, "v-1", "<html>".getBytes(StandardCharsets.US_ASCII)), 422,
                "funding.attachment-type-unknown");
        String paper = answer(attach(clerk, school, "v-1", INVOICE), 201).path("attachments")
                .get(0)
                .path("attachmentId")
                .asString();
        assertThat(answer(attach(clerk, school, "v-1", INVOICE), 201).path("attachments")).hasSize(1);
        refusal(move(head, school, "v-1/approve"), 409, "funding.voucher-not-submitted");
        answer(move(clerk, school, "v-1/submit"), 200);
        refusal(move(clerk, school, "v-1/approve"), 403, "forbidden");

        JsonNode approved = answer(move(head, school, "v-1/approve"), 200);
        assertThat(answer(move(head, school, "v-1/approve"), 200)).isEqualTo(approved);
        assertThat(approved.path("state").asString()).isEqualTo("APPROVED");
        assertThat(approved.path("bookedOn").asString()).isEqualTo("2022-03-01");
        assertThat(ledger(school, "fund:DONATION")).isEqualTo(6_000);
        assertThat(opened(head, school, paper)).isEqualTo(INVOICE);
        assertThat(Objects.requireNonNull(mongo.getCollection("voucher-attachments")
                .find(Filters.eq("_id", paper))
                .first()).get("c", Binary.class).getData()).hasSizeGreaterThan(4_000);
        refusal(api().post(head, "/api/funding/v1/schools/" + school + "/ledger/entries/voucher:v-1/reversal",
                Map.of("entryId", "back", "reason", "x")), 409, "funding.entry-follows-decision");
    }

    @Test
    void whoAsksForItDoesNotApproveIt() {
        String school = unique("s");
        String head = token("school-admin", school);
        fill(school, 10_000);
        submitted(head, school, "v-1", 4_000);

        JsonNode refused = refusal(move(head, school, "v-1/approve"), 409, "funding.voucher-needs-second-person");
        assertThat(refused.path("rule").asString()).isEqualTo("R15");
        answer(move(token("school-admin", school), school, "v-1/approve"), 200);
    }

    @Test
    void whatIsCancelledAfterItWasBookedIsReversed() {
        String school = unique("s");
        String head = token("school-admin", school);
        fill(school, 10_000);
        submitted(token("teacher", school), school, "v-1", 4_000);
        answer(move(head, school, "v-1/approve"), 200);

        JsonNode cancelled = answer(post(head, school, "v-1/cancel", Map.of("reason", "goods went back")), 200);
        assertThat(cancelled.path("state").asString()).isEqualTo("CANCELLED");
        answer(post(head, school, "v-1/cancel", Map.of("reason", "goods went back")), 200);
        assertThat(ledger(school, "fund:DONATION")).isEqualTo(10_000);
        refusal(move(head, school, "v-1/approve"), 409, "funding.voucher-decided");
    }

    @Test
    void whatIsReturnedIsMendedByTheVersionThatWasSeen() {
        String school = unique("s");
        String clerk = token("teacher", school);
        String head = token("school-admin", school);
        fill(school, 10_000);
        submitted(clerk, school, "v-1", 4_000);
        answer(post(head, school, "v-1/return", Map.of("reason", "wrong sum")), 200);
        refusal(api().put(clerk, path(school, "v-1"), content(Map.of("amountFen", 3_000)), "If-Match", "\"1\""), 412,
                "version-mismatch");
        String seen = Objects.requireNonNull(api().get(clerk, path(school, "v-1"))
                .returnResult(String.class)
                .getResponseHeaders()
                .getETag());
        assertThat(answer(api().put(clerk, path(school, "v-1"), content(Map.of("amountFen", 3_000)), "If-Match", seen),
                200).path("state").asString()).isEqualTo("DRAFT");
        answer(move(clerk, school, "v-1/submit"), 200);
        answer(move(head, school, "v-1/approve"), 200);

        assertThat(ledger(school, "fund:DONATION")).isEqualTo(7_000);
        assertThat(answer(api().get(head, "/api/funding/v1/schools/" + school + "/vouchers?state=APPROVED"), 200)
                .path("items"))
                .hasSize(1);
    }

    @Test
    void aSixthCategoryAndMoreThanThereIsAreRefusedAndKept() {
        String school = unique("s");
        String clerk = token("teacher", school);
        String head = token("school-admin", school);
        fill(school, 1_000);
        refusal(draw(clerk, school, "v-1", Map.of("category", "BANQUETS")), 422, "funding.category-not-allowed");
        submitted(clerk, school, "v-2", 1_001);
        refusal(move(head, school, "v-2/approve"), 422, "funding.insufficient-funds");

        assertThat(answer(api().get(head, path(school, "v-2")), 200).path("state").asString()).isEqualTo("SUBMITTED");
        assertThat(answer(api().get(head, "/api/funding/v1/schools/" + school + "/findings"), 200).path("items")
                .findValuesAsString("kind")).containsExactly("CATEGORY_NOT_ALLOWED", "OVERSPENDING");
        fill(school, 500);
        answer(move(head, school, "v-2/approve"), 200);
    }

    @Test
    void spendingIsReportedBySourceAndCategory() {
        String school = unique("s");
        posting.post(school, Entry.receipt("r-1", Source.DONATION, 10_000, LocalDate.of(2022, 2, 1)));
        posting.post(school, Entry.spending("s-1", Category.CONSUMABLES, Source.DONATION, 300,
                LocalDate.of(2022, 2, 20), ""));
        posting.post(school, Entry.spending("s-2", Category.CONSUMABLES, Source.DONATION, 4_000,
                LocalDate.of(2022, 3, 2), ""));

        JsonNode report = answer(report(school, "from=2022-02-21&to=2022-03-02"), 200);
        assertThat(report.path("totalFen").asLong()).isEqualTo(4_000);
        assertThat(report.path("sources").get(0).path("categories").get(0).path("spentFen").asLong()).isEqualTo(4_000);
        assertThat(answer(report(school, "from=2022-02-01&to=2022-03-31"), 200).path("totalFen").asLong())
                .isEqualTo(4_300);
        refusal(report(school, "from=2022-03-01&to=2022-02-01"), 400, "funding.period-invalid");
        assertThat(answer(api().get(Tokens.of("fin-bureau"),
                "/api/funding/v1/spending-report?from=2022-02-01&to=2022-03-31"), 200).path("totalFen").asLong())
                .isGreaterThanOrEqualTo(4_300);
    }

    @Test
    void onlyTheSchoolsOwnMayAndOnlyWithTheRole() {
        String school = unique("s");
        refusal(draw(Tokens.of("admin-1"), school, "v-1", Map.of()), 403, "out-of-scope");
        refusal(draw(Tokens.of("fin-bureau"), school, "v-1", Map.of()), 403, "forbidden");
        refusal(move(Tokens.of("admin-1"), school, "v-1/approve"), 403, "out-of-scope");
        refusal(move(token("school-admin", school), school, "v-1/approve"), 404, "funding.voucher-unknown");
        refusal(api().get(Tokens.of("teacher-1"), path(school, "v-1")), 403, "out-of-scope");
        refusal(draw(token("teacher", school), school, "v-1", Map.of("spentOn", "2098-01-01")), 422,
                "funding.day-to-come");
    }

    private void fill(String school, long amountFen) {
        posting.post(school, Entry.receipt(unique("r"), Source.DONATION, amountFen, LocalDate.of(2022, 2, 1)));
    }

    private void submitted(String clerk, String school, String id, long amountFen) {
        answer(draw(clerk, school, id, Map.of("amountFen", amountFen)), 200);
        answer(attach(clerk, school, id, INVOICE), 201);
        answer(move(clerk, school, id + "/submit"), 200);
    }

    private static Map<String, Object> content(Map<String, Object> other) {
        var content = new HashMap<String, Object>(Map.of("category", "CONSUMABLES", "source", "DONATION", "amountFen",
                4_000, "payee", "SUPPLIER", "spentOn", "2022-03-01", "purpose", "glue"));
        content.putAll(other);
        return content;
    }

    private ResponseSpec draw(String token, String school, String id, Map<String, Object> other) {
        return api().put(token, path(school, id), content(other));
    }

    private ResponseSpec move(String token, String school, String rest) {
        return post(token, school, rest, Map.of());
    }

    private ResponseSpec post(String token, String school, String rest, Object body) {
        return api().post(token, path(school, rest), body);
    }

    private ResponseSpec attach(String token, String school, String id, byte[] file) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("file", new ByteArrayResource(file) {
            @Override
            public String getFilename() {
                return "scan";
            }
        });
        return RestTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .build()
                .post()
                .uri(path(school, id) + "/attachments")
                .headers(all -> all.setBearerAuth(token))
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(parts)
                .exchange();
    }

    private byte[] opened(String token, String school, String paper) {
        return Objects.requireNonNull(api().get(token, path(school, "v-1/attachments/" + paper))
                .expectStatus()
                .isOk()
                .returnResult(byte[].class)
                .getResponseBody());
    }

    private ResponseSpec report(String school, String query) {
        return api().get(Tokens.of("fin-bureau"), "/api/funding/v1/schools/" + school + "/spending-report?" + query);
    }

    private static String path(String school, String rest) {
        return "/api/funding/v1/schools/" + school + "/vouchers/" + rest;
    }

    private long ledger(String school, String account) {
        return answer(api().get(Tokens.of("fin-bureau"), "/api/funding/v1/schools/" + school
                + "/ledger/trial-balance"), 200).path("accounts")
                .valueStream()
                .filter(it -> it.path("account").asString().equals(account))
                .mapToLong(it -> it.path("balanceFen").asLong())
                .sum();
    }
}
