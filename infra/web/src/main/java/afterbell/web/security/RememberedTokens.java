package afterbell.web.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Remembers tokens that were found good, for a minute at most: a teacher's phone sends the same one with every request, and
 * its signature need not be computed each time. The life of a token is checked each time; a withdrawn key is noticed
 * within the minute. Only good tokens are kept, by their hash, 10 000 at most.
 */
final class RememberedTokens implements JwtDecoder {
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final JwtDecoder decoder;
    private final OAuth2TokenValidator<Jwt> life;
    private final Cache<String, Jwt> good;

    RememberedTokens(JwtDecoder decoder, OAuth2TokenValidator<Jwt> life) {
        this.decoder = decoder;
        this.life = life;
        this.good = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();
    }

    @Override
    public Jwt decode(String token) {
        String hash = hash(token);
        Jwt known = good.getIfPresent(hash);
        if (known == null) {
            Jwt decoded = decoder.decode(token);
            good.put(hash, decoded);
            return decoded;
        }
        var result = life.validate(known);
        if (result.hasErrors()) {
            good.invalidate(hash);
            throw new JwtValidationException("The token's life is over", result.getErrors());
        }
        return known;
    }

    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
