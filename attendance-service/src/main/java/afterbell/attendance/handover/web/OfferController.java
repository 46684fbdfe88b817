package afterbell.attendance.handover.web;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.attendance.ClientId;
import afterbell.attendance.OpaqueId;
import afterbell.attendance.group.model.Slot;
import afterbell.attendance.handover.OfferingPupils;
import afterbell.attendance.handover.model.Handover;
import afterbell.attendance.handover.model.Handover.Offer;
import afterbell.attendance.handover.model.Handover.Receipt;
import afterbell.attendance.rollcall.model.RollCall;
import afterbell.attendance.serviceday.model.ServiceTime;
import afterbell.attendance.session.model.SessionId;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/attendance/v1/schools/{schoolId}/sessions/{date}/{slot}/hand-overs")
@Tag(name = "Custody 看护")
class OfferController {
    private static final String SIDES = "hasAnyRole('teacher', 'school-admin')";

    private final OfferingPupils offering;

    OfferController(OfferingPupils offering) {
        this.offering = offering;
    }

    /** @param pupilIds every pupil of the group in the giver's care */
    record GroupRequest(@NotNull @OpaqueId @Schema(pattern = OpaqueId.PATTERN, example = "g-3-2") String groupId,
            @NotEmpty @Size(max = RollCall.MOST_PUPILS) @ArraySchema(schema = @Schema(example = "0b9f1f5e-4c8e-5d1c-9d55-6b6f2f0a7c11")) List<@NotNull @OpaqueId String> pupilIds) {}

    /** @param at when they are given */
    record OfferRequest(
            @NotNull @OpaqueId @Schema(pattern = OpaqueId.PATTERN, example = "5d1c9d55-0b9f-4c8e-8f5e-6b6f2f0a7c11") String fromWorkerId,
            @NotNull @OpaqueId @Schema(pattern = OpaqueId.PATTERN, example = "8f5e6b6f-2f0a-4c11-9d55-0b9f4c8e5d1c") String toWorkerId,
            @NotNull @Schema(example = "2021-09-13T16:50:00+08:00") OffsetDateTime at,
            @NotEmpty @Size(max = Handover.MOST_GROUPS) List<@Valid @NotNull GroupRequest> groups) {
        Offer toOffer(String handoverId, SessionId session, String by) {
            var pupils = new TreeMap<String, SortedSet<String>>();
            groups.forEach(group -> pupils.computeIfAbsent(group.groupId(), _ -> new TreeSet<>())
                    .addAll(group.pupilIds()));
            return new Offer(handoverId, session, fromWorkerId, toWorkerId, ServiceTime.kept(at), by, pupils);
        }
    }

    /**
     * @param at       when they were received
     * @param pupilIds every pupil whom the taker has counted, of all groups of the offer
     */
    record AcceptanceRequest(@NotNull @Schema(example = "2021-09-13T16:52:00+08:00") OffsetDateTime at,
            @NotEmpty @Size(max = Handover.MOST_GROUPS
                    * RollCall.MOST_PUPILS) @ArraySchema(schema = @Schema(example = "0b9f1f5e-4c8e-5d1c-9d55-6b6f2f0a7c11")) List<@NotNull @OpaqueId String> pupilIds) {
        Receipt toReceipt(String by) {
            return new Receipt(ServiceTime.kept(at), by, Set.copyOf(pupilIds));
        }
    }

    @Operation(summary = "Offer pupils to another worker", description = """
        The giver's side of a hand-over (R31), under an id that the caller gives, so that it can be told again: all pupils \\
        whom the giver has in one group, or in up to 10 that come together. When these are others than are in the giver's \\
        care, nothing is offered and the answer names whom the counts differ in. Until the taker has said the same, they \\
        stay in the giver's care; an offer that nobody has accepted comes to nothing when the session is closed.""")
    @PutMapping("/{handoverId}")
    @PreAuthorize(SIDES)
    HandoverView offer(@PathVariable @OpaqueId String schoolId, @PathVariable LocalDate date, @PathVariable Slot slot,
            @PathVariable @ClientId String handoverId, @RequestBody @Valid OfferRequest request, Caller caller) {
        var session = new SessionId(schoolId, date, slot);
        return view(offering.offer(request.toOffer(handoverId, session, caller.subject()), caller));
    }

    @Operation(summary = "Say which pupils were received", description = """
        The taker's side of a hand-over, from another person's login than the giver's. When the taker has counted others, \\
        or others are in the giver's care by now, nobody is handed over and the answer names whom the counts differ in \\
        (R31). Otherwise all of them are in the taker's care from `at` on.""")
    @PostMapping("/{handoverId}/acceptance")
    @PreAuthorize(SIDES)
    HandoverView accept(@PathVariable String schoolId, @PathVariable LocalDate date, @PathVariable Slot slot,
            @PathVariable @ClientId String handoverId, @RequestBody @Valid AcceptanceRequest request, Caller caller) {
        return view(offering.accept(new SessionId(schoolId, date, slot), handoverId,
                request.toReceipt(caller.subject()), caller));
    }

    @Operation(summary = "Withdraw an offer", description = "While nobody has accepted it. Saying it again is fine.")
    @PostMapping("/{handoverId}/withdrawal")
    @PreAuthorize(SIDES)
    HandoverView withdraw(@PathVariable String schoolId, @PathVariable LocalDate date, @PathVariable Slot slot,
            @PathVariable @ClientId String handoverId, Caller caller) {
        return view(offering.withdraw(new SessionId(schoolId, date, slot), handoverId, caller));
    }

    @Operation(summary = "Read a hand-over")
    @GetMapping("/{handoverId}")
    @PreAuthorize(SIDES)
    HandoverView one(@PathVariable String schoolId, @PathVariable LocalDate date, @PathVariable Slot slot,
            @PathVariable @ClientId String handoverId, Caller caller) {
        return view(offering.one(new SessionId(schoolId, date, slot), handoverId, caller));
    }

    @Operation(summary = "List a session's hand-overs", description = "By id; also those that came to nothing.")
    @GetMapping
    @PreAuthorize(SIDES)
    Page<HandoverView> ofSession(@PathVariable String schoolId, @PathVariable LocalDate date, @PathVariable Slot slot,
            Cursor cursor, PageLimit limit, Caller caller) {
        var session = new SessionId(schoolId, date, slot);
        boolean isOpen = offering.isOpen(session);
        return offering.ofSession(session, cursor, limit, caller).map(handover -> HandoverView.of(handover, isOpen));
    }

    private HandoverView view(Handover handover) {
        return HandoverView.of(handover, !(handover instanceof Handover.Offered)
                || offering.isOpen(handover.offer().session()));
    }
}
