package afterbell.funding.claim.model;

import java.time.LocalDate;
import java.util.List;

import afterbell.funding.semester.model.PublishedSemester;
import afterbell.funding.semester.model.ServedRule;

/**
 * What a semester will come to if its remaining days are like those that have passed (R16).
 * <p>
 * Averages stay what they are: {@code AVERAGE_DAILY} and {@code MONTHLY_AVERAGE} are taken over the days, or the
 * months, that have passed. Of the other two each pupil's served days are projected: days × service days ÷ service days
 * that have passed, rounded to whole days, a half up.
 */
public final class Forecast {
    private Forecast() {}

    /** @return the semester as if its last service day were that one */
    public static PublishedSemester until(PublishedSemester semester, LocalDate day) {
        return new PublishedSemester(semester.semesterId(), semester.version(), semester.first(), semester.last(),
                semester.serviceDays().stream().filter(it -> !it.isAfter(day)).toList(), semester.policy());
    }

    /** @param pupils as served until that day */
    public static Counted soFar(PublishedSemester semester, LocalDate day, List<ServedPupil> pupils) {
        var policy = semester.policy();
        return ServedPolicies.count(policy.servedRule(), pupils, daysUntil(semester, day), policy.minDays(),
                policy.semesterRateFen());
    }

    /** @param pupils as served until that day */
    public static Counted atTheEnd(PublishedSemester semester, LocalDate day, List<ServedPupil> pupils) {
        var policy = semester.policy();
        int passed = daysUntil(semester, day).count();
        if (passed == 0 || isAverage(policy.servedRule())) {
            return soFar(semester, day, pupils);
        }
        int all = semester.serviceDays().size();
        return ServedPolicies.count(policy.servedRule(),
                pupils.stream().map(pupil -> projected(pupil, passed, all)).toList(),
                new ServiceDays(semester.serviceDays()), policy.minDays(), policy.semesterRateFen());
    }

    private static boolean isAverage(ServedRule rule) {
        return switch (rule) {
            case AVERAGE_DAILY, MONTHLY_AVERAGE -> true;
            case DISTINCT_SERVED, PRORATED_BY_SERVED_DAYS -> false;
        };
    }

    private static ServiceDays daysUntil(PublishedSemester semester, LocalDate day) {
        return new ServiceDays(until(semester, day).serviceDays());
    }

    private static ServedPupil projected(ServedPupil pupil, int passed, int all) {
        int days = (2 * pupil.days() * all + passed) / (2 * passed);
        return new ServedPupil(pupil.pupilId(), days, pupil.firstDay(), pupil.months(), pupil.paidElsewhere());
    }
}
