package afterbell.enrollment.plan.web;

import java.time.LocalTime;
import java.util.List;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import afterbell.enrollment.Ids;
import afterbell.enrollment.plan.model.Notice;
import afterbell.enrollment.plan.model.Offering;
import afterbell.enrollment.plan.model.PlanContent;
import afterbell.enrollment.school.model.BadWeather;
import afterbell.enrollment.school.model.Setting;

/**
 * @param dismissal when school ends and the afternoon slot begins, before 18:00 (R10)
 * @param offerings at most 100
 */
record PlanRequest(@NotBlank @Size(max = 2_000) @Schema(example = "本校在读学生") String eligibility,
        @NotBlank @Size(max = 2_000) @Schema(example = "家长自愿报名，学校审核") String signUp,
        @NotBlank @Size(max = 2_000) @Schema(example = "门卫登记，交接点名") String safetyMeasures,
        @NotNull @Pattern(regexp = "(0[0-9]|1[0-9]|2[0-3]):[0-5][0-9]") @Schema(example = "15:50") String dismissal,
        @NotBlank @Size(max = 2_000) @Schema(example = "教室、操场、图书室") String venues,
        @NotBlank @Size(max = 2_000) @Schema(example = "图书、球类") String equipment,
        @NotNull @Valid NoticeRequest notice,
        @NotNull @Size(max = 100) List<@Valid @NotNull OfferingRequest> offerings) {

    record NoticeRequest(@NotBlank @Size(max = 2_000) @Schema(example = "每个上学日放学后至18:00") String mode,
            @NotBlank @Size(max = 2_000) @Schema(example = "自主阅读、作业、体育") String content,
            @NotBlank @Size(max = 2_000) @Schema(example = "每50名学生一名教师") String safetyMeasures) {}

    /**
     * @param category   a kind of activity of the city's plan (R8); judged when the plan is published
     * @param badWeather required for an outdoor offering when the plan is published (R29)
     */
    record OfferingRequest(@NotNull @Pattern(regexp = Ids.CHOSEN) @Schema(example = "reading") String offeringId,
            @NotNull @Pattern(regexp = "[A-Z_]{1,40}") @Schema(example = "READING") String category,
            @NotBlank @Size(max = 80) @Schema(example = "自主阅读") String title,
            @NotNull @Size(max = 1_000) @Schema(example = "在图书室自由阅读") String description,
            @NotNull @Size(max = 500) @Schema(example = "图书室藏书") String materials,
            @NotNull @Schema(example = "INDOOR") Setting setting,
            @Nullable @Schema(example = "MOVE_INDOORS") BadWeather badWeather,
            @NotNull @Size(max = 200) @ArraySchema(schema = @Schema(example = "g-1")) //
            List<@NotNull @Pattern(regexp = Ids.CHOSEN) String> groupIds,
            @Min(1) @Max(2_000) @Schema(example = "50") int capacity) {

        Offering toOffering() {
            return new Offering(offeringId, category, title, description, materials, setting, badWeather, groupIds,
                    capacity);
        }
    }

    PlanContent toContent() {
        return new PlanContent(eligibility, signUp, safetyMeasures, LocalTime.parse(dismissal), venues, equipment,
                new Notice(notice.mode(), notice.content(), notice.safetyMeasures()),
                offerings.stream().map(OfferingRequest::toOffering).toList());
    }
}
