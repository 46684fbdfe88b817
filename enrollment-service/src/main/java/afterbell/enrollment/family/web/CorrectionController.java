package afterbell.enrollment.family.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import afterbell.enrollment.Ids;
import afterbell.enrollment.family.Correcting;
import afterbell.enrollment.family.model.Correction.State;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/enrollment/v1")
@Tag(name = "Roster 学籍", description = "Who is on a school's roll (R6)")
@PreAuthorize("hasRole('school-admin')")
class CorrectionController {
    private final Correcting correcting;

    CorrectionController(Correcting correcting) {
        this.correcting = correcting;
    }

    record AcceptRequest(@Nullable @Size(max = 200) @Schema(example = "已核对户口本") String reason) {}

    record RefuseRequest(@NotBlank @Size(max = 200) @Schema(example = "与户口本不符") String reason) {}

    @Operation(summary = "List what guardians ask to be corrected", description = "With the values that they ask for.")
    @GetMapping("/schools/{schoolId}/corrections")
    Page<CorrectionView> ofSchool(@PathVariable String schoolId,
            @RequestParam(defaultValue = "REQUESTED") State state, Cursor cursor, PageLimit limit, Caller caller) {
        return correcting.ofSchool(schoolId, state, cursor, limit, caller)
                .map(it -> CorrectionView.of(it.correction(), it.value()));
    }

    @Operation(summary = "Accept a correction", description = "Name, grade and class are changed on the roll at once.")
    @PostMapping("/corrections/{correctionId}/accept")
    CorrectionView accept(@PathVariable @Pattern(regexp = Ids.OPAQUE) String correctionId,
            @RequestBody @Valid AcceptRequest request, Caller caller) {
        return CorrectionView.of(correcting.accept(correctionId, request.reason(), caller), null);
    }

    @Operation(summary = "Refuse a correction", description = "With the reason, which the guardian reads.")
    @PostMapping("/corrections/{correctionId}/refuse")
    CorrectionView refuse(@PathVariable @Pattern(regexp = Ids.OPAQUE) String correctionId,
            @RequestBody @Valid RefuseRequest request, Caller caller) {
        return CorrectionView.of(correcting.refuse(correctionId, request.reason(), caller), null);
    }
}
