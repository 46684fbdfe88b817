package afterbell.web.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;

import org.junit.jupiter.api.Test;

import afterbell.web.security.LocalRealm;

/** Keycloak being away stops nobody who holds a good token of known keys, and no service from starting. */
class RealmAwayIT {

    private static final String ME = "/api/example/v1/me";

    @Test
    void knownKeysStayGoodWhileTheRealmIsAway() {
        var realm = new LocalRealm();
        try (var service = ExampleApplication.start(realm.issuer())) {
            assertThat(realm.keyRequests).as("no call at start-up").hasValue(0);
            var api = Api.of(service);
            assertThat(api.get(ME, realm.token(_ -> {})).status()).isEqualTo(200);
            realm.close();
            assertThat(api.get(ME, realm.token(_ -> {})).status()).isEqualTo(200);
            assertThat(api.get(ME, realm.token(LocalRealm.generate("stranger"), _ -> {})).status()).isIn(401, 503);
            assertThat(api.get(ME, realm.token(_ -> {})).status()).isEqualTo(200);
            assertThat(realm.keyRequests).hasValue(1);
        }
    }

    @Test
    void withoutAnyKeysTheServiceSaysThatItCannotTell() throws Exception {
        int closedPort;
        try (var socket = new ServerSocket(0)) {
            closedPort = socket.getLocalPort();
        }
        try (var realm = new LocalRealm();
                var service = ExampleApplication.start(
                        "http://127.0.0.1:" + closedPort + "/realms/afterbell")) {
            var refused = Api.of(service).get(ME, realm.token(_ -> {}));
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.text("code")).isEqualTo("service-unavailable");
            assertThat(refused.header("Retry-After")).isNotNull();
            assertThat(Api.of(service).get("/api/example/v1/plans/s-1", null).status()).isEqualTo(200);
        }
    }
}
