package afterbell.funding.labour.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.funding.labour.SettingRate;
import afterbell.funding.labour.model.Rates;
import afterbell.funding.labour.model.Rates.Rate;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/funding/v1/labour-rates")
@Tag(name = "Labour statements 劳务费", description = "What workers are paid for the class hours they served (R18–R21)")
class LabourRateController {
    private static final long MOST_FEN = 1_000_000;

    private final SettingRate settingRate;

    LabourRateController(SettingRate settingRate) {
        this.settingRate = settingRate;
    }

    /**
     * @param from    first day on which it holds
     * @param rateFen for a class hour
     * @param basis   the decision it goes back to
     */
    record RateRequest(@NotNull @Schema(example = "2022-02-01") LocalDate from,
            @NotNull @Positive @Max(MOST_FEN) @Schema(example = "6500") Long rateFen,
            @NotBlank @Size(max = 200) @Schema(example = "人社发〔2022〕3号") String basis) {}

    record RateView(LocalDate from, long rateFen, String basis, String setBy, Instant setAt) {
        static RateView of(Rate it) {
            return new RateView(it.from(), it.rateFen(), it.basis(), it.by(), it.at());
        }
    }

    /** @param items the earliest first; before the first one the semester's policy holds */
    record RatesView(List<RateView> items) {
        static RatesView of(Rates rates) {
            return new RatesView(rates.rates().stream().map(RateView::of).toList());
        }
    }

    @Operation(summary = "Set what a class hour is paid from a day on", description = """
        For the whole city (R18). Never for a month of which a statement was handed in: 409 funding.rate-retroactive. \
        Another rate from the same day replaces it until then.""")
    @PostMapping
    @PreAuthorize("hasAnyRole('hr-bureau', 'finance-bureau')")
    RatesView set(@RequestBody @Valid RateRequest rate, Caller caller) {
        return RatesView.of(settingRate.set(rate.from(), rate.rateFen(), rate.basis(), caller).state());
    }

    @Operation(summary = "Read the rates", description = "The earliest first. Before the first one the semester's policy holds.")
    @GetMapping
    @PreAuthorize("hasAnyRole('hr-bureau', 'finance-bureau', 'education-bureau', 'school-admin')")
    RatesView rates() {
        return RatesView.of(settingRate.known().state());
    }
}
