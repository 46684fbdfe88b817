package afterbell.gateway;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/** Keys and tokens of a realm of the test's own, so that tokens can also be wrong in every way. */
public final class Realm implements AutoCloseable {

    private static final String CERTIFICATES = "/realms/afterbell/protocol/openid-connect/certs";

    private final Backend server = new Backend();
    private final RSAKey key = newKey();

    public Realm() {
        server.at(CERTIFICATES,
                exchange -> Backend.send(exchange, 200, new JWKSet(key.toPublicJWK()).toString()));
    }

    public String issuer() {
        return server.url() + "/realms/afterbell";
    }

    /** A token in order, for somebody. */
    public String token(String subject) {
        return sign(claims(subject).build(), key);
    }

    public String expired() {
        return sign(claims("late").expirationTime(Date.from(Instant.now().minusSeconds(60))).build(), key);
    }

    public String ofAnotherIssuer() {
        return sign(claims("stranger").issuer("http://127.0.0.1:1/realms/other").build(), key);
    }

    public String forAnotherAudience() {
        return sign(claims("stranger").audience("account").build(), key);
    }

    public String signedByAnotherKey() {
        return sign(claims("forger").build(), newKey());
    }

    private JWTClaimsSet.Builder claims(String subject) {
        var now = Instant.now();
        return new JWTClaimsSet.Builder().issuer(issuer())
                .subject(subject)
                .audience("afterbell-api")
                .claim("azp", "console")
                .claim("typ", "Bearer")
                .claim("schools", List.of("demo-school-1"))
                .claim("realm_access", Map.of("roles", List.of("teacher")))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("key").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String sign(JWTClaimsSet claims, RSAKey key) {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key").type(JOSEObjectType.JWT).build();
        var token = new SignedJWT(header, claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        return token.serialize();
    }

    @Override
    public void close() {
        server.close();
    }
}
