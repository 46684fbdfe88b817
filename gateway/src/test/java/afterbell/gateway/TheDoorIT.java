package afterbell.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TheDoorIT {

    private static final Realm realm = new Realm();
    private static final Backend attendance = new Backend();
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.with("afterbell.security.issuer=" + realm.issuer(),
                "afterbell.gateway.allowed-origins=https://console.example", "afterbell.gateway.limit.refusals=1000",
                RunningGateway.attendance(attendance.url()));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        attendance.close();
        realm.close();
    }

    @Test
    void aRequestWithoutATokenGetsNoFurther() throws Exception {
        var answer = gateway.send(gateway.request("/api/attendance/v1/closed"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValueSatisfying(
                challenge -> assertThat(challenge).startsWith("Bearer"));
        assertThat(answer.body()).contains("\"code\":\"unauthenticated\"", "\"correlationId\"");
        assertThat(attendance.received("/api/attendance/v1/closed")).isEmpty();
    }

    @Test
    void aTokenThatIsExpiredForeignForgedOrForOthersGetsNoFurther() throws Exception {
        var path = "/api/attendance/v1/tokens";

        assertThat(gateway.get(path, realm.expired()).statusCode()).isEqualTo(401);
        assertThat(gateway.get(path, realm.ofAnotherIssuer()).statusCode()).isEqualTo(401);
        assertThat(gateway.get(path, realm.forAnotherAudience()).statusCode()).isEqualTo(401);
        assertThat(gateway.get(path, realm.signedByAnotherKey()).statusCode()).isEqualTo(401);
        assertThat(gateway.get(path, "nonsense").statusCode()).isEqualTo(401);
        assertThat(attendance.received(path)).isEmpty();
        assertThat(gateway.get(path, realm.token("teacher")).statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenInTheAddressIsNoToken() throws Exception {
        var answer = gateway.send(
                gateway.request("/api/attendance/v1/closed?access_token=" + realm.token("teacher")));

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void theDescriptionOfAnApiIsOpenToAll() throws Exception {
        attendance.at("/api/attendance/v1/openapi.json", one -> Backend.send(one, 200, "{\"openapi\":\"3.1.0\"}"));

        var answer = gateway.send(gateway.request("/api/attendance/v1/openapi.json"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("3.1.0");
    }

    /** R22: plans are read without a login. */
    @Test
    void whatIsPublicIsReadWithoutALogInAndOnlyRead() throws Exception {
        var path = "/api/attendance/v1/public/schools/s-1/plans/2021-autumn";
        attendance.at(path, exchange -> {
            exchange.getResponseHeaders().set("Cache-Control", "max-age=60, public");
            exchange.getResponseHeaders().set("ETag", "\"3\"");
            Backend.send(exchange, 200, "{\"plan\":3}");
        });

        var read = gateway.send(gateway.request(path));
        var written = gateway.send(gateway.request(path).POST(BodyPublishers.ofString("{}")));
        var beside = gateway.send(gateway.request("/api/attendance/v1/publicity"));

        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).contains("\"plan\":3");
        assertThat(read.headers().firstValue("Cache-Control")).contains("max-age=60, public");
        assertThat(read.headers().firstValue("ETag")).contains("\"3\"");
        assertThat(written.statusCode()).isEqualTo(401);
        assertThat(beside.statusCode()).isEqualTo(401);
        assertThat(attendance.received(path)).singleElement()
                .satisfies(one -> assertThat(one.method()).isEqualTo("GET"));
    }

    @Test
    void everyAnswerCarriesTheHeadersThatProtectABrowserOnce() throws Exception {
        attendance.at("/api/attendance/v1/weak", exchange -> {
            exchange.getResponseHeaders().set("Content-Security-Policy", "default-src *");
            exchange.getResponseHeaders().set("X-Frame-Options", "ALLOWALL");
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
            Backend.send(exchange, 200, "{}");
        });

        assertProtected(gateway.get("/api/attendance/v1/weak", realm.token("teacher")));
        assertProtected(gateway.send(gateway.request("/api/attendance/v1/closed")));
        assertProtected(gateway.send(gateway.request("/")));
        assertProtected(gateway.send(gateway.request("/nowhere")));
    }

    private static void assertProtected(HttpResponse<String> answer) {
        assertThat(answer.headers().allValues("Content-Security-Policy")).singleElement()
                .asString()
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().allValues("X-Frame-Options")).containsExactly("DENY");
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void onlyAnAllowedOriginMayCallFromABrowser() throws Exception {
        var allowed = preflight("https://console.example");
        var other = preflight("https://evil.example");

        assertThat(allowed.statusCode()).isEqualTo(200);
        assertThat(allowed.headers().firstValue("Access-Control-Allow-Origin")).contains("https://console.example");
        assertThat(other.statusCode()).isEqualTo(403);
        assertThat(other.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(attendance.received("/api/attendance/v1/preflight")).isEmpty();
    }

    private static HttpResponse<String> preflight(String origin) throws Exception {
        return gateway.send(gateway.request("/api/attendance/v1/preflight")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,idempotency-key")
                .method("OPTIONS", BodyPublishers.noBody()));
    }

    @Test
    void figuresAreToldOnTheManagementPortOnly() throws Exception {
        gateway.get("/api/attendance/v1/counted", realm.token("teacher"));

        var figures = gateway.send(java.net.http.HttpRequest.newBuilder(gateway.management("/actuator/prometheus")));
        var outside = gateway.get("/actuator/prometheus", realm.token("teacher"));

        assertThat(figures.body()).contains("resilience4j_circuitbreaker_state", "http_server_requests_seconds_count");
        assertThat(outside.statusCode()).isEqualTo(404);
    }

    @Test
    void itIsReadyWhateverTheServicesDo() throws Exception {
        var readiness = gateway
                .send(java.net.http.HttpRequest.newBuilder(gateway.management("/actuator/health/readiness")));
        var liveness = gateway
                .send(java.net.http.HttpRequest.newBuilder(gateway.management("/actuator/health/liveness")));

        assertThat(readiness.body()).contains("\"UP\"");
        assertThat(liveness.body()).contains("\"UP\"");
    }
}
