package afterbell.funding;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.JsonNode;

import afterbell.contracts.enrollment.semester.v1.ServedRule;
import afterbell.funding.payment.bank.PaymentSettings;
import afterbell.funding.payment.model.EndToEndId;
import afterbell.testing.Facts;
import afterbell.testing.TestUsers;
import afterbell.testing.Tokens;

/** R15, R17: subsidies go to the bank in files that two people have looked at, and come into the books by its word. */
class PaymentBatchesIT extends RunningFunding {
    private static final String FIRST = Tokens.of("fin-bureau");
    private static final String API = "/api/funding/v1/";

    private final String second = Tokens.of(TestUsers.with(Set.of("finance-bureau"), Set.of()));
    @Autowired
    private PaymentSettings settings;
    @LocalServerPort
    private int port;

    @Test
    void fromApprovedClaimsToMoneyInTheBooks() throws IOException {
        String semester = "2051-autumn";
        semester(semester, LocalDate.of(2051, 9, 1), 14, ServedRule.DISTINCT_SERVED, 1);
        List<String> schools = List.of(unique("s"), unique("s"), unique("s"));
        schools.forEach(it -> serve(it, LocalDate.of(2051, 9, 4)));
        schools.forEach(it -> approve(it, semester));
        refusal(prepare(semester), 409, "funding.nothing-to-pay");
        account(schools.get(0), "1602001109014567890", "");
        account(schools.get(1), "1602001109014567891", "");

        JsonNode prepared = answer(prepare(semester), 201);
        String batch = prepared.path("batchId").asString();
        assertThat(batch).isEqualTo(semester + "-1");
        assertThat(prepared.path("payments").asInt()).isEqualTo(2);
        assertThat(prepared.path("withoutAccount").get(0).asString()).isEqualTo(schools.get(2));
        assertThat(prepared.path("items").get(0).path("account").asString()).matches("\\*{15}789[01]");
        assertThat(answer(prepare(semester), 201).path("batchId").asString()).isEqualTo(batch);
        refusal(api().get(FIRST, API + "payment-batches/" + batch + "/file"), 409, "funding.batch-not-approved");
        JsonNode alone = refusal(approveBatch(FIRST, batch), 409, "funding.batch-second-person-needed");
        assertThat(alone.path("rule").asString()).isEqualTo("R15");
        assertThat(answer(approveBatch(second, batch), 200).path("state").asString()).isEqualTo("HANDED_OVER");
        assertThat(answer(approveBatch(second, batch), 200).path("state").asString()).isEqualTo("HANDED_OVER");
        refusal(api().post(FIRST, API + "payment-batches/" + batch + "/withdrawal", Map.of("reason", "no")), 409,
                "funding.batch-approved");

        Path outgoing = folder().resolve("outgoing").resolve(batch + ".xml");
        byte[] file = Objects.requireNonNull(api().get(FIRST, API + "payment-batches/" + batch + "/file")
                .expectStatus()
                .isOk()
                .returnResult(byte[].class)
                .getResponseBody());
        assertThat(outgoing).hasBinaryContent(file);
        Files.delete(outgoing);
        refusal(api().post(second, API + disbursement(schools.get(0), semester) + "/paid",
                Map.of("on", "2022-02-18", "reference", "GK-1")), 409, "funding.disbursement-in-file");

        arrive(report("B-1", batch, "PART", tx(schools.get(0), semester, "ACSC", ""),
                tx(schools.get(1), semester, "RJCT", "AC01")));
        await().atMost(60, SECONDS).untilAsserted(() -> assertThat(folder().resolve("taken/B-1.xml")).exists());
        assertThat(payment(batch, schools.get(0)).path("state").asString()).isEqualTo("PAID");
        assertThat(payment(batch, schools.get(0)).path("on").asString()).isEqualTo("2022-02-18");
        assertThat(payment(batch, schools.get(1)).path("state").asString()).isEqualTo("FAILED");
        assertThat(payment(batch, schools.get(1)).path("reason").asString()).isEqualTo("AC01");
        assertThat(fundOf(schools.get(0))).isEqualTo(12_500);
        assertThat(fundOf(schools.get(1))).isZero();

        secondAttempt(semester, batch, schools);
        assertThat(outgoing).doesNotExist();
    }

    /** With the account mended and the third one known: the same end-to-end id, and nothing a second time. */
    private void secondAttempt(String semester, String first, List<String> schools) throws IOException {
        account(schools.get(1), "1602001109014567899", "\"1\"");
        account(schools.get(2), "1602001109014567892", "");
        String batch = answer(prepare(semester), 201).path("batchId").asString();
        assertThat(batch).isEqualTo(semester + "-2");
        answer(approveBatch(second, batch), 200);
        assertThat(payment(batch, schools.get(1)).path("endToEndId").asString())
                .isEqualTo(payment(first, schools.get(1)).path("endToEndId").asString());
        assertThat(payment(batch, schools.get(1)).path("attempt").asInt()).isEqualTo(2);
        assertThat(payment(first, schools.get(1)).path("state").asString()).isEqualTo("ELSEWHERE");

        JsonNode late = answer(upload(report("B-2", first, "PART", tx(schools.get(1), semester, "ACSC", ""))), 200);
        assertThat(late.path("state").asString()).isEqualTo("ATTENTION");
        assertThat(late.path("notes").get(0).path("why").asString()).isEqualTo("CONTRADICTS");
        JsonNode pending = answer(upload(report("B-3", batch, "ACSP")), 200);
        assertThat(pending.path("pending").asInt()).isEqualTo(2);
        assertThat(payment(batch, schools.get(1)).path("bankStatus").asString()).isEqualTo("ACSP");
        for (int i = 0; i < 3; i++) {
            JsonNode paid = answer(upload(report("B-4", batch, "ACSC")), 200);
            assertThat(paid.path("state").asString()).isEqualTo("TAKEN");
            assertThat(paid.path("paid").asInt()).isEqualTo(2);
        }
        answer(upload(report("B-5", batch, "RJCT")), 200);
        refusal(prepare(semester), 409, "funding.nothing-to-pay");

        var compared = answer(api().get(FIRST, API + "semesters/" + semester + "/reconciliation"), 200).path("items");
        assertThat(compared.valueStream()).hasSize(3)
                .allSatisfy(it -> assertThat(it.path("state").asString()).isEqualTo("PAID"))
                .allSatisfy(it -> assertThat(it.path("bookedFen").asLong()).isEqualTo(12_500))
                .noneMatch(it -> it.has("difference"));
        schools.forEach(it -> assertThat(fundOf(it)).isEqualTo(12_500));
        assertThat(Facts.about("funding.disbursement.v1", schools.get(1) + ":" + semester))
                .extracting(it -> it.header("ce_type").split("[.]")[2])
                .containsExactly("disbursement-ordered", "disbursement-failed", "disbursement-ordered",
                        "disbursement-paid");
        assertThat(answer(api().get(FIRST, API + "semesters/" + semester + "/payment-batches"), 200).path("items")
                .valueStream()).extracting(it -> it.path("number").asInt()).containsExactly(2, 1);
    }

    @Test
    void whatTheBankSaysAndNobodyCanBelieveIsParkedWithItsReason() throws IOException {
        assertThat(why(upload("no xml"))).isEqualTo("UNREADABLE");
        assertThat(why(upload(report("B-9", "2001-autumn-1", "ACSC")))).isEqualTo("BATCH_UNKNOWN");
        refusal(upload("x".repeat(2 * 1024 * 1024 + 1)), 413, "body-too-large");
        Files.writeString(folder().resolve("incoming/broken.xml"), "<Document>");
        await().atMost(60, SECONDS).untilAsserted(() -> assertThat(folder().resolve("parked/broken.xml")).exists());

        JsonNode first = answer(api().get(FIRST, API + "payment-status-files?limit=1"), 200);
        JsonNode next = answer(api().get(FIRST, API + "payment-status-files?limit=1000&cursor=" + first.path("next")
                .asString()), 200);
        assertThat(first.path("items").get(0).path("fileId")).isNotEqualTo(next.path("items").get(0).path("fileId"));
        assertThat(next.path("items").size()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void aBatchIsNotApprovedWhenAnAccountWasChangedAndItsPaymentsGoInTheNext() {
        String semester = "2052-autumn";
        semester(semester, LocalDate.of(2052, 9, 2), 14, ServedRule.DISTINCT_SERVED, 1);
        String school = unique("s");
        serve(school, LocalDate.of(2052, 9, 3));
        approve(school, semester);
        account(school, "1602001109014567890", "");
        refusal(api().put(FIRST, API + "schools/" + school + "/bank-account", body("1602001109014567000")), 428,
                "version-required");
        String batch = answer(prepare(semester), 201).path("batchId").asString();
        account(school, "1602001109014567000", "\"1\"");
        refusal(approveBatch(second, batch), 409, "funding.bank-account-changed");
        answer(api().post(FIRST, API + "payment-batches/" + batch + "/withdrawal", Map.of("reason", "account")), 200);
        refusal(approveBatch(second, batch), 409, "funding.batch-withdrawn");

        String next = answer(prepare(semester), 201).path("batchId").asString();
        assertThat(answer(approveBatch(second, next), 200).path("items").get(0).path("account").asString())
                .endsWith("7000");
    }

    @Test
    void othersMayNot() {
        String school = unique("s");
        for (var user : List.of("edu-bureau", "admin-1", "union", "teacher-1")) {
            String token = Tokens.of(user);
            refusal(api().post(token, API + "semesters/2051-autumn/payment-batches", Map.of()), 403, "forbidden");
            refusal(approveBatch(token, "2051-autumn-1"), 403, "forbidden");
            refusal(api().get(token, API + "payment-batches/2051-autumn-1/file"), 403, "forbidden");
            refusal(api().get(token, API + "payment-status-files"), 403, "forbidden");
            refusal(api().put(token, API + "schools/" + school + "/bank-account", body("1602001109014567890")), 403,
                    "forbidden");
        }
        account(school, "1602001109014567890", "");
        refusal(api().get(Tokens.of("admin-1"), API + "schools/" + school + "/bank-account"), 403, "out-of-scope");
        assertThat(answer(api().get(token("school-admin", school), API + "schools/" + school + "/bank-account"), 200)
                .path("accountNumber")
                .asString()).isEqualTo("***************7890");
    }

    private void serve(String school, LocalDate day) {
        publish(called(school, "g" + school, day, present(unique("p"), 1)), 1);
        allBeforeIsCounted(school);
    }

    private void approve(String school, String semester) {
        answer(api().post(Tokens.of("edu-bureau"), API + "semesters/" + semester + "/claims", Map.of()), 200);
        String path = API + "schools/" + school + "/claims/" + semester;
        answer(api().post(token("school-admin", school), path + "/confirm", Map.of()), 200);
        answer(api().post(Tokens.of("edu-bureau"), path + "/approve", Map.of()), 200);
    }

    private void account(String school, String number, String version) {
        answer(api().put(FIRST, API + "schools/" + school + "/bank-account", body(number), "If-Match", version), 200);
    }

    private static Map<String, Object> body(String number) {
        return Map.of("holder", "实验小学", "bankCode", "102451000012", "accountNumber", number);
    }

    private ResponseSpec prepare(String semester) {
        return api().post(FIRST, API + "semesters/" + semester + "/payment-batches",
                Map.of("executeOn", "2022-02-18"));
    }

    private ResponseSpec approveBatch(String token, String batch) {
        return api().post(token, API + "payment-batches/" + batch + "/approval", Map.of());
    }

    private JsonNode payment(String batch, String school) {
        return answer(api().get(FIRST, API + "payment-batches/" + batch), 200).path("items")
                .valueStream()
                .filter(it -> it.path("schoolId").asString().equals(school))
                .findFirst()
                .orElseThrow();
    }

    private static String disbursement(String school, String semester) {
        return "schools/" + school + "/claims/" + semester + "/disbursement";
    }

    private Path folder() {
        return Objects.requireNonNull(settings.folder());
    }

    private void arrive(String report) throws IOException {
        Path part = Files.writeString(folder().resolve("incoming/.B-1.part"), report);
        Files.move(part, folder().resolve("incoming/B-1.xml"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String tx(String school, String semester, String status, String reason) {
        return "<TxInfAndSts><OrgnlEndToEndId>" + EndToEndId.of(school + ":" + semester) + "</OrgnlEndToEndId><TxSts>"
                + status + "</TxSts>"
                + (reason.isEmpty() ? "" : "<StsRsnInf><Rsn><Cd>" + reason + "</Cd></Rsn></StsRsnInf>")
                + "</TxInfAndSts>";
    }

    private static String report(String message, String batch, String status, String... payments) {
        return """
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
            <GrpHdr><MsgId>%s</MsgId><CreDtTm>2022-02-18T10:00:00+08:00</CreDtTm></GrpHdr>
            <OrgnlGrpInfAndSts><OrgnlMsgId>%s</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId><GrpSts>%s</GrpSts></OrgnlGrpInfAndSts>
            <OrgnlPmtInfAndSts><OrgnlPmtInfId>%s</OrgnlPmtInfId>%s</OrgnlPmtInfAndSts>
            </CstmrPmtStsRpt></Document>"""
                .formatted(message, batch, status, batch, String.join("", payments));
    }

    private ResponseSpec upload(String file) {
        var form = new LinkedMultiValueMap<String, Object>();
        form.add("file", new ByteArrayResource(file.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return "status.xml";
            }
        });
        return RestTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .build()
                .post()
                .uri(API + "payment-status-files")
                .headers(it -> it.setBearerAuth(FIRST))
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(form)
                .exchange();
    }

    private static String why(ResponseSpec uploaded) {
        return answer(uploaded, 200).path("notes").get(0).path("why").asString();
    }

    private long fundOf(String school) {
        return answer(api().get(FIRST, API + "schools/" + school + "/ledger"), 200).path("accounts")
                .valueStream()
                .filter(it -> it.path("account").asString().equals("fund:CITY_FINANCE"))
                .mapToLong(it -> it.path("balanceFen").asLong())
                .sum();
    }
}
