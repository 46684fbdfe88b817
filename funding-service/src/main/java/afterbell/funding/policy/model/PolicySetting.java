package afterbell.funding.policy.model;

import java.time.Instant;
import java.time.LocalDate;

import afterbell.funding.semester.model.ServedRule;

/**
 * What the bureau has decided about money where the plan leaves it open (R16, R17).
 *
 * @param number          1 for the first that was set, then 2, 3 …
 * @param from            holds for semesters that begin on that day or later, until the next one
 * @param minDays         for {@link ServedRule#DISTINCT_SERVED}: served days from which a pupil counts
 * @param semesterRateFen subsidy for a counted pupil and semester
 * @param reason          in the bureau's words
 */
public record PolicySetting(int number, LocalDate from, ServedRule rule, int minDays, long semesterRateFen,
        String reason, String by, Instant at) {

    boolean saysTheSame(PolicySetting other) {
        return from.equals(other.from) && rule == other.rule && minDays == other.minDays
                && semesterRateFen == other.semesterRateFen && reason.equals(other.reason);
    }

    PolicySetting numbered(int other) {
        return new PolicySetting(other, from, rule, minDays, semesterRateFen, reason, by, at);
    }
}
