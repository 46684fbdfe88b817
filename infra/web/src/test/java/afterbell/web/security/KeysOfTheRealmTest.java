package afterbell.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.JwtException;

class KeysOfTheRealmTest {

    private static final Duration CACHED = Duration.ofMillis(100);

    private final LocalRealm realm = new LocalRealm();

    @AfterEach
    void stop() {
        realm.close();
    }

    @Test
    void keysAreReadWithTheFirstTokenAndNotWithEach() {
        var decoder = Tokens.decoder(settings());
        assertThat(realm.keyRequests).hasValue(0);
        for (var i = 0; i < 10; i++) {
            decoder.decode(realm.token(_ -> {}));
        }
        assertThat(realm.keyRequests).hasValue(1);
    }

    @Test
    void knownKeysOutliveTheirTimeWhileTheRealmIsAway() {
        var decoder = Tokens.decoder(settings(), CACHED);
        decoder.decode(realm.token(_ -> {}));
        realm.close();
        await().pollDelay(CACHED.multipliedBy(3))
                .untilAsserted(
                        () -> assertThat(decoder.decode(realm.token(_ -> {})).getSubject()).isEqualTo("u-1"));
    }

    @Test
    void tokensWithUnknownKeysDoNotFloodTheRealm() {
        var decoder = Tokens.decoder(settings());
        var stranger = realm.token(LocalRealm.generate("stranger"), _ -> {});
        decoder.decode(realm.token(_ -> {}));
        for (var i = 0; i < 100; i++) {
            assertThatThrownBy(() -> decoder.decode(stranger)).isInstanceOf(JwtException.class);
        }
        assertThat(realm.keyRequests.get()).isLessThan(10);
    }

    private SecuritySettings settings() {
        return new SecuritySettings(URI.create(realm.issuer()), null, "afterbell-api", List.of());
    }
}
