package afterbell.enrollment.place.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.enrollment.place.ComingOnWeekdays;
import afterbell.enrollment.place.FindPlaces;
import afterbell.enrollment.place.PlaceProblem;
import afterbell.enrollment.place.TakingLeave;
import afterbell.enrollment.place.model.EndReason;
import afterbell.enrollment.place.model.Leave;
import afterbell.enrollment.place.model.Place;
import afterbell.enrollment.place.model.Place.Ended;
import afterbell.enrollment.place.model.Place.Held;
import afterbell.enrollment.place.model.PupilPlaces.Semester;
import afterbell.enrollment.place.model.Slot;
import afterbell.enrollment.place.model.Tenure;
import afterbell.enrollment.place.model.Weekdays;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/enrollment/v1/pupils/{pupilId}")
@Tag(name = "Places 学位", description = "A pupil's places, weekdays and leave (R2, R6)")
class PupilPlacesController {
    private final FindPlaces findPlaces;
    private final ComingOnWeekdays comingOnWeekdays;
    private final TakingLeave takingLeave;

    PupilPlacesController(FindPlaces findPlaces, ComingOnWeekdays comingOnWeekdays, TakingLeave takingLeave) {
        this.findPlaces = findPlaces;
        this.comingOnWeekdays = comingOnWeekdays;
        this.takingLeave = takingLeave;
    }

    record PlacesView(List<PlaceView> items) {}

    /** @param until first day without the place; absent while it is held: then it ends with the semester */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PlaceView(String schoolId, String semesterId, Slot slot, String groupId, LocalDate from,
            @Nullable LocalDate until, @Nullable EndReason endReason, List<WeekView> weeks, List<LeaveView> leaves) {}

    /** @param from first day on which the pupil comes on these weekdays */
    record WeekView(LocalDate from, List<DayOfWeek> weekdays) {}

    /**
     * @param until first day after the leave; equal to {@code first} when it was taken back
     */
    record LeaveView(String leaveId, LocalDate first, LocalDate until) {}

    /** @param weekdays one to five of MONDAY to FRIDAY */
    record WeekdaysRequest(@NotNull @Schema(example = "2021-10-11") LocalDate from,
            @NotNull @Size(min = 1, max = 5) @ArraySchema(schema = @Schema(example = "MONDAY")) //
            List<@NotNull DayOfWeek> weekdays) {}

    /** @param last last day of the leave */
    record LeaveRequest(@NotNull @Schema(example = "2021-10-11") LocalDate first,
            @NotNull @Schema(example = "2021-10-12") LocalDate last) {}

    /** @param on first day on which the pupil comes again */
    record ReturnRequest(@NotNull @Schema(example = "2021-10-12") LocalDate on) {}

    @Operation(summary = "List a pupil's places", description = "At whatever school, ended ones included, in the order "
            + "in which they were granted; with weekdays and leave. For the guardians and the pupil's school.")
    @GetMapping("/places")
    @PreAuthorize("hasAnyRole('guardian', 'school-admin')")
    PlacesView places(@PathVariable String pupilId, Caller caller) {
        return new PlacesView(findPlaces.ofPupil(pupilId, caller).stream().map(PupilPlacesController::view).toList());
    }

    @Operation(summary = "Come on other weekdays", description = "From a day on that has not passed; replaces what was "
            + "said of that day and later ones. The seat is kept for the whole week: on a make-up day everybody comes.")
    @PutMapping("/places/{semesterId}/{slot}/weekdays")
    @PreAuthorize("hasAnyRole('guardian', 'school-admin')")
    PlaceView comeOn(@PathVariable String pupilId, @PathVariable String semesterId, @PathVariable Slot slot,
            @RequestBody @Valid WeekdaysRequest request, Caller caller) {
        return view(comingOnWeekdays.comeOn(pupilId, new Semester(semesterId, slot), request.from(),
                weekdays(request.weekdays()), caller));
    }

    @Operation(summary = "Take leave", description = "On these days the pupil keeps the place and is not expected. The "
            + "same days again are the same leave. The reason is not asked.")
    @PostMapping("/places/{semesterId}/{slot}/leaves")
    @PreAuthorize("hasAnyRole('guardian', 'school-admin')")
    LeaveView take(@PathVariable String pupilId, @PathVariable String semesterId, @PathVariable Slot slot,
            @RequestBody @Valid LeaveRequest request, Caller caller) {
        return view(takingLeave.take(pupilId, new Semester(semesterId, slot), request.first(), request.last(),
                caller));
    }

    @Operation(summary = "Come back from leave", description = "Takes a leave back that has not begun, or ends one "
            + "that has: the pupil is expected from that day on.")
    @PostMapping("/leaves/{leaveId}/return")
    @PreAuthorize("hasAnyRole('guardian', 'school-admin')")
    LeaveView comeBack(@PathVariable String pupilId, @PathVariable String leaveId,
            @RequestBody @Valid ReturnRequest request, Caller caller) {
        return view(takingLeave.comeBack(pupilId, leaveId, request.on(), caller));
    }

    private static Weekdays weekdays(List<DayOfWeek> days) {
        try {
            return Weekdays.of(days);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(PlaceProblem.WEEKDAYS_INVALID);
        }
    }

    private static PlaceView view(Place place) {
        return switch (place) {
            case Held(Tenure tenure) -> view(tenure, null, null);
            case Ended(Tenure tenure, LocalDate until, EndReason reason) -> view(tenure, until, reason);
        };
    }

    private static PlaceView view(Tenure it, @Nullable LocalDate until, @Nullable EndReason reason) {
        var intake = it.intake();
        return new PlaceView(intake.schoolId(), intake.semesterId(), intake.slot(), it.groupId(), it.from(), until,
                reason, it.weeks().stream().map(week -> new WeekView(week.from(), week.weekdays().inOrder())).toList(),
                it.leaves().stream().map(PupilPlacesController::view).toList());
    }

    private static LeaveView view(Leave leave) {
        return new LeaveView(leave.leaveId(), leave.from(), leave.until());
    }
}
