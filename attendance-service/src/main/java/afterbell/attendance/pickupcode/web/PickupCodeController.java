package afterbell.attendance.pickupcode.web;

import java.time.LocalDate;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.attendance.OpaqueId;
import afterbell.attendance.group.model.Slot;
import afterbell.attendance.pickupcode.IssuingCodes;
import afterbell.attendance.pickupcode.IssuingCodes.Occasion;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/attendance/v1/me/pupils/{pupilId}/pickup-codes/{date}/{slot}")
@Tag(name = "Pickup codes 接送码", description = "What an adult shows at the gate to collect a child (R31)")
@PreAuthorize("hasRole('guardian')")
class PickupCodeController {
    private static final String SVG = "image/svg+xml";
    private static final String CODE_ID = "[A-Za-z0-9_-]{12}";

    private final IssuingCodes issuing;

    PickupCodeController(IssuingCodes issuing) {
        this.issuing = issuing;
    }

    /** @param adultId who is to collect the pupil; left out for the guardian who asks */
    record PickupCodeRequest(
            @Nullable @OpaqueId @Schema(pattern = OpaqueId.PATTERN, example = "9d556b6f-2f0a-4c11-8f5e-0b9f4c8e5d1c") String adultId) {}

    /** @param items in the order in which they were given out */
    record PickupCodesView(List<PickupCodeView> items) {}

    @Operation(summary = "Ask for a pickup code", description = """
        For the own child and one day, at most a week ahead; for oneself or another adult who may collect the child. The \
        code is a compact JWS signed by Ed25519: it holds for that school, child, adult, day and slot, and once. Asking \
        again gives the same code: 201 when it is new, 200 when the adult had it already.""")
    @PostMapping
    ResponseEntity<PickupCodeView> ask(@PathVariable @OpaqueId String pupilId, @PathVariable LocalDate date,
            @PathVariable Slot slot, @RequestBody @Valid PickupCodeRequest request, Caller caller) {
        var issued = issuing.issue(new Occasion(pupilId, date, slot), request.adultId(), caller);
        return ResponseEntity.status(issued.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(PickupCodeView.of(issued.code()));
    }

    @Operation(summary = "List the pickup codes of a day", description = "Of the own child; those taken back as well.")
    @GetMapping
    PickupCodesView codes(@PathVariable String pupilId, @PathVariable LocalDate date, @PathVariable Slot slot,
            Caller caller) {
        return new PickupCodesView(issuing.codes(new Occasion(pupilId, date, slot), caller)
                .stream()
                .map(PickupCodeView::of)
                .toList());
    }

    @Operation(summary = "Draw a pickup code", description = "As a QR code, image/png.")
    @GetMapping(path = "/{codeId}/qr.png", produces = MediaType.IMAGE_PNG_VALUE)
    ResponseEntity<byte[]> png(@PathVariable String pupilId, @PathVariable LocalDate date, @PathVariable Slot slot,
            @PathVariable String codeId, Caller caller) {
        String text = issuing.text(new Occasion(pupilId, date, slot), codeId, caller);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(QrImage.of(text).png());
    }

    @Operation(summary = "Draw a pickup code, to any size", description = "As a QR code, image/svg+xml.")
    @GetMapping(path = "/{codeId}/qr.svg", produces = SVG)
    ResponseEntity<String> svg(@PathVariable String pupilId, @PathVariable LocalDate date, @PathVariable Slot slot,
            @PathVariable String codeId, Caller caller) {
        String text = issuing.text(new Occasion(pupilId, date, slot), codeId, caller);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(QrImage.of(text).svg());
    }

    @Operation(summary = "Take a pickup code back", description = """
        Nobody collects the child by it any longer, where the gate asks the service; a device that is offline cannot know. \
        The adult can be given another one.""")
    @PostMapping("/{codeId}/cancellation")
    PickupCodeView cancel(@PathVariable @OpaqueId String pupilId, @PathVariable LocalDate date,
            @PathVariable Slot slot, @PathVariable @Pattern(regexp = CODE_ID) String codeId, Caller caller) {
        return PickupCodeView.of(issuing.cancel(new Occasion(pupilId, date, slot), codeId, caller));
    }
}
