package afterbell.attendance.pickupcode.web;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

import com.nimbusds.jose.jwk.OctetKeyPair;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.attendance.OpaqueId;
import afterbell.attendance.pickupcode.PickupKeyring;
import afterbell.web.security.Caller;

@RestController
@Tag(name = "Pickup codes 接送码")
class PickupKeyController {
    private static final String BASE = "/api/attendance/v1";
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final PickupKeyring keyring;

    PickupKeyController(PickupKeyring keyring) {
        this.keyring = keyring;
    }

    /** A public key as RFC 7517 and RFC 8037 write it. */
    record KeyView(String kty, String crv, String kid, String alg, String use, String x) {
        static KeyView of(OctetKeyPair key) {
            return new KeyView("OKP", "Ed25519", key.getKeyID(), "EdDSA", "sig", key.getX().toString());
        }
    }

    /** A JWK set. */
    record KeysView(List<KeyView> keys) {}

    @Operation(summary = "Read a school's public keys for pickup codes", description = """
        A JWK set (RFC 7517) with the keys for codes from the day before to a week after that day, so that a gate's device \
        which has fetched them checks codes without the network. Public.""")
    @GetMapping(BASE + "/public/schools/{schoolId}/pickup-keys/{date}")
    ResponseEntity<KeysView> keys(@PathVariable @OpaqueId String schoolId, @PathVariable LocalDate date) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .body(new KeysView(keyring.publicKeys(schoolId, date).stream().map(KeyView::of).toList()));
    }

    @Operation(summary = "Withdraw a key", description = """
        That somebody else may have: codes signed by it no longer count, another key takes its place, and guardians fetch \
        their codes again.""")
    @PostMapping(BASE + "/schools/{schoolId}/pickup-keys/{month}/{keyId}/withdrawal")
    @PreAuthorize("hasAnyRole('school-admin', 'education-bureau')")
    KeysView withdraw(@PathVariable @OpaqueId String schoolId, @PathVariable YearMonth month,
            @PathVariable @Pattern(regexp = "[A-Za-z0-9_-]{8}") String keyId, Caller caller) {
        keyring.withdraw(schoolId, month, keyId, caller);
        return new KeysView(keyring.publicKeys(schoolId, month.atDay(2)).stream().map(KeyView::of).toList());
    }
}
