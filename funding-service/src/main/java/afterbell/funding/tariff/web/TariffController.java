package afterbell.funding.tariff.web;

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
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.funding.tariff.SettingTariff;
import afterbell.funding.tariff.SettingTariff.Asked;
import afterbell.funding.tariff.model.RefundPolicy;
import afterbell.funding.tariff.model.Tariff;
import afterbell.funding.tariff.model.Tariff.Unit;
import afterbell.funding.tariff.model.Tariffs;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/funding/v1")
@Tag(name = "Parents' share 家长分担", description = "What parents pay where a city asks it of them, and get back (R13)")
class TariffController {
    private static final long MOST_FEN = 1_000_000;

    private final SettingTariff settingTariff;

    TariffController(SettingTariff settingTariff) {
        this.settingTariff = settingTariff;
    }

    /**
     * @param from      holds for periods that begin on that day or later
     * @param amountFen for a pupil and unit; zero: nothing
     * @param refunds   what is given back to who leaves
     * @param reason    the decision it goes back to
     */
    record TariffRequest(@NotNull @Schema(example = "2021-09-01") LocalDate from,
            @NotNull @Schema(example = "SEMESTER") Unit unit,
            @NotNull @PositiveOrZero @Max(MOST_FEN) @Schema(example = "30000") Long amountFen,
            @NotNull @Schema(example = "BY_THIRDS_OF_TERM") RefundPolicy refunds,
            @NotBlank @Size(max = 200) @Schema(example = "发改价格〔2021〕5号") String reason) {}

    record TariffView(int number, LocalDate from, Unit unit, long amountFen, RefundPolicy refunds, String reason,
            Instant setAt) {
        static TariffView of(Tariff it) {
            return new TariffView(it.number(), it.from(), it.unit(), it.amountFen(), it.refunds(), it.reason(),
                    it.at());
        }
    }

    /** @param items in the order in which they were set; before the first one nothing is charged */
    record TariffsView(List<TariffView> items) {
        static TariffsView of(Tariffs tariffs) {
            return new TariffsView(tariffs.all().stream().map(TariffView::of).toList());
        }
    }

    @Operation(summary = "Set what parents pay", description = """
        For the whole city, with how it is given back (R13); zero charges nothing. Never for periods billed already: 409 \
        funding.tariff-retroactive. Another one from the same day replaces it until then.""")
    @PostMapping("/tariffs")
    @PreAuthorize("hasRole('finance-bureau')")
    TariffsView set(@RequestBody @Valid TariffRequest tariff, Caller caller) {
        return TariffsView.of(settingTariff.set(new Asked(tariff.from(), tariff.unit(), tariff.amountFen(),
                tariff.refunds(), tariff.reason()), caller));
    }

    @Operation(summary = "What parents pay, for everybody", description = """
        Without a login: every tariff that was ever set. Before the first one the service costs parents nothing.""")
    @GetMapping("/public/fees")
    TariffsView fees() {
        return TariffsView.of(settingTariff.all());
    }
}
