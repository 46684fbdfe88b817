package afterbell.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;

class RememberedTokensTest {
    private static final Instant NOW = Instant.parse("2021-09-01T08:00:00Z");

    private final AtomicInteger computed = new AtomicInteger();
    private final JwtTimestampValidator life = new JwtTimestampValidator(Duration.ZERO);
    private final RememberedTokens tokens = new RememberedTokens(this::decode, life);

    @Test
    void aGoodTokenIsComputedOnce() {
        life.setClock(Clock.fixed(NOW, ZoneOffset.UTC));

        assertThat(tokens.decode("good").getSubject()).isEqualTo("good");
        assertThat(tokens.decode("good").getSubject()).isEqualTo("good");
        assertThat(tokens.decode("other").getSubject()).isEqualTo("other");

        assertThat(computed).hasValue(2);
    }

    @Test
    void aRememberedTokenStillExpires() {
        life.setClock(Clock.fixed(NOW, ZoneOffset.UTC));
        tokens.decode("good");
        life.setClock(Clock.fixed(NOW.plusSeconds(301), ZoneOffset.UTC));

        assertThatExceptionOfType(JwtValidationException.class).isThrownBy(() -> tokens.decode("good"));
    }

    @Test
    void aBadTokenIsNeverRemembered() {
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode("bad"));
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode("bad"));

        assertThat(computed).hasValue(2);
    }

    private Jwt decode(String token) {
        computed.incrementAndGet();
        if (token.equals("bad")) {
            throw new BadJwtException("bad signature");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .subject(token)
                .issuedAt(NOW)
                .expiresAt(NOW.plusSeconds(300))
                .build();
    }
}
