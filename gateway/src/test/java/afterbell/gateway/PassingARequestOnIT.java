package afterbell.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PassingARequestOnIT {

    private static final Realm realm = new Realm();
    private static final Backend attendance = new Backend();
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.with("afterbell.security.issuer=" + realm.issuer(),
                RunningGateway.attendance(attendance.url()));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        attendance.close();
        realm.close();
    }

    @Test
    void methodPathQueryBodyAndTokenArriveUnchanged() throws Exception {
        var token = realm.token("teacher");
        var body = "{\"班\":\"一年级\"}";

        gateway.send(gateway.request("/api/attendance/v1/registers/a%20b?day=2026-11-23&name=%E7%8F%AD", token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "\"k1\"")
                .header("If-Match", "\"7\"")
                .PUT(BodyPublishers.ofString(body)));

        var arrived = attendance.received("/api/attendance/v1/registers/a%20b?day=2026-11-23&name=%E7%8F%AD")
                .getFirst();
        assertThat(arrived.method()).isEqualTo("PUT");
        assertThat(arrived.body()).isEqualTo(body);
        assertThat(arrived.header("Authorization")).isEqualTo("Bearer " + token);
        assertThat(arrived.header("Idempotency-key")).isEqualTo("\"k1\"");
        assertThat(arrived.header("If-match")).isEqualTo("\"7\"");
        assertThat(arrived.header("Content-length")).isEqualTo("19");
    }

    @Test
    void aFormIsPassedOnAsItWasSent() throws Exception {
        gateway.send(gateway.request("/api/attendance/v1/form?a=1", realm.token("teacher"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("a=2&b=%E7%8F%AD&c")));

        assertThat(attendance.received("/api/attendance/v1/form?a=1").getFirst().body()).isEqualTo("a=2&b=%E7%8F%AD&c");
    }

    /** A roster file of 2 MB and the form around it; one of 3 MB is refused and reaches no service. */
    @Test
    void anUploadIsPassedOnAsItWasSent() throws Exception {
        var path = "/api/attendance/v1/roster-imports?mode=ALL";
        var form = upload(2 * 1024 * 1024);

        assertThat(send(path, form).statusCode()).isEqualTo(200);
        assertThat(send(path, upload(3 * 1024 * 1024)).statusCode()).isEqualTo(413);

        assertThat(attendance.received(path)).singleElement().satisfies(arrived -> {
            assertThat(arrived.header("Content-type")).startsWith("multipart/form-data;")
                    .contains("boundary=----part");
            assertThat(arrived.body().equals(form)).isTrue();
        });
    }

    private static HttpResponse<String> send(String path, String form) throws Exception {
        return gateway.send(gateway.request(path, realm.token("office"))
                .header("Content-Type", "multipart/form-data; boundary=----part")
                .POST(BodyPublishers.ofString(form)));
    }

    private static String upload(int bytes) {
        return "------part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"roster.zip\"\r\n"
                + "Content-Type: application/zip\r\n\r\n" + "z".repeat(bytes) + "\r\n------part--\r\n";
    }

    @Test
    void theAnswersStatusBodyAndHeadersComeBackUnchanged() throws Exception {
        attendance.at("/api/attendance/v1/made", exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"8\"");
            exchange.getResponseHeaders().set("Location", "/api/attendance/v1/made/8");
            Backend.send(exchange, 201, "{\"版本\":8}");
        });

        var answer = gateway.post("/api/attendance/v1/made", realm.token("teacher"), "{}");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("{\"版本\":8}");
        assertThat(answer.headers().firstValue("ETag")).contains("\"8\"");
        assertThat(answer.headers().firstValue("Location")).contains("/api/attendance/v1/made/8");
    }

    @Test
    void aRefusalOfTheServiceComesBackAsTheServiceWroteIt() throws Exception {
        attendance.at("/api/attendance/v1/refused", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
            exchange.sendResponseHeaders(422, 0);
            exchange.getResponseBody().write("{\"code\":\"attendance.pupil-unknown\"}".getBytes());
        });

        var answer = gateway.post("/api/attendance/v1/refused", realm.token("teacher"), "{}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).isEqualTo("{\"code\":\"attendance.pupil-unknown\"}");
    }

    @Test
    void headersOfOneHopEndAtThatHop() throws Exception {
        attendance.at("/api/attendance/v1/hop", exchange -> {
            exchange.getResponseHeaders().put("Keep-Alive", List.of("timeout=3"));
            exchange.getResponseHeaders().put("Server", List.of("secret/1.0"));
            exchange.getResponseHeaders().put("Set-Cookie", List.of("a=b"));
            Backend.send(exchange, 200, "{}");
        });

        var answer = RawHttp.exchange(gateway.port(), """
            GET /api/attendance/v1/hop HTTP/1.1
            Host: localhost
            Authorization: Bearer %s
            Connection: close, X-Only-Here
            X-Only-Here: yes
            TE: trailers
            Proxy-Authorization: Basic eA==
            Cookie: session=1
            X-Forwarded-For: 10.0.0.1
            X-Forwarded-Host: evil.example
            Forwarded: for=10.0.0.1

            """.formatted(realm.token("teacher")));

        var arrived = attendance.received("/api/attendance/v1/hop").getFirst();
        assertThat(answer).startsWith("HTTP/1.1 200").doesNotContain("Keep-Alive", "Server:", "Set-Cookie");
        assertThat(arrived.headers()).doesNotContainKeys("X-only-here", "Te", "Proxy-authorization", "Cookie",
                "X-forwarded-for", "X-forwarded-host", "Forwarded");
    }

    @Test
    void theCorrelationIdOfTheCallerReachesTheServiceAndComesBack() throws Exception {
        var answer = gateway.send(gateway.request("/api/attendance/v1/known", realm.token("teacher"))
                .header("X-Correlation-Id", "roll-call-17"));

        assertThat(attendance.received("/api/attendance/v1/known").getFirst().header("X-correlation-id"))
                .isEqualTo("roll-call-17");
        assertThat(answer.headers().allValues("X-Correlation-Id")).containsExactly("roll-call-17");
    }

    @Test
    void aRequestWithoutCorrelationIdIsGivenOne() throws Exception {
        var answer = gateway.get("/api/attendance/v1/nameless", realm.token("teacher"));

        var given = attendance.received("/api/attendance/v1/nameless").getFirst().header("X-correlation-id");
        assertThat(given).isNotBlank();
        assertThat(answer.headers().allValues("X-Correlation-Id")).containsExactly(given);
    }

    @Test
    void theTraceOfTheCallerGoesOnInTheService() throws Exception {
        gateway.send(gateway.request("/api/attendance/v1/traced", realm.token("teacher"))
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));

        var arrived = attendance.received("/api/attendance/v1/traced").getFirst().header("Traceparent");
        assertThat(arrived).startsWith("00-0af7651916cd43dd8448eb211c80319c-").doesNotContain("b7ad6b7169203331");
    }

    @Test
    void anAddressThatNoServiceHasIsNotFound() throws Exception {
        var behindTheDoor = gateway.get("/api/payroll/v1/x", realm.token("teacher"));
        var besideIt = gateway.send(gateway.request("/admin").header("Accept-Language", "en"));

        assertThat(behindTheDoor.statusCode()).isEqualTo(404);
        assertThat(behindTheDoor.body()).contains("\"code\":\"not-found\"");
        assertThat(besideIt.statusCode()).isEqualTo(404);
        assertThat(besideIt.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void thereIsNoWayAroundTheRouteByADotSegment() throws Exception {
        var answer = RawHttp.exchange(gateway.port(), """
            GET /api/attendance/../../actuator/prometheus HTTP/1.1
            Host: localhost
            Authorization: Bearer %s
            Connection: close

            """.formatted(realm.token("teacher")));

        assertThat(answer).matches("(?s)HTTP/1.1 40[04].*");
        assertThat(attendance.received("/actuator/prometheus")).isEmpty();
    }
}
