package afterbell.staffing.institution.web;

import java.time.LocalDate;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import afterbell.staffing.institution.DeclaringInstitution.Declared;
import afterbell.staffing.institution.model.Declaration.Claims;
import afterbell.staffing.institution.model.Evidence.Claim;
import afterbell.staffing.institution.model.Institution.Decision;

/** The bodies of the commands. */
final class InstitutionRequests {
    static final String INSTITUTION_ID = "[0-9A-Z]{18}";
    static final String EVIDENCE_ID = "[0-9a-f]{64}";

    private InstitutionRequests() {}

    /**
     * @param creditCode    GB 32100
     * @param schoolId      the school that declares; left out by the bureau
     * @param on            day of the declaration
     * @param publicWelfare 公益性; all three must be declared with evidence
     * @param nonProfit     非盈利性
     * @param inclusive     普惠性
     */
    record DeclarationRequest(@NotBlank @Size(max = 32) @Schema(example = "52370100MJD0001230") String creditCode,
            @NotBlank @Size(max = 80) @Schema(example = "向阳公益社团") String name,
            @Nullable @Size(min = 1, max = 40) @Schema(example = "demo-school-1") String schoolId,
            @NotNull @Schema(example = "2021-08-16") LocalDate on, @Nullable @Valid ClaimRequest publicWelfare,
            @Nullable @Valid ClaimRequest nonProfit, @Nullable @Valid ClaimRequest inclusive) {

        Declared toDeclared() {
            return new Declared(creditCode, name.strip(), schoolId, on,
                    new Claims(claim(publicWelfare), claim(nonProfit), claim(inclusive)));
        }

        private static @Nullable Claim claim(@Nullable ClaimRequest request) {
            return request == null ? null
                    : new Claim(request.declared(), request.evidenceId(), request.until());
        }
    }

    /**
     * @param evidenceId of an uploaded document
     * @param until      last day for which it speaks
     */
    record ClaimRequest(@Schema(example = "true") boolean declared,
            @Nullable @Pattern(regexp = EVIDENCE_ID) @Schema(example = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855") String evidenceId,
            @Nullable @Schema(example = "2022-08-31") LocalDate until) {}

    record AcceptanceRequest(@NotNull @Schema(example = "2021-08-20") LocalDate on) {}

    /**
     * @param on     first day for which it holds; not one to come
     * @param reason no personal data
     */
    record DecisionRequest(@NotNull @Schema(example = "2021-10-11") LocalDate on,
            @NotBlank @Size(max = 500) @Schema(example = "证明材料需要核实") String reason) {

        Decision toDecision() {
            return new Decision(on, reason.strip());
        }
    }
}
