package afterbell.enrollment.plan.web;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

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
import afterbell.enrollment.place.model.Slot;
import afterbell.enrollment.place.model.Weekdays;
import afterbell.enrollment.plan.PlanProblem;
import afterbell.enrollment.plan.model.Notice;
import afterbell.enrollment.plan.model.Offering;
import afterbell.enrollment.plan.model.PlanContent;
import afterbell.enrollment.plan.model.Wording;
import afterbell.enrollment.school.model.BadWeather;
import afterbell.enrollment.school.model.ServiceTimes;
import afterbell.enrollment.school.model.ServiceTimes.Dismissal;
import afterbell.enrollment.school.model.ServiceTimes.Noon;
import afterbell.enrollment.school.model.Setting;
import afterbell.web.problem.ProblemException;

/**
 * @param approval   how the school decides on sign-ups; may come later, but before the plan is submitted (R22)
 * @param dismissal  when school ends on an ordinary day and the afternoon slot begins (R10)
 * @param dismissals weekdays and grades that are dismissed at another time
 * @param until      when the afternoon slot ends, 18:00 at the latest and when absent (R10)
 * @param noon       the noon slot, absent when the school offers none (R11)
 * @param staffing   who looks after the pupils
 * @param places     how many pupils the school can take
 * @param offerings  at most 100, at least one when the plan is submitted
 */
record PlanRequest(@NotBlank @Size(max = 2_000) @Schema(example = "本校在读学生") String eligibility,
        @NotBlank @Size(max = 2_000) @Schema(example = "家长自愿在线报名") String signUp,
        @Nullable @Size(max = 2_000) @Schema(example = "学校五个工作日内审核并告知理由") String approval,
        @NotBlank @Size(max = 2_000) @Schema(example = "门卫登记，交接点名") String safetyMeasures,
        @NotNull @Pattern(regexp = PlanRequest.TIME) @Schema(example = "15:50") String dismissal,
        @Nullable @Size(max = 30) List<@Valid @NotNull DismissalRequest> dismissals,
        @Nullable @Pattern(regexp = PlanRequest.TIME) @Schema(example = "18:00") String until,
        @Nullable @Valid NoonRequest noon,
        @NotBlank @Size(max = 2_000) @Schema(example = "教室、操场、图书室") String venues,
        @NotBlank @Size(max = 2_000) @Schema(example = "图书、球类") String equipment,
        @Nullable @Size(max = 2_000) @Schema(example = "本校教师12名，外聘教师2名") String staffing,
        @Nullable @Min(0) @Max(20_000) @Schema(example = "300") Integer places,
        @NotNull @Valid NoticeRequest notice,
        @NotNull @Size(max = 100) List<@Valid @NotNull OfferingRequest> offerings) {

    static final String TIME = "(0[0-9]|1[0-9]|2[0-3]):[0-5][0-9]";

    /**
     * @param weekdays Monday to Friday; all of them when absent
     * @param grades   1 to 6; all of them when absent
     */
    record DismissalRequest(
            @Nullable @Size(min = 1, max = 5) @ArraySchema(schema = @Schema(example = "FRIDAY")) //
            List<@NotNull DayOfWeek> weekdays,
            @Nullable @Size(min = 1, max = 6) @ArraySchema(schema = @Schema(example = "1")) //
            List<@NotNull @Min(1) @Max(ServiceTimes.HIGHEST_GRADE) Integer> grades,
            @NotNull @Pattern(regexp = PlanRequest.TIME) @Schema(example = "15:00") String time) {

        private static final List<Integer> EVERY_GRADE = List.of(1, 2, 3, 4, 5, 6);

        List<Dismissal> toDismissals() {
            return PlanRequest.weekdays(weekdays)
                    .inOrder()
                    .stream()
                    .flatMap(day -> Objects.requireNonNullElse(grades, EVERY_GRADE)
                            .stream()
                            .map(grade -> new Dismissal(day, grade, LocalTime.parse(time))))
                    .toList();
        }
    }

    record NoonRequest(@NotNull @Pattern(regexp = PlanRequest.TIME) @Schema(example = "12:00") String from,
            @NotNull @Pattern(regexp = PlanRequest.TIME) @Schema(example = "13:30") String until) {

        Noon toNoon() {
            return new Noon(LocalTime.parse(from), LocalTime.parse(until));
        }
    }

    record NoticeRequest(@NotBlank @Size(max = 2_000) @Schema(example = "每个上学日放学后至18:00") String mode,
            @NotBlank @Size(max = 2_000) @Schema(example = "自主阅读、作业、体育") String content,
            @NotBlank @Size(max = 2_000) @Schema(example = "每50名学生一名教师") String safetyMeasures) {}

    /**
     * @param slot       the afternoon when absent (R11)
     * @param category   a kind of activity of the city's catalogue (R8); judged when the plan is submitted
     * @param venue      where it takes place
     * @param badWeather required for an outdoor offering when the plan is submitted (R29)
     * @param weekdays   Monday to Friday; all of them when absent
     * @param start      with the slot when absent (R10)
     * @param end        with the slot when absent (R10)
     * @param staff      as many as the pupils need when absent (R20)
     */
    record OfferingRequest(@NotNull @Pattern(regexp = Ids.CHOSEN) @Schema(example = "reading") String offeringId,
            @Nullable @Schema(example = "AFTERNOON") Slot slot,
            @NotNull @Pattern(regexp = "[A-Z_]{1,40}") @Schema(example = "READING") String category,
            @NotBlank @Size(max = 80) @Schema(example = "自主阅读") String title,
            @NotNull @Size(max = 1_000) @Schema(example = "在图书室自由阅读") String description,
            @NotNull @Size(max = 500) @Schema(example = "图书室藏书") String materials,
            @NotNull @Schema(example = "INDOOR") Setting setting,
            @Nullable @Size(max = 80) @Schema(example = "图书室") String venue,
            @Nullable @Schema(example = "MOVE_INDOORS") BadWeather badWeather,
            @Nullable @Size(min = 1, max = 5) @ArraySchema(schema = @Schema(example = "TUESDAY")) //
            List<@NotNull DayOfWeek> weekdays,
            @Nullable @Pattern(regexp = PlanRequest.TIME) @Schema(example = "16:30") String start,
            @Nullable @Pattern(regexp = PlanRequest.TIME) @Schema(example = "17:30") String end,
            @NotNull @Size(max = 200) @ArraySchema(schema = @Schema(example = "g-1")) //
            List<@NotNull @Pattern(regexp = Ids.CHOSEN) String> groupIds,
            @Min(1) @Max(2_000) @Schema(example = "50") int capacity,
            @Nullable @Min(1) @Max(200) @Schema(example = "1") Integer staff) {

        Offering toOffering() {
            return new Offering(offeringId, Objects.requireNonNullElse(slot, Slot.AFTERNOON),
                    new Wording(category, title, description, materials), setting,
                    Objects.requireNonNullElse(venue, ""), badWeather, PlanRequest.weekdays(weekdays), time(start),
                    time(end), groupIds, capacity, staff);
        }
    }

    /** @throws ProblemException if a weekday and grade is told twice, or a weekday is none of Monday to Friday */
    PlanContent toContent() {
        return new PlanContent(eligibility, signUp, Objects.requireNonNullElse(approval, ""), safetyMeasures, times(),
                venues, equipment, Objects.requireNonNullElse(staffing, ""), places,
                new Notice(notice.mode(), notice.content(), notice.safetyMeasures()),
                offerings.stream().map(OfferingRequest::toOffering).toList());
    }

    private ServiceTimes times() {
        var ordinary = LocalTime.parse(dismissal);
        var others = Objects.requireNonNullElse(dismissals, List.<DismissalRequest>of())
                .stream()
                .flatMap(it -> it.toDismissals().stream())
                .toList();
        record Cell(DayOfWeek weekday, int grade) {}
        Set<Cell> told = new HashSet<>();
        if (!others.stream().allMatch(it -> told.add(new Cell(it.weekday(), it.grade())))) {
            throw new ProblemException(PlanProblem.DISMISSAL_TWICE);
        }
        return new ServiceTimes(ordinary, until == null ? ServiceTimes.LATEST : LocalTime.parse(until),
                others.stream().filter(it -> !it.time().equals(ordinary)).toList(),
                noon == null ? null : noon.toNoon());
    }

    private static Weekdays weekdays(@Nullable List<DayOfWeek> days) {
        if (days == null) {
            return Weekdays.ALL;
        }
        if (!ServiceTimes.SCHOOL_WEEK.containsAll(days)) {
            throw new ProblemException(PlanProblem.NO_SCHOOL_WEEKDAY);
        }
        return Weekdays.of(days);
    }

    private static @Nullable LocalTime time(@Nullable String text) {
        return text == null ? null : LocalTime.parse(text);
    }
}
