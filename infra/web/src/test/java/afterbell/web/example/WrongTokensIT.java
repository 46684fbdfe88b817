package afterbell.web.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;

import com.nimbusds.jose.JOSEObjectType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import afterbell.web.security.LocalRealm;

/** What Keycloak never issues, and a realm that goes away. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = ExampleApplication.class)
@ContextConfiguration(initializers = Store.class)
@DirtiesContext
class WrongTokensIT {

    private static final LocalRealm REALM = new LocalRealm();
    private static final String ME = "/api/example/v1/me";

    private final Api api;

    WrongTokensIT(@LocalServerPort int port) {
        this.api = new Api(port);
    }

    @DynamicPropertySource
    static void realm(DynamicPropertyRegistry properties) {
        properties.add("OIDC_ISSUER", REALM::issuer);
    }

    @AfterAll
    static void stop() {
        REALM.close();
    }

    static Stream<Arguments> wrong() {
        var past = Date.from(Instant.now().minusSeconds(60));
        var future = Date.from(Instant.now().plusSeconds(60));
        return Stream.of(
                arguments("signed by a stranger", REALM.token(LocalRealm.generate("stranger"), _ -> {})),
                arguments("signed by a stranger with our key's name",
                        REALM.token(LocalRealm.generate("current"), _ -> {})),
                arguments("changed after signing", tampered()),
                arguments("not signed", REALM.unsigned()),
                arguments("signed with the public key", REALM.signedWithThePublicKey()),
                arguments("of another issuer", REALM.token(it -> it.issuer("http://127.0.0.1:1/realms/afterbell"))),
                arguments("of no issuer", REALM.token(it -> it.issuer(null))),
                arguments("for another audience", REALM.token(it -> it.audience("account"))),
                arguments("for no audience", REALM.token(it -> it.audience((String) null))),
                arguments("expired", REALM.token(it -> it.expirationTime(past))),
                arguments("without an end", REALM.token(it -> it.expirationTime(null))),
                arguments("not valid yet", REALM.token(it -> it.notBeforeTime(future))),
                arguments("of another type", REALM.token(new JOSEObjectType("logout+jwt"), REALM.key, _ -> {})),
                arguments("of nobody", REALM.token(it -> it.subject(null))),
                arguments("with schools that are no list", REALM.token(it -> it.claim("schools", 7))),
                arguments("no token at all", "abc.def.ghi"));
    }

    private static String tampered() {
        var parts = REALM.token(_ -> {}).split("\\.");
        var other = REALM.token(it -> it.claim("schools", List.of("s-2"))).split("\\.");
        return parts[0] + "." + other[1] + "." + parts[2];
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void aWrongTokenIsRefused(String what, String token) {
        var refused = api.get(ME, token, "Accept-Language", "en");
        assertThat(refused.status()).as(what).isEqualTo(401);
        assertThat(refused.text("code")).isEqualTo("token-invalid");
        assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void aGoodTokenIsAcceptedAndAFewSecondsOfSkewAreForgiven() {
        assertThat(api.get(ME, REALM.token(_ -> {})).status()).isEqualTo(200);
        var justOver = Date.from(Instant.now().minusSeconds(3));
        assertThat(api.get(ME, REALM.token(it -> it.expirationTime(justOver))).status()).isEqualTo(200);
    }

    @Test
    void oneSchoolMayComeAsAWord() {
        var me = api.get(ME, REALM.token(it -> it.claim("schools", "s-9"))).json();
        assertThat(me.path("schools").path(0).asString()).isEqualTo("s-9");
    }

    @Test
    void rolesThatAreNotOursAreNothing() {
        var me = api.get(ME, REALM.token(_ -> {})).json();
        assertThat(me.path("roles").valueStream().map(it -> it.asString())).containsExactly("teacher");
        assertThat(api.get("/api/example/v1/bureau", REALM.token(_ -> {})).status()).isEqualTo(403);
    }

    @Test
    void aWrongTokenIsRefusedOnAPublicPathToo() {
        assertThat(api.get("/api/example/v1/plans/s-1", "abc.def.ghi").status()).isEqualTo(401);
    }

    @Test
    void aTokenInTheAddressIsNotTaken() {
        assertThat(api.get(ME + "?access_token=" + REALM.token(_ -> {}), null).status()).isEqualTo(401);
    }
}
