package afterbell.enrollment.roster.web;

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
import org.jspecify.annotations.Nullable;

import afterbell.enrollment.Ids;
import afterbell.enrollment.roster.RosterRow;
import afterbell.enrollment.roster.model.Contact;
import afterbell.enrollment.roster.model.Particulars;

/** @param pupils at most 100 */
record RosterRequest(@NotEmpty @Size(max = 100) List<@Valid @NotNull PupilRequest> pupils) {

    /**
     * @param rosterId    the school's own id of the pupil, opaque: never a citizen's or pupil's number
     * @param pupilNumber 学籍号: G with a citizen id, J, or L
     * @param citizenId   where it is known; a G number holds it
     * @param grade       1 to 6
     * @param guardians   at most 4
     */
    record PupilRequest(@NotNull @Pattern(regexp = Ids.ROSTER) @Schema(example = "p-0001") String rosterId,
            @NotBlank @Size(max = 24) @Schema(example = "G11010519491231002X") String pupilNumber,
            @Nullable @Size(max = 24) @Schema(example = "11010519491231002X") String citizenId,
            @NotBlank @Size(max = 40) @Schema(example = "王小明") String name,
            @Min(1) @Max(6) @Schema(example = "3") int grade,
            @NotBlank @Size(max = 20) @Schema(example = "2班") String className,
            @Nullable @Size(max = Particulars.MOST_CONTACTS) List<@Valid @NotNull ContactRequest> guardians) {

        RosterRow toRow() {
            List<ContactRequest> contacts = guardians == null ? List.of() : guardians;
            return new RosterRow(rosterId, pupilNumber.strip(), citizenId == null ? null : citizenId.strip(),
                    name.strip(), grade, className.strip(),
                    contacts.stream().map(it -> new Contact(it.name(), it.phone(), it.relation())).toList());
        }

        @Override
        public String toString() {
            return "PupilRequest";
        }
    }

    record ContactRequest(@NotBlank @Size(max = 40) @Schema(example = "王大明") String name,
            @NotNull @Pattern(regexp = "[0-9+ -]{5,20}") @Schema(example = "13800000000") String phone,
            @NotBlank @Size(max = 20) @Schema(example = "父亲") String relation) {
        @Override
        public String toString() {
            return "ContactRequest";
        }
    }
}
