package afterbell.attendance.seal.web;

import java.time.LocalDate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.attendance.seal.ProvingFacts;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/attendance/v1/groups/{groupId}/registers/{date}/{slot}/proofs/{pupilId}")
@Tag(name = "Seals 当日封存", description = "What a closed session's registers said, provable (R16, R31)")
class ProofController {
    private final ProvingFacts provingFacts;

    ProofController(ProvingFacts provingFacts) {
        this.provingFacts = provingFacts;
    }

    @Operation(summary = "Prove a pupil's record", description = """
        The pupil's line in the register as it stood under a seal of the session, and the path from it to the seal's \
        root, which session-closed or session-resealed has told. Without a number: the seal that holds. A register \
        that was changed in any other way than by a correction proves nothing: 409 attendance.seal-broken.""")
    @GetMapping
    @PreAuthorize("hasAnyRole('teacher', 'school-admin', 'school-system', 'education-bureau', 'finance-bureau')")
    ProofView proof(@PathVariable String groupId, @PathVariable LocalDate date, @PathVariable Slot slot,
            @PathVariable String pupilId, @RequestParam(name = "seal") @Nullable Integer seal, Caller caller) {
        return ProofView.of(provingFacts.prove(new RegisterId(groupId, date, slot), pupilId, seal, caller));
    }
}
