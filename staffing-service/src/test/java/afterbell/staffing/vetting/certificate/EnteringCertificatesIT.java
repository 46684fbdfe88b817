package afterbell.staffing.vetting.certificate;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

import afterbell.confidential.Confidential;
import afterbell.staffing.City;
import afterbell.staffing.RunningStaffing;
import afterbell.testing.Tokens;

/** R24: the office's answer on paper is kept encrypted, and counts as the record check. */
class EnteringCertificatesIT extends RunningStaffing {
    private static final byte[] PDF = "%PDF-1.7 无犯罪记录证明".getBytes(StandardCharsets.UTF_8);

    @Autowired
    private MongoTemplate mongo;
    @Autowired
    private Confidential confidential;
    @Autowired
    private City city;

    private final String school = newSchool();
    private String worker = "";

    @BeforeEach
    void aWorker() {
        worker = givenWorker("RETIRED_TEACHER", school);
    }

    @Test
    void aCertificateClearsAndIsReadBackAsItWasWithTraces() {
        var entered = answer(certificate(admin(), worker, CHECKED, "CLEAR", PDF), 201);
        assertThat(entered.path("standing").asString()).isEqualTo("CLEARED");
        assertThat(entered.has("name")).isFalse();

        var listed = list(admin()).path("items").get(0);
        assertThat(listed.path("type").asString()).isEqualTo("application/pdf");
        assertThat(listed.path("on").asString()).isEqualTo(CHECKED.toString());
        assertThat(listed.path("size").asInt()).isEqualTo(PDF.length);
        for (var reader : new String[]{admin(), Tokens.of("edu-bureau")}) {
            var read = api().get(reader, path(listed)).expectStatus().isOk().returnResult(byte[].class);
            assertThat(read.getResponseBody()).isEqualTo(PDF);
            assertThat(read.getResponseHeaders().getFirst("Content-Disposition")).startsWith("attachment");
            assertThat(read.getResponseHeaders().getCacheControl()).contains("no-store");
        }
        var audit = answer(api().get(Tokens.of("edu-bureau"), STAFFING + "/audit?subjectId=" + worker), 200);
        assertThat(audit.toString()).contains("worker.certificate-entered", "worker.certificate")
                .doesNotContain("CLEAR\"", "paper-1");
    }

    @Test
    void theSameFileAgainChangesNothing() {
        answer(certificate(admin(), worker, CHECKED, "CLEAR", PDF), 201);
        var before = list(admin());

        answer(certificate(admin(), worker, CHECKED, "CLEAR", PDF), 201);

        assertThat(list(admin())).isEqualTo(before);
        answer(certificate(admin(), worker, CHECKED.plusDays(1), "CLEAR", PDF), 201);
        assertThat(list(admin()).path("items")).hasSize(2);
    }

    @Test
    void anAdverseOneBars() {
        assertThat(answer(certificate(admin(), worker, CHECKED, "ADVERSE", PDF), 201).path("standing").asString())
                .isEqualTo("BARRED");
        refusal(certificate(admin(), worker, CHECKED.plusDays(1), "CLEAR", PDF), 409, "staffing.worker-barred");
        assertThat(list(admin()).path("items")).as("what was refused is not kept").hasSize(1);
    }

    @Test
    void whatIsNoCertificateOrTooLargeIsRefused() {
        refusal(certificate(admin(), worker, CHECKED, "CLEAR", "PK a spreadsheet".getBytes(StandardCharsets.UTF_8)),
                422, "staffing.certificate-type-unknown");
        refusal(certificate(admin(), worker, CHECKED, "CLEAR", Arrays.copyOf(PDF, 2 * 1024 * 1024 + 1)), 413,
                "body-too-large");
        refusal(certificate(admin(), worker, CHECKED, "MAYBE", PDF), 400, "invalid-parameter");
        refusal(certificate(admin(), worker, city.today().plusDays(1), "CLEAR", PDF), 422, "staffing.day-to-come");
        assertThat(list(admin()).path("items")).isEmpty();
        answer(certificate(admin(), worker, CHECKED, "CLEAR", Arrays.copyOf(PDF, 2 * 1024 * 1024)), 201);
    }

    @Test
    void onlyTheSchoolThatEnteredItAndTheBureauMayReadIt() {
        answer(certificate(admin(), worker, CHECKED, "CLEAR", PDF), 201);
        var listed = list(admin()).path("items").get(0);

        refusal(certificate(Tokens.of("admin-2"), worker, CHECKED, "CLEAR", PDF), 403, "out-of-scope");
        refusal(certificate(Tokens.of("teacher-1"), worker, CHECKED, "CLEAR", PDF), 403, "forbidden");
        assertThat(list(Tokens.of("admin-2")).path("items")).isEmpty();
        refusal(api().get(Tokens.of("admin-2"), path(listed)), 404, "staffing.certificate-unknown");
        refusal(api().get(Tokens.of("teacher-1"), path(listed)), 403, "forbidden");
    }

    @Test
    void itLiesSealedAndIsForgottenWithTheWorker() {
        answer(certificate(admin(), worker, CHECKED, "CLEAR", PDF), 201);
        var listed = list(admin()).path("items").get(0);
        var stored = mongo.getCollection("record-certificates")
                .find(new Document("_id", listed.path("certificateId").asString()))
                .first();

        var sealed = new String(stored.get("c", Binary.class).getData(), StandardCharsets.ISO_8859_1);
        assertThat(sealed).doesNotContain("%PDF");
        assertThat(stored.toJson()).doesNotContain("CLEAR", "paper-1");
        confidential.forget(worker);
        refusal(api().get(admin(), path(listed)), 404, "staffing.certificate-unknown");
    }

    private JsonNode list(String token) {
        return answer(api().get(token, STAFFING + "/workers/" + worker + "/record-certificates"), 200);
    }

    private String path(JsonNode listed) {
        return STAFFING + "/workers/" + worker + "/record-certificates/" + listed.path("certificateId").asString();
    }
}
