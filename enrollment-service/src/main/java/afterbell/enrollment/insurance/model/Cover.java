package afterbell.enrollment.insurance.model;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Whether somebody is insured for a time (R32). It is shown before a place is confirmed, and bars nothing.
 *
 * @param until first day without cover; null where there is none at all
 */
public record Cover(Standing standing, @Nullable LocalDate until) {

    /** Whether the whole time is covered, its beginning only, or not even that. */
    public enum Standing {
        COVERED,
        EXPIRING,
        MISSING
    }

    /** What is known where nothing is. */
    public static final Cover NONE = new Cover(Standing.MISSING, null);

    /**
     * Policies that follow one another without a gap count as one.
     *
     * @param last last day of the time
     */
    public static Cover of(List<Validity> policies, LocalDate from, LocalDate last) {
        var until = from;
        for (int followed = 0; followed <= policies.size(); followed++) {
            for (var policy : policies) {
                if (policy.covers(until)) {
                    until = policy.until();
                }
            }
        }
        if (until.equals(from)) {
            return NONE;
        }
        return new Cover(until.isAfter(last) ? Standing.COVERED : Standing.EXPIRING, until);
    }
}
