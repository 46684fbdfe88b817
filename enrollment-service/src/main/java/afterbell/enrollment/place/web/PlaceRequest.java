package afterbell.enrollment.place.web;

import java.time.LocalDate;
import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import afterbell.enrollment.place.GrantingPlaces.Wanted;
import afterbell.enrollment.place.model.Pupil;
import afterbell.enrollment.place.model.Pupil.Placed;
import afterbell.enrollment.school.model.School;

/**
 * @param from   first service day of the places
 * @param pupils at most 100
 */
record PlaceRequest(@NotNull @Schema(example = "2021-09-01") LocalDate from,
        @NotEmpty @Size(max = 100) List<@Valid @NotNull PupilRequest> pupils) {

    /**
     * @param rosterId the school's own id of the pupil, opaque: never a citizen's or pupil's number
     * @param grade    1 to 6
     */
    record PupilRequest(
            @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,64}") @Schema(example = "p-0001") String rosterId,
            @NotBlank @Size(max = 40) @Schema(example = "王小明") String name,
            @Min(1) @Max(6) @Schema(example = "3") int grade) {}

    List<Wanted> wanted(String groupId) {
        return pupils.stream().<Wanted>map(pupil -> school -> placed(school, groupId, pupil)).toList();
    }

    private Placed placed(School school, String groupId, PupilRequest pupil) {
        return new Placed(Pupil.idOf(school.schoolId(), pupil.rosterId()), school.schoolId(), groupId,
                pupil.rosterId(), pupil.name(), pupil.grade(), from);
    }
}
