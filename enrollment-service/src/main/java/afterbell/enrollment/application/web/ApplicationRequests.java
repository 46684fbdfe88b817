package afterbell.enrollment.application.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import afterbell.enrollment.Ids;
import afterbell.enrollment.application.ApplicationProblem;
import afterbell.enrollment.application.model.PriorityGroup;
import afterbell.enrollment.application.model.Wishes;
import afterbell.enrollment.application.store.Applications.Priority;
import afterbell.enrollment.place.PlaceProblem;
import afterbell.enrollment.place.model.Intake;
import afterbell.enrollment.place.model.Seats;
import afterbell.enrollment.place.model.Slot;
import afterbell.enrollment.place.model.Weekdays;
import afterbell.enrollment.school.model.School;
import afterbell.enrollment.signup.model.Terms.Capacity;
import afterbell.web.problem.ProblemException;

/** Bodies of the commands on applications. */
final class ApplicationRequests {
    private ApplicationRequests() {}

    private static Intake intake(String schoolId, String semesterId, @Nullable Slot slot) {
        return new Intake(schoolId, semesterId, slot == null ? Slot.AFTERNOON : slot);
    }

    private static Wishes wishes(@Nullable List<String> choices, @Nullable List<DayOfWeek> weekdays) {
        try {
            return new Wishes(choices == null ? List.of() : choices,
                    weekdays == null ? Weekdays.ALL : Weekdays.of(weekdays));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(PlaceProblem.WEEKDAYS_INVALID);
        }
    }

    private static @Nullable Priority priority(@Nullable PriorityGroup group, @Nullable String evidence) {
        if (group == null) {
            if (evidence != null) {
                throw new ProblemException(ApplicationProblem.EVIDENCE_WITHOUT_GROUP);
            }
            return null;
        }
        return new Priority(group, evidence == null ? "" : evidence);
    }

    /**
     * @param slot          AFTERNOON when absent
     * @param noticeVersion version of the notice that the guardian has acknowledged (R3)
     * @param choices       offerings of the published plan, the best first, at most 5; any when absent
     * @param weekdays      some of MONDAY to FRIDAY; all when absent
     * @param evidence      why the child belongs to the priority group; kept sealed (R7)
     */
    record ApplyRequest(@NotNull @Pattern(regexp = Ids.CHOSEN) @Schema(example = "2021-autumn") String semesterId,
            @NotNull @Pattern(regexp = Ids.OPAQUE) @Schema(example = Ids.EXAMPLE) String pupilId,
            @Nullable @Schema(example = "AFTERNOON") Slot slot, @Min(1) @Schema(example = "1") int noticeVersion,
            @Nullable @Size(max = Wishes.MOST) @ArraySchema(schema = @Schema(example = "reading")) //
            List<@NotNull @Pattern(regexp = Ids.CHOSEN) String> choices,
            @Nullable @Size(min = 1, max = 5) @ArraySchema(schema = @Schema(example = "MONDAY")) //
            List<@NotNull DayOfWeek> weekdays,
            @Nullable @Schema(example = "LOW_INCOME") PriorityGroup priorityGroup,
            @Nullable @Size(max = 1_000) @Schema(example = "低保证编号 …") String evidence) {

        Intake intake(String schoolId) {
            return ApplicationRequests.intake(schoolId, semesterId, slot);
        }

        Wishes wishes() {
            return ApplicationRequests.wishes(choices, weekdays);
        }

        @Nullable
        Priority priority() {
            return ApplicationRequests.priority(priorityGroup, evidence);
        }

        @Override
        public String toString() {
            return "ApplyRequest";
        }
    }

    /** Everything as it is to be: what is absent is taken back. */
    record ChangeRequest(@Min(1) @Schema(example = "1") int noticeVersion,
            @Nullable @Size(max = Wishes.MOST) @ArraySchema(schema = @Schema(example = "reading")) //
            List<@NotNull @Pattern(regexp = Ids.CHOSEN) String> choices,
            @Nullable @Size(min = 1, max = 5) @ArraySchema(schema = @Schema(example = "MONDAY")) //
            List<@NotNull DayOfWeek> weekdays,
            @Nullable @Schema(example = "LOW_INCOME") PriorityGroup priorityGroup,
            @Nullable @Size(max = 1_000) @Schema(example = "低保证编号 …") String evidence) {

        Wishes wishes() {
            return ApplicationRequests.wishes(choices, weekdays);
        }

        @Nullable
        Priority priority() {
            return ApplicationRequests.priority(priorityGroup, evidence);
        }

        @Override
        public String toString() {
            return "ChangeRequest";
        }
    }

    /** @param reason needed where the claim is rejected; the guardian reads it */
    record DecideRequest(@Schema(example = "true") boolean confirmed,
            @Nullable @Size(max = 200) @Schema(example = "证明已过期") String reason) {}

    /** @param pupilIds at most 100 */
    record BatchRequest(@NotNull @Pattern(regexp = Ids.CHOSEN) @Schema(example = "2021-autumn") String semesterId,
            @Nullable @Schema(example = "AFTERNOON") Slot slot, @Min(1) @Schema(example = "1") int noticeVersion,
            @NotEmpty @Size(max = 100) @ArraySchema(schema = @Schema(example = Ids.EXAMPLE)) //
            List<@NotNull @Pattern(regexp = Ids.OPAQUE) String> pupilIds) {

        Intake intake(String schoolId) {
            return ApplicationRequests.intake(schoolId, semesterId, slot);
        }
    }

    /**
     * @param from   first day of the places
     * @param groups at most 200, filled in this order; those of the sign-up when absent
     */
    record AdmitRequest(@NotNull @Pattern(regexp = Ids.CHOSEN) @Schema(example = "2021-autumn") String semesterId,
            @Nullable @Schema(example = "AFTERNOON") Slot slot, @NotNull @Schema(example = "2021-09-01") LocalDate from,
            @Nullable @Size(min = 1, max = School.MOST_GROUPS) List<@Valid @NotNull GroupRequest> groups) {

        Intake intake(String schoolId) {
            return ApplicationRequests.intake(schoolId, semesterId, slot);
        }

        @Nullable
        List<Capacity> capacities() {
            return groups == null
                    ? null
                    : groups.stream().map(it -> new Capacity(it.groupId(), it.capacity())).toList();
        }
    }

    /** @param capacity at most 50 (R20) */
    record GroupRequest(@NotNull @Pattern(regexp = Ids.CHOSEN) @Schema(example = "g-1") String groupId,
            @Min(0) @Max(Seats.MOST) @Schema(example = "50") int capacity) {}

    record NoticeRequest(@Min(1) @Schema(example = "2") int noticeVersion) {}

    record RefuseRequest(@NotBlank @Size(max = 200) @Schema(example = "资料不全") String reason) {}

    /** @param on first day without the place */
    record WithdrawRequest(@NotNull @Schema(example = "2021-11-01") LocalDate on,
            @Nullable @Size(max = 200) @Schema(example = "家长可接") String reason) {}

    record DeclareRequest(@NotNull @Pattern(regexp = Ids.CHOSEN) @Schema(example = "2021-autumn") String semesterId,
            @NotNull @Pattern(regexp = Ids.OPAQUE) @Schema(example = Ids.EXAMPLE) String pupilId,
            @Schema(example = "true") boolean reminderAcknowledged) {}
}
