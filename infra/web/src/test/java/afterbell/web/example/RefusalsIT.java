package afterbell.web.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import afterbell.testing.Tokens;

/** RFC 9457: whatever is refused says what, why and by which rule, in the caller's language. */
@Service
class RefusalsIT {

    private static final String ASK = "/api/example/v1/questions";

    private final Api api;
    private final String token = Tokens.of("teacher-1");

    RefusalsIT(@LocalServerPort int port) {
        this.api = new Api(port);
    }

    @Test
    void aRulesRefusalCarriesItsCodeRuleAndItems() {
        var refused = api.get("/api/example/v1/failures/rule", token, "Accept-Language", "en", "X-Correlation-Id",
                "gate-7");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.header("Content-Language")).isEqualTo("en");
        assertThat(refused.http().body()).isEqualTo("""
            {"type":"https://afterbell.invalid/problems/example.not-in-group","title":"Not in the group",\
            "status":422,"detail":"A pupil does not belong to group g-1.",\
            "instance":"/api/example/v1/failures/rule","code":"example.not-in-group","rule":"R6",\
            "correlationId":"gate-7","errors":[{"pointer":"/pupils/3","code":"example.not-in-group",\
            "detail":"A pupil does not belong to group g-1."}]}""");
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 不在该班组, 学生不属于班组 g-1。", "fr, 不在该班组, 学生不属于班组 g-1。",
        "en-GB, Not in the group, A pupil does not belong to group g-1."})
    void theTextIsInTheCallersLanguage(String language, String title, String detail) {
        var refused = api.get("/api/example/v1/failures/rule", token, "Accept-Language", language);
        assertThat(refused.text("title")).isEqualTo(title);
        assertThat(refused.text("detail")).isEqualTo(detail);
    }

    @Test
    void chineseIsTheDefault() {
        assertThat(api.get("/api/example/v1/me", null).text("title")).isEqualTo("尚未登录");
    }

    @ParameterizedTest
    @CsvSource({"lock, 409, concurrent-change", "duplicate, 409, already-exists", "store, 503, service-unavailable",
        "fault, 500, internal-error"})
    void whatTheStoreAndFaultsSayStaysInside(String kind, int status, String code) {
        var refused = api.get("/api/example/v1/failures/" + kind, token);
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.text("code")).isEqualTo(code);
        assertThat(refused.http().body()).doesNotContain("secret").doesNotContain("Exception");
        assertThat(refused.text("correlationId")).isEqualTo(refused.header("X-Correlation-Id"));
    }

    @Test
    void whoNamedAVersionLearnsThatItIsStale() {
        var refused = api.get("/api/example/v1/failures/lock", token, "If-Match", "\"3\"");
        assertThat(refused.status()).isEqualTo(412);
        assertThat(refused.text("code")).isEqualTo("version-mismatch");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "7" | 200 |
        "6" | 412 | version-mismatch
        7   | 400 | if-match-invalid
        """)
    void aChangeIsMeantForOneVersion(String ifMatch, int status, String code) {
        var header = ifMatch.equals("7") ? "7" : ifMatch;
        var answer = Api.send(Api.with(api.request("/api/example/v1/settings")
                .PUT(HttpRequest.BodyPublishers.noBody()), token, "If-Match", header));
        assertThat(answer.status()).isEqualTo(status);
        if (code == null) {
            assertThat(answer.header("ETag")).isEqualTo("\"8\"");
        } else {
            assertThat(answer.text("code")).isEqualTo(code);
        }
    }

    @Test
    void aChangeWithoutAVersionIsRefused() {
        var answer = Api.send(Api.with(api.request("/api/example/v1/settings")
                .PUT(HttpRequest.BodyPublishers.noBody()), token));
        assertThat(answer.status()).isEqualTo(428);
        assertThat(answer.text("code")).isEqualTo("version-required");
    }

    @Test
    void everyInvalidValueIsNamedByAPointer() {
        var refused = api.post(ASK, token, """
            {"pupils": [{"id": "p-1", "grade": 3}, {"id": " ", "grade": 7}]}""", "Accept-Language", "en");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("code")).isEqualTo("validation-failed");
        var errors = refused.json()
                .path("errors")
                .valueStream()
                .map(it -> it.path("pointer").asString() + " " + it.path("code").asString() + ": "
                        + it.path("detail").asString())
                .toList();
        assertThat(errors).containsExactlyInAnyOrder("/pupils/1/id not-blank: must not be blank",
                "/pupils/1/grade max: must be less than or equal to 6");
    }

    @Test
    void validationSpeaksChineseToo() {
        var refused = api.post(ASK, token, "{\"pupils\": []}");
        assertThat(refused.json().path("errors").path(0).path("detail").asString()).isEqualTo("个数必须在1和50之间");
    }

    @Test
    void fiftyOnePupilsAreTooMany() {
        var pupils = String.join(",", Collections.nCopies(51, "{\"id\": \"p\", \"grade\": 1}"));
        var refused = api.post(ASK, token, "{\"pupils\": [" + pupils + "]}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("errors").path(0).path("pointer").asString()).isEqualTo("/pupils");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"pupils": [{"id": "p", "grade": "3"}]} | invalid-value    | /pupils/0/grade
        {"pupils": [{"id": "p", "grade": 3.0}]} | invalid-value    | /pupils/0/grade
        {"pupils": [{"id": "p", "grade": 1e0}]} | invalid-value    | /pupils/0/grade
        {"pupils": [{"id": "p"}]}               | invalid-value    | /pupils/0/grade
        {"pupils": [], "notes": "x"}            | unknown-property | /notes
        {"pupils": 7}                           | invalid-value    | /pupils
        {"pupils": [                            | malformed-json   |
        {"pupils": [], "pupils": []}            | malformed-json   |
        """)
    void aBodyIsReadToTheLetter(String body, String code, String pointer) {
        var refused = api.post(ASK, token, body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("code")).isEqualTo(code);
        if (pointer != null) {
            assertThat(refused.json().path("errors").path(0).path("pointer").asString()).isEqualTo(pointer);
        }
        assertThat(refused.http().body()).doesNotContain("afterbell.web").doesNotContain("jackson");
    }

    @Test
    void anEmptyBodyIsMissing() {
        assertThat(api.post(ASK, token, "").text("code")).isEqualTo("body-missing");
    }

    @Test
    void aDeepOrLongDocumentIsRefused() {
        assertThat(api.post(ASK, token, "[".repeat(100)).status()).isEqualTo(400);
        var number = "{\"pupils\": [{\"id\": \"p\", \"grade\": " + "1".repeat(60) + "}]}";
        assertThat(api.post(ASK, token, number).status()).isEqualTo(400);
    }

    @Test
    void aBodyOverTheLimitIsRefusedWhetherItsLengthIsToldOrNot() {
        var large = "x".repeat(1024 * 1024 + 1);
        var told = api.post(ASK, token, large);
        assertThat(told.status()).isEqualTo(413);
        assertThat(told.text("code")).isEqualTo("body-too-large");
        var chunked = api.request(ASK)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers
                        .ofByteArrays(List.of(large.getBytes(StandardCharsets.UTF_8))));
        assertThat(Api.send(Api.with(chunked, token)).status()).isEqualTo(413);
        var within = Body.roll("x".repeat(900_000));
        assertThat(api.post(ASK, token, within).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"GET, /api/example/v1/nothing, 404, not-found",
        "GET, /api/example/v1/questions, 405, method-not-allowed",
        "GET, /api/example/v1/numbers?limit=1001, 400, limit-exceeded",
        "GET, /api/example/v1/numbers?limit=x, 400, invalid-parameter",
        "GET, /api/example/v1/numbers?cursor=x, 400, cursor-invalid",
        "GET, /api/example/v1/numbers?size=x, 400, invalid-parameter",
        "GET, /api/example/v1/numbers?limits=7, 400, unknown-parameter"})
    void aWrongAddressOrParameterIsTold(String method, String path, int status, String code) {
        var refused = Api.send(Api.with(api.request(path).method(method, HttpRequest.BodyPublishers.noBody()), token));
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.text("code")).isEqualTo(code);
    }

    @Test
    void aMediaTypeThatNobodyReadsOrWritesIsTold() {
        var xml = api.request(ASK)
                .header("Content-Type", "application/xml")
                .POST(HttpRequest.BodyPublishers.ofString("<a/>"));
        assertThat(Api.send(Api.with(xml, token)).text("code")).isEqualTo("unsupported-media-type");
        var wanted = api.get("/api/example/v1/numbers", token, "Accept", "image/png");
        assertThat(wanted.status()).isEqualTo(406);
        assertThat(wanted.text("code")).isEqualTo("not-acceptable");
    }

    @Test
    void aCorrelationIdIsTakenOrMadeAndComesBack() {
        var given = api.get("/api/example/v1/me", token, "X-Correlation-Id", "gate-7");
        assertThat(given.header("X-Correlation-Id")).isEqualTo("gate-7");
        assertThat(given.text("logged")).isEqualTo("gate-7");
        var made = api.get("/api/example/v1/me", token, "X-Correlation-Id", "not fit\tfor a log");
        assertThat(UUID.fromString(String.valueOf(made.header("X-Correlation-Id"))).version()).isEqualTo(7);
        assertThat(made.text("logged")).isEqualTo(made.header("X-Correlation-Id"));
        assertThat(api.get("/api/example/v1/me", null).header("X-Correlation-Id")).isNotBlank();
    }
}
