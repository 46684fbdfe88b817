package afterbell.enrollment.school.web;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.enrollment.Ids;
import afterbell.enrollment.school.FindSchools;
import afterbell.enrollment.school.FormingGroup;
import afterbell.enrollment.school.RegisteringSchool;
import afterbell.enrollment.school.model.Register;
import afterbell.enrollment.school.model.RegisterChange;
import afterbell.enrollment.school.model.School;
import afterbell.enrollment.school.model.School.Group;
import afterbell.enrollment.school.model.SchoolCode;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.security.Caller;
import afterbell.web.version.IfMatch;
import afterbell.web.version.Versions;

@RestController
@RequestMapping("/api/enrollment/v1/schools")
@Tag(name = "Schools 学校", description = "Schools and the groups in which they look after pupils (R1)")
class SchoolController {
    private final RegisteringSchool registeringSchool;
    private final FormingGroup formingGroup;
    private final FindSchools findSchools;

    SchoolController(RegisteringSchool registeringSchool, FormingGroup formingGroup, FindSchools findSchools) {
        this.registeringSchool = registeringSchool;
        this.formingGroup = formingGroup;
        this.findSchools = findSchools;
    }

    /**
     * @param code     school code (学校标识码), 10 digits; says what type of school it is
     * @param division division code of the county, GB/T 2260
     * @param town     division code of the town or street in that county
     */
    record SchoolRequest(@NotNull @Pattern(regexp = SchoolCode.PATTERN) @Schema(example = "2137000001") String code,
            @NotBlank @Size(max = 80) @Schema(example = "实验小学") String name,
            @NotNull @Pattern(regexp = "[0-9]{6}") @Schema(example = "370102") String division,
            @Nullable @Pattern(regexp = "[0-9]{9}") @Schema(example = "370102001") String town) {

        Register toRegister() {
            return new Register(new SchoolCode(code), name, division, town);
        }
    }

    record GroupRequest(@NotBlank @Size(max = 40) @Schema(example = "三年级2班") String label) {}

    @Operation(summary = "Register a school", description = "Repeating it changes nothing; a change needs If-Match.")
    @PutMapping("/{schoolId}")
    @PreAuthorize("hasRole('education-bureau')")
    ResponseEntity<SchoolView> register(@PathVariable @Pattern(regexp = Ids.CHOSEN) String schoolId,
            @RequestBody @Valid SchoolRequest school, IfMatch seen, Caller caller) {
        return answer(registeringSchool.register(schoolId, school.toRegister(), seen, caller));
    }

    @Operation(summary = "Form a group", description = "Repeating it changes nothing; another label renames the group.")
    @PutMapping("/{schoolId}/groups/{groupId}")
    @PreAuthorize("hasAnyRole('school-admin', 'school-system')")
    ResponseEntity<SchoolView> form(@PathVariable String schoolId,
            @PathVariable @Pattern(regexp = Ids.CHOSEN) String groupId,
            @RequestBody @Valid GroupRequest group, Caller caller) {
        return answer(formingGroup.form(schoolId, new Group(groupId, group.label()), caller));
    }

    @Operation(summary = "Read a school")
    @GetMapping("/{schoolId}")
    ResponseEntity<SchoolView> school(@PathVariable String schoolId) {
        return answer(findSchools.one(schoolId));
    }

    /** @param items the newest first */
    record HistoryView(String schoolId, List<RegisterChange> items) {}

    @Operation(summary = "Read a school's history", description = "How its register has changed: what, from what to "
            + "what, when and by whom; the newest 200 changes, the newest first.")
    @GetMapping("/{schoolId}/history")
    @PreAuthorize("hasAnyRole('education-bureau', 'school-admin', 'finance-bureau', 'analyst')")
    HistoryView history(@PathVariable String schoolId, Caller caller) {
        return new HistoryView(schoolId, findSchools.changes(schoolId, caller));
    }

    @Operation(summary = "List schools")
    @GetMapping
    Page<SchoolView> schools(Cursor cursor, PageLimit limit) {
        return findSchools.all(cursor, limit).map(SchoolView::of);
    }

    private static ResponseEntity<SchoolView> answer(Versioned<School> school) {
        return ResponseEntity.ok().eTag(Versions.etag(school.version())).body(SchoolView.of(school));
    }
}
