package afterbell.attendance.pickupcode.signing;

import java.text.ParseException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.pickupcode.model.PickupCode;

/**
 * Pickup codes as text: a compact JWS (RFC 7515) over a few claims, signed by Ed25519 ({@code EdDSA}, RFC 8037). No
 * personal data is in it. With identities of 36 characters it has some 320, which a QR code of version 13 holds.
 *
 * <pre>
 * {"sub": pupil, "adt": adult, "day": "2021-09-13", "slt": "A", "jti": id of the code}
 * </pre>
 *
 * Slot is {@code A} in the afternoon and {@code N} at noon.
 */
public final class SignedCodes {
    /** No code is longer, with the longest identities. */
    public static final int LONGEST = 500;
    private static final int KEY_ID_LENGTH = 8;

    private SignedCodes() {}

    /** @return a new key pair; its id is the beginning of its thumbprint (RFC 7638) */
    public static OctetKeyPair newKey() {
        try {
            var pair = new OctetKeyPairGenerator(Curve.Ed25519).generate();
            String id = pair.computeThumbprint().toString().substring(0, KEY_ID_LENGTH);
            return new OctetKeyPair.Builder(pair).keyID(id).build();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("Ed25519 keys can be made", impossible);
        }
    }

    /** @return the same text whenever the same code is signed by the same key */
    public static String sign(PickupCode code, OctetKeyPair key) {
        var header = new JWSHeader.Builder(JWSAlgorithm.EdDSA).keyID(key.getKeyID()).build();
        var jws = new JWSObject(header, new Payload(claims(code)));
        try {
            jws.sign(new Ed25519Signer(key));
        } catch (JOSEException broken) {
            throw new IllegalStateException("The key " + key.getKeyID() + " does not sign", broken);
        }
        return jws.serialize();
    }

    /**
     * @param keys the public keys that count
     * @return what the code says; empty where it is no code, or none of the keys has signed it
     */
    public static Optional<PickupCode> read(String text, Collection<OctetKeyPair> keys) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var jws = JWSObject.parse(text);
            return isSigned(jws, keys) ? Optional.of(code(jws.getPayload().toJSONObject())) : Optional.empty();
        } catch (ParseException | JOSEException | DateTimeException | IllegalArgumentException notACode) {
            return Optional.empty();
        }
    }

    private static boolean isSigned(JWSObject jws, Collection<OctetKeyPair> keys) throws JOSEException {
        var header = jws.getHeader();
        var key = keys.stream().filter(it -> it.getKeyID().equals(header.getKeyID())).findFirst();
        return JWSAlgorithm.EdDSA.equals(header.getAlgorithm()) && key.isPresent()
                && jws.verify(new Ed25519Verifier(key.get().toPublicJWK()));
    }

    private static Map<String, Object> claims(PickupCode code) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("sub", code.pupilId());
        claims.put("adt", code.adultId());
        claims.put("day", code.day().toString());
        claims.put("slt", code.slot() == Slot.NOON ? "N" : "A");
        claims.put("jti", code.codeId());
        return claims;
    }

    private static PickupCode code(Map<String, Object> claims) {
        return new PickupCode(text(claims, "jti"), text(claims, "sub"), text(claims, "adt"),
                LocalDate.parse(text(claims, "day")), slot(text(claims, "slt")));
    }

    private static String text(Map<String, Object> claims, String name) {
        if (claims.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("The claim " + name + " is missing");
    }

    private static Slot slot(String letter) {
        return switch (letter) {
            case "A" -> Slot.AFTERNOON;
            case "N" -> Slot.NOON;
            default -> throw new IllegalArgumentException("No slot is called " + letter);
        };
    }
}
