package afterbell.staffing.exchange.web;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.staffing.exchange.ExchangingDuties;
import afterbell.staffing.rota.RotaProblem;
import afterbell.staffing.rota.model.Duty;
import afterbell.staffing.rota.web.DutyView;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/staffing/v1/duties")
@Tag(name = "Rota 值班表", description = "Who is on duty where, and whether that is one teacher for 50 pupils (R20)")
class ExchangeController {
    private final ExchangingDuties exchangingDuties;

    ExchangeController(ExchangingDuties exchangingDuties) {
        this.exchangingDuties = exchangingDuties;
    }

    /** Why, in so many words as nobody's private affairs need. */
    enum ExchangeReason {
        LEAVE,
        TRAINING,
        OFFICIAL,
        OTHER
    }

    record SubstitutionRequest(
            @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,64}") @Schema(example = "0b9f1f5e-4c8e-3d1c-9d55-6b6f2f0a7c11") String workerId,
            @NotNull @Schema(example = "LEAVE") ExchangeReason reason) {}

    /** @param with the other duty, of another worker at the same school */
    record SwapRequest(
            @NotNull @Schema(example = "0b9f1f5e-4c8e-3d1c-9d55-6b6f2f0a7c11:2021-09-07:AFTERNOON") String with,
            @NotNull @Schema(example = "TRAINING") ExchangeReason reason) {}

    /** @param items the duties as they are now, each with its new worker */
    record ExchangedView(List<DutyView> items) {
        static ExchangedView of(List<Duty> duties) {
            return new ExchangedView(duties.stream().map(DutyView::of).toList());
        }
    }

    @Operation(summary = "Let somebody else take a duty (代课)", description = """
        The substitute must be cleared and free, city-wide. Repeating it changes nothing, and completes what was \
        interrupted.""")
    @PostMapping("/{dutyId}/substitution")
    @PreAuthorize("hasRole('school-admin')")
    ExchangedView substitute(@PathVariable String dutyId, @RequestBody @Valid SubstitutionRequest request,
            Caller caller) {
        return ExchangedView.of(exchangingDuties.substitute(key(dutyId), request.workerId(), request.reason().name(),
                caller));
    }

    @Operation(summary = "Swap two duties (调课)", description = """
        Each worker takes the other's place, on another day or in another group; both or none. Repeating it changes \
        nothing, and completes what was interrupted.""")
    @PostMapping("/{dutyId}/swap")
    @PreAuthorize("hasRole('school-admin')")
    ExchangedView swap(@PathVariable String dutyId, @RequestBody @Valid SwapRequest request, Caller caller) {
        return ExchangedView.of(exchangingDuties.swap(key(dutyId), key(request.with()), request.reason().name(),
                caller));
    }

    private static Duty.Key key(String dutyId) {
        return Duty.Key.parse(dutyId).orElseThrow(() -> new ProblemException(RotaProblem.DUTY_UNKNOWN));
    }
}
