package afterbell.enrollment.signup.web;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import afterbell.enrollment.place.model.Intake;
import afterbell.enrollment.place.model.Slot;
import afterbell.enrollment.signup.model.ApplicantList;
import afterbell.enrollment.signup.model.SignUp;
import afterbell.enrollment.signup.model.SignUp.Announced;
import afterbell.enrollment.signup.model.SignUp.Drawn;
import afterbell.enrollment.signup.model.SignUp.Listed;
import afterbell.enrollment.signup.model.Terms.Capacity;

/**
 * A sign-up as its school sees it.
 *
 * @param late       whether late applications are taken
 * @param seedHash   SHA-256 of the seed, known from the beginning (R7)
 * @param listHash   SHA-256 of the list of applicants, once it is fixed
 * @param applicants how many are on it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SignUpView(String schoolId, String semesterId, Slot slot, SignUp.State state, Instant opens,
        Instant closes, boolean late, List<Capacity> groups, String seedHash, @Nullable String listHash,
        @Nullable Integer applicants, @Nullable Instant listedAt, @Nullable Instant drawnAt) {

    public static SignUpView of(Intake intake, SignUp it) {
        return switch (it) {
            case Announced _ -> view(intake, it, null, null, null);
            case Listed listed -> view(intake, it, listed.list(), listed.listedAt(), null);
            case Drawn drawn -> view(intake, it, drawn.list(), drawn.listedAt(), drawn.drawnAt());
        };
    }

    private static SignUpView view(Intake intake, SignUp it, @Nullable ApplicantList list, @Nullable Instant listedAt,
            @Nullable Instant drawnAt) {
        var terms = it.terms();
        return new SignUpView(intake.schoolId(), intake.semesterId(), intake.slot(), it.state(), terms.opens(),
                terms.closes(), terms.late(), terms.groups(), it.seedHash(), list == null ? null : list.hash(),
                list == null ? null : list.entries().size(), listedAt, drawnAt);
    }
}
