package afterbell.web.security;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Builds the decoder that checks signature, issuer, audience, type and life of a token. */
final class Tokens {

    private static final Duration CLOCK_SKEW = Duration.ofSeconds(10);
    private static final Duration KEYS_CACHED = Duration.ofMinutes(10);
    private static final Duration REFRESH_AT_MOST_EVERY = Duration.ofSeconds(5);
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int MAX_KEY_SET_BYTES = 64 * 1024;

    private Tokens() {}

    static JwtDecoder decoder(SecuritySettings settings) {
        return decoder(settings, KEYS_CACHED);
    }

    static JwtDecoder decoder(SecuritySettings settings, Duration keysCached) {
        var decoder = NimbusJwtDecoder.withJwkSource(keys(settings.keys(), keysCached))
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build();
        var life = new JwtTimestampValidator(CLOCK_SKEW);
        life.setAllowEmptyExpiryClaim(false);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(JwtTypeValidator.jwt(), life,
                new JwtIssuerValidator(settings.issuer().toString()), new JwtAudienceValidator(settings.audience())));
        return new RememberedTokens(decoder, life);
    }

    /**
     * The realm's keys: read with the first token, not at start-up; an unknown key id asks again, though not often; known
     * keys stay good while the realm is away.
     */
    private static JWKSource<SecurityContext> keys(URI address, Duration cached) {
        var retriever = new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAX_KEY_SET_BYTES);
        return JWKSourceBuilder.<SecurityContext>create(url(address), retriever)
                .cache(cached.toMillis(), Math.min(3L * TIMEOUT_MILLIS, cached.toMillis() / 2))
                .refreshAheadCache(false)
                .rateLimited(Math.min(REFRESH_AT_MOST_EVERY.toMillis(), cached.toMillis() / 2))
                .outageTolerantForever()
                .build();
    }

    private static URL url(URI address) {
        try {
            return address.toURL();
        } catch (MalformedURLException | IllegalArgumentException unusable) {
            throw new IllegalArgumentException("Not an address of keys: " + address, unusable);
        }
    }
}
