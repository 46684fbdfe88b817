package afterbell.enrollment.family.web;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import afterbell.enrollment.Ids;
import afterbell.enrollment.family.Correcting;
import afterbell.enrollment.family.FindFamilyData;
import afterbell.enrollment.family.FindFamilyData.FamilyData;
import afterbell.enrollment.family.ForgettingChild;
import afterbell.enrollment.family.model.Correction.Field;
import afterbell.enrollment.family.store.GuardianContacts.Contact;
import afterbell.web.audit.AuditLog.Reading;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/enrollment/v1/guardians/me")
@Tag(name = "Guardians 家长", description = "What a guardian sees of the own children")
@PreAuthorize("hasRole('guardian')")
class FamilyController {
    private final FindFamilyData findFamilyData;
    private final ForgettingChild forgettingChild;
    private final Correcting correcting;

    FamilyController(FindFamilyData findFamilyData, ForgettingChild forgettingChild, Correcting correcting) {
        this.findFamilyData = findFamilyData;
        this.forgettingChild = forgettingChild;
        this.correcting = correcting;
    }

    record ContactRequest(@NotBlank @Size(max = 40) @Schema(example = "李秀英") String name,
            @NotNull @Pattern(regexp = "[0-9+ -]{5,20}") @Schema(example = "13900000000") String phone) {
        @Override
        public String toString() {
            return "ContactRequest";
        }
    }

    /** @param value as it should be */
    record AskRequest(@NotNull @Pattern(regexp = Ids.OPAQUE) @Schema(example = Ids.EXAMPLE) String pupilId,
            @NotNull @Schema(example = "NAME") Field field,
            @NotBlank @Size(max = 200) @Schema(example = "王晓明") String value) {
        @Override
        public String toString() {
            return "AskRequest";
        }
    }

    record DeletedView(String pupilId, boolean deleted) {}

    /**
     * @param by       roles of whoever has read
     * @param schoolId the school whose data was read
     * @param own      whether you yourself have read
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReadingView(Instant at, String what, List<String> by, String clientId, @Nullable String schoolId,
            boolean own) {

        static ReadingView of(Reading it) {
            return new ReadingView(it.at(), it.what(), it.roles(), it.clientId(), it.schoolId(), it.own());
        }
    }

    @Operation(summary = "See everything that is kept about the family", description = "Names and numbers are opened; "
            + "that you have read them is itself written down.")
    @GetMapping("/data")
    FamilyData data(Caller caller) {
        return findFamilyData.of(caller);
    }

    @Operation(summary = "Take everything along", description = "The same as a file.")
    @GetMapping("/export")
    ResponseEntity<FamilyData> export(Caller caller) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"family-data.json\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(findFamilyData.of(caller));
    }

    @Operation(summary = "See who has read a child's data", description = "The newest first: by which office, of which "
            + "school, when and what.")
    @GetMapping("/readings")
    Page<ReadingView> readings(
            @RequestParam @Pattern(regexp = Ids.OPAQUE) @Parameter(example = Ids.EXAMPLE) String pupilId,
            Cursor cursor, PageLimit limit, Caller caller) {
        return findFamilyData.readings(pupilId, cursor, limit, caller).map(ReadingView::of);
    }

    @Operation(summary = "Correct the own contact")
    @PutMapping("/contact")
    Contact saveContact(@RequestBody @Valid ContactRequest request, Caller caller) {
        var contact = new Contact(request.name().strip(), request.phone().strip());
        correcting.saveContact(contact, caller);
        return contact;
    }

    @Operation(summary = "Ask the school to correct a child's data", description = "The school decides. Name, grade and "
            + "class are changed when it accepts; a number or contact it enters itself.")
    @PostMapping("/corrections")
    @ResponseStatus(HttpStatus.CREATED)
    CorrectionView ask(@RequestBody @Valid AskRequest request, Caller caller) {
        return CorrectionView.of(correcting.ask(request.pupilId(), request.field(), request.value().strip(), caller),
                null);
    }

    @Operation(summary = "Delete a child's data", description = "Once the child is on no roll and nothing is open; "
            + "otherwise the answer says what stands in the way. Destroys the child's key: nothing that says who the "
            + "child is can be read again, in no backup either. Totals stay.")
    @PostMapping("/children/{pupilId}/deletion")
    DeletedView delete(@PathVariable @Pattern(regexp = Ids.OPAQUE) String pupilId, Caller caller) {
        forgettingChild.forget(pupilId, caller);
        return new DeletedView(pupilId, true);
    }
}
