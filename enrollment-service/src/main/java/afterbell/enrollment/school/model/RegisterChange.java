package afterbell.enrollment.school.model;

import java.time.Instant;
import java.util.List;

import afterbell.enrollment.school.model.Register.Difference;

/**
 * A change of a school's register.
 *
 * @param actor opaque id of the official
 */
public record RegisterChange(Instant at, String actor, List<Difference> differences) {
    public RegisterChange {
        differences = List.copyOf(differences);
    }
}
