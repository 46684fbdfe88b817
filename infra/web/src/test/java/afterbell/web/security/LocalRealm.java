package afterbell.web.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;

/** A realm that also signs what Keycloak never would, and that can go away. */
public final class LocalRealm implements AutoCloseable {

    public final RSAKey key = generate("current");
    public final AtomicInteger keyRequests = new AtomicInteger();
    private final HttpServer server;

    public LocalRealm() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        server.createContext("/realms/afterbell/protocol/openid-connect/certs", exchange -> {
            keyRequests.incrementAndGet();
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.start();
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/realms/afterbell";
    }

    /** A token that is good in every way but those that the change spoils. */
    public String token(Consumer<JWTClaimsSet.Builder> change) {
        return token(key, change);
    }

    public String token(RSAKey signer, Consumer<JWTClaimsSet.Builder> change) {
        return token(JOSEObjectType.JWT, signer, change);
    }

    public String token(JOSEObjectType type, RSAKey signer, Consumer<JWTClaimsSet.Builder> change) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(signer.getKeyID()).type(type).build();
            var token = new SignedJWT(header, claims(change));
            token.sign(new RSASSASigner(signer));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public String unsigned() {
        return new PlainJWT(claims(_ -> {})).serialize();
    }

    /** Signed by HMAC with the public key as the secret: the old confusion of algorithms. */
    public String signedWithThePublicKey() {
        try {
            var token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID())
                    .type(JOSEObjectType.JWT)
                    .build(), claims(_ -> {}));
            token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private JWTClaimsSet claims(Consumer<JWTClaimsSet.Builder> change) {
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder().issuer(issuer())
                .subject("u-1")
                .audience("afterbell-api")
                .claim("azp", "console")
                .claim("realm_access", Map.of("roles", List.of("teacher", "offline_access")))
                .claim("schools", List.of("s-1"))
                .issueTime(Date.from(now.minusSeconds(240)))
                .expirationTime(Date.from(now.plusSeconds(60)));
        change.accept(claims);
        return claims.build();
    }

    public static RSAKey generate(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
