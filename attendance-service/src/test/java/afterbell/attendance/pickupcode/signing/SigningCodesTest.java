package afterbell.attendance.pickupcode.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;

import com.nimbusds.jose.jwk.OctetKeyPair;
import org.junit.jupiter.api.Test;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.pickupcode.model.PickupCode;

class SigningCodesTest {
    private static final OctetKeyPair KEY = SignedCodes.newKey();
    private static final List<OctetKeyPair> PUBLIC = List.of(SignedCodes.newKey().toPublicJWK(), KEY.toPublicJWK());
    private static final PickupCode CODE = new PickupCode("c0d3Yq7mZt1x", "0b9f1f5e-4c8e-5d1c-9d55-6b6f2f0a7c11",
            "9d556b6f-2f0a-4c11-8f5e-0b9f4c8e5d1c", LocalDate.of(2021, 9, 13), Slot.AFTERNOON);

    @Test
    void whatTheSchoolHasSignedIsReadByItsPublicKeys() {
        assertThat(SignedCodes.read(SignedCodes.sign(CODE, KEY), PUBLIC)).contains(CODE);
        var noon = new PickupCode("c1", "p-1", "a-1", CODE.day(), Slot.NOON);
        assertThat(SignedCodes.read(SignedCodes.sign(noon, KEY), PUBLIC)).contains(noon);
    }

    @Test
    void theSameCodeHasTheSameTextWhichAQrCodeHolds() {
        String text = SignedCodes.sign(CODE, KEY);

        assertThat(SignedCodes.sign(CODE, KEY)).isEqualTo(text);
        assertThat(text).hasSizeLessThanOrEqualTo(320);
        var longest = new PickupCode(CODE.codeId(), "p".repeat(64), "a".repeat(64), CODE.day(), Slot.AFTERNOON);
        assertThat(SignedCodes.sign(longest, KEY)).hasSizeLessThanOrEqualTo(SignedCodes.LONGEST);
    }

    @Test
    void itSaysNothingButIdentitiesAndDay() {
        String claims = new String(Base64.getUrlDecoder().decode(SignedCodes.sign(CODE, KEY).split("\\.")[1]),
                StandardCharsets.UTF_8);

        assertThat(claims.substring(1, claims.length() - 1).split(",")).containsExactlyInAnyOrder(
                "\"sub\":\"" + CODE.pupilId() + "\"", "\"adt\":\"" + CODE.adultId() + "\"",
                "\"day\":\"2021-09-13\"", "\"slt\":\"A\"", "\"jti\":\"c0d3Yq7mZt1x\"");
    }

    @Test
    void aChangedTextIsNoCode() {
        String text = SignedCodes.sign(CODE, KEY);
        String[] parts = text.split("\\.");
        String others = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("9d556b6f", "00000000");
        String forged = parts[0] + "." + Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(others.getBytes(StandardCharsets.UTF_8)) + "." + parts[2];

        assertThat(SignedCodes.read(forged, PUBLIC)).isEmpty();
        for (var none : List.of("", "x", "a.b.c", text.substring(0, text.length() - 4), "." + text,
                "x".repeat(SignedCodes.LONGEST + 1))) {
            assertThat(SignedCodes.read(none, PUBLIC)).isEmpty();
        }
    }

    @Test
    void anotherSchoolsKeyCountsForNothing() {
        var stranger = SignedCodes.newKey();
        var disguised = new OctetKeyPair.Builder(stranger).keyID(KEY.getKeyID()).build();

        assertThat(SignedCodes.read(SignedCodes.sign(CODE, stranger), PUBLIC)).isEmpty();
        assertThat(SignedCodes.read(SignedCodes.sign(CODE, disguised), PUBLIC)).isEmpty();
        assertThat(SignedCodes.read(SignedCodes.sign(CODE, KEY), List.of())).isEmpty();
    }

    @Test
    void aHeaderThatNamesNoAlgorithmIsNotTaken() {
        String claims = SignedCodes.sign(CODE, KEY).split("\\.")[1];
        String header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("{\"alg\":\"none\",\"kid\":\"" + KEY.getKeyID() + "\"}")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(SignedCodes.read(header + "." + claims + ".", PUBLIC)).isEmpty();
    }
}
