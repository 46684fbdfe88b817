package afterbell.staffing.rotatemplate.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.place.model.Slot;
import afterbell.staffing.rota.FindCoverage;
import afterbell.staffing.rota.Refusals;
import afterbell.staffing.rota.model.Duty;
import afterbell.staffing.rota.web.CoverageView;
import afterbell.staffing.rotatemplate.GeneratingWeek;
import afterbell.staffing.rotatemplate.SettingTemplates;
import afterbell.staffing.rotatemplate.model.RotaTemplate;
import afterbell.staffing.rotatemplate.model.RotaTemplate.Entry;
import afterbell.staffing.rotatemplate.model.WeekPlan.Filled;
import afterbell.staffing.rotatemplate.model.WeekPlan.Passed;
import afterbell.web.security.Caller;
import afterbell.web.version.IfMatch;
import afterbell.web.version.Versions;

@RestController
@RequestMapping("/api/staffing/v1/schools/{schoolId}")
@Tag(name = "Rota templates 值班模板", description = "Ordinary weeks of a school, and weeks filled from them (R20)")
class TemplateController {
    private static final String ID = "[A-Za-z0-9-]{1,64}";
    private static final String GROUP = "[a-z0-9][a-z0-9-]{0,39}";
    private final SettingTemplates settingTemplates;
    private final GeneratingWeek generatingWeek;
    private final FindCoverage findCoverage;

    TemplateController(SettingTemplates settingTemplates, GeneratingWeek generatingWeek, FindCoverage findCoverage) {
        this.settingTemplates = settingTemplates;
        this.generatingWeek = generatingWeek;
        this.findCoverage = findCoverage;
    }

    /**
     * @param groupId    null for a duty that is not with one group
     * @param classHours planned, as many as a day may have where none are named (R19)
     * @param workerIds  all of them are to serve
     * @param reserves   take the place of those who cannot, in this order
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EntryJson(@NotNull @Schema(example = "MONDAY") DayOfWeek weekday,
            @NotNull @Schema(example = "AFTERNOON") Slot slot,
            @Nullable @Pattern(regexp = GROUP) @Schema(example = "g-1") String groupId,
            @Nullable @Min(0) @Max(10) @Schema(example = "2") Integer classHours,
            @NotEmpty @Size(max = 10) @ArraySchema(schema = @Schema(example = "0b9f1f5e-4c8e-3d1c-9d55-6b6f2f0a7c11")) List<@NotNull @Pattern(regexp = ID) String> workerIds,
            @Nullable @Size(max = 10) @ArraySchema(schema = @Schema(example = "5d0c2a52-6f5e-3e55-8f0e-0d7f9a5a1b22")) List<@NotNull @Pattern(regexp = ID) String> reserves) {

        static EntryJson of(Entry it) {
            return new EntryJson(it.weekday(), it.slot(), it.groupId(), it.classHours(), it.workerIds(),
                    it.reserves());
        }

        Entry toEntry() {
            return new Entry(weekday, slot, groupId, classHours, workerIds, reserves == null ? List.of() : reserves);
        }
    }

    /** @param until last day on which the template holds */
    record TemplateRequest(@NotNull @Schema(example = "2021-09-01") LocalDate from,
            @NotNull @Schema(example = "2022-01-21") LocalDate until,
            @NotNull @Size(max = RotaTemplate.MOST_ENTRIES) List<@Valid @NotNull EntryJson> entries) {

        RotaTemplate toTemplate(String schoolId, String templateId) {
            return new RotaTemplate(schoolId, templateId, from, until,
                    entries.stream().map(EntryJson::toEntry).toList());
        }
    }

    record TemplateView(String templateId, LocalDate from, LocalDate until, List<EntryJson> entries, long version) {
        static TemplateView of(Versioned<RotaTemplate> it) {
            var template = it.state();
            return new TemplateView(template.templateId(), template.from(), template.until(),
                    template.entries().stream().map(EntryJson::of).toList(), it.version());
        }
    }

    record TemplatesView(List<TemplateView> items) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PassedView(String workerId, String code, @Nullable String rule) {
        static PassedView of(Passed it) {
            return new PassedView(it.workerId(), Refusals.problemOf(it.refusal()).code(),
                    Refusals.ruleOf(it.refusal()));
        }
    }

    /**
     * What became of one entry on one day.
     *
     * @param dutyIds all duties at its place now
     * @param added   those of them that are new
     * @param passed  who was to serve, or to stand in, and cannot
     * @param missing staff that is still wanting
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FilledView(LocalDate date, Slot slot, @Nullable String groupId, List<String> dutyIds, List<String> added,
            List<PassedView> passed, int missing) {

        static FilledView of(Filled it) {
            return new FilledView(it.date(), it.slot(), it.groupId(), ids(it.duties()), ids(it.added()),
                    it.passed().stream().map(PassedView::of).toList(), it.missing());
        }

        private static List<String> ids(List<Duty> duties) {
            return duties.stream().map(it -> it.key().value()).toList();
        }
    }

    record GeneratedView(List<FilledView> items, List<CoverageView> coverage) {}

    @Operation(summary = "Set a rota template", description = """
        Who serves in an ordinary week, by weekday, slot and group, with reserves. Of several templates that hold on a \
        day the one that began last counts. Repeating it changes nothing; a change needs If-Match.""")
    @PutMapping("/rota-templates/{templateId}")
    @PreAuthorize("hasRole('school-admin')")
    ResponseEntity<TemplateView> set(@PathVariable String schoolId,
            @PathVariable @Pattern(regexp = GROUP) String templateId, @RequestBody @Valid TemplateRequest request,
            IfMatch seen, Caller caller) {
        return answer(settingTemplates.set(request.toTemplate(schoolId, templateId), seen, caller));
    }

    @Operation(summary = "Read a rota template")
    @GetMapping("/rota-templates/{templateId}")
    @PreAuthorize("hasAnyRole('school-admin', 'teacher')")
    ResponseEntity<TemplateView> template(@PathVariable String schoolId, @PathVariable String templateId,
            Caller caller) {
        return answer(settingTemplates.one(schoolId, templateId, caller));
    }

    @Operation(summary = "List a school's rota templates", description = "At most 50.")
    @GetMapping("/rota-templates")
    @PreAuthorize("hasAnyRole('school-admin', 'teacher')")
    TemplatesView templates(@PathVariable String schoolId, Caller caller) {
        return new TemplatesView(
                settingTemplates.ofSchool(schoolId, caller).stream().map(TemplateView::of).toList());
    }

    @Operation(summary = "Fill a week's rota from the templates", description = """
        Assigns what is missing, with reserves for who is on leave, not cleared or busy; answers for each entry, and \
        tells the coverage of the week. What stands on the rota stays, whoever put it there. Repeating it fills what \
        is missing by then.""")
    @PostMapping("/rota-weeks/{week}/generation")
    @PreAuthorize("hasRole('school-admin')")
    GeneratedView generate(@PathVariable String schoolId, @PathVariable @Schema(example = "2021-W36") String week,
            Caller caller) {
        var filled = generatingWeek.generate(schoolId, week, caller);
        var coverage = filled.isEmpty()
                ? List.<CoverageView>of()
                : findCoverage.between(schoolId, filled.getFirst().date(), filled.getLast().date(), caller)
                        .stream()
                        .map(CoverageView::of)
                        .toList();
        return new GeneratedView(filled.stream().map(FilledView::of).toList(), coverage);
    }

    private static ResponseEntity<TemplateView> answer(Versioned<RotaTemplate> template) {
        return ResponseEntity.ok().eTag(Versions.etag(template.version())).body(TemplateView.of(template));
    }
}
