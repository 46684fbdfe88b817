package afterbell.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LimitsIT {

    private static final String PATH = "/api/attendance/v1/x";

    private static final Realm realm = new Realm();
    private static final Backend attendance = new Backend();
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.with("afterbell.security.issuer=" + realm.issuer(),
                RunningGateway.attendance(attendance.url()), "afterbell.gateway.limit.body=10KB",
                "afterbell.gateway.limit.body-time=1s", "afterbell.gateway.limit.per-second=5",
                "afterbell.gateway.limit.burst=10", "afterbell.gateway.limit.refusals=5");
    }

    @AfterAll
    static void stop() {
        gateway.close();
        attendance.close();
        realm.close();
    }

    @Test
    void aBodyOfTheLimitPassesAndOneByteMoreDoesNot() throws Exception {
        var path = "/api/attendance/v1/sizes";

        assertThat(gateway.post(path, realm.token("size"), "x".repeat(10_240)).statusCode()).isEqualTo(200);
        var refused = gateway.post(path, realm.token("size"), "x".repeat(10_241));

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("\"code\":\"body-too-large\"");
        assertThat(attendance.received(path)).hasSize(1);
    }

    @Test
    void aBodyOfUnknownLengthIsHeldToTheSameLimit() throws Exception {
        var path = "/api/attendance/v1/chunks";

        assertThat(chunked(path, 10_240).statusCode()).isEqualTo(200);
        assertThat(chunked(path, 10_241).statusCode()).isEqualTo(413);
        assertThat(attendance.received(path)).singleElement()
                .satisfies(one -> assertThat(one.body()).hasSize(10_240));
    }

    private static HttpResponse<String> chunked(String path, int bytes) throws Exception {
        return gateway.send(gateway.request(path, realm.token("chunks"))
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[bytes]))));
    }

    @Test
    void aBodyThatNeverComesIsNotWaitedForLongAndReachesNoService() throws Exception {
        var path = "/api/attendance/v1/slow";

        var answer = RawHttp.drip(gateway.port(), """
            POST %s HTTP/1.1
            Host: localhost
            Authorization: Bearer %s
            Content-Length: 1000

            """.formatted(path, realm.token("slow")), Duration.ofMillis(100));

        assertThat(answer).startsWith("HTTP/1.1 408").contains("gateway.body-too-slow");
        assertThat(attendance.received(path)).isEmpty();
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeBack() throws Exception {
        var token = realm.token("eager");
        var refused = IntStream.range(0, 40).mapToObj(_ -> get(token)).filter(one -> one.statusCode() == 429).toList();

        assertThat(refused).hasSizeGreaterThan(5);
        assertThat(refused.getFirst().headers().firstValue("Retry-After")).contains("1");
        assertThat(refused.getFirst().headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(refused.getFirst().body()).contains("\"code\":\"too-many-requests\"");
        await().atMost(Duration.ofSeconds(5)).until(() -> get(token).statusCode() == 200);
    }

    @Test
    void oneWhoAsksTooOftenTakesNothingFromOthers() {
        var eager = realm.token("greedy");
        IntStream.range(0, 40).forEach(_ -> get(eager));

        assertThat(get(realm.token("patient")).statusCode()).isEqualTo(200);
    }

    @Test
    void aStrangerWhoReadsPublicPagesTooOftenIsTurnedAwayByAddress() throws Exception {
        var path = "/api/attendance/v1/public/plans";

        var statuses = IntStream.range(0, 40).map(_ -> stranger(path)).boxed().toList();

        assertThat(statuses).startsWith(200).contains(429).containsOnly(200, 429);
        assertThat(get(realm.token("beside the stranger")).statusCode()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(5)).until(() -> stranger(path) == 200);
    }

    private static int stranger(String path) {
        try {
            return gateway.send(gateway.request(path)).statusCode();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void anAddressThatShowsOnlyBadTokensIsTurnedAwayBeforeTheyAreRead() throws Exception {
        var forged = realm.signedByAnotherKey();

        var statuses = IntStream.range(0, 30).map(_ -> get(forged).statusCode()).boxed().toList();

        assertThat(statuses.getFirst()).isEqualTo(401);
        assertThat(statuses).contains(429);
        await().atMost(Duration.ofSeconds(5)).until(() -> get(realm.token("later")).statusCode() == 200);
    }

    private static HttpResponse<String> get(String token) {
        try {
            return gateway.get(PATH, token);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
