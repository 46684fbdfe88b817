package afterbell.funding.claim.model;

import java.util.List;

import afterbell.funding.semester.model.ServedRule;

/**
 * The four meanings of "pupils actually served" (R16). Each looks at the pupils for whom the city pays this school and at
 * the days on which this school served them. All arithmetic is in whole numbers; where a quotient is rounded, a half goes
 * up, and it is rounded once, at the place the policy names.
 */
public final class ServedPolicies {
    private ServedPolicies() {}

    /**
     * @param pupils    whom the school served; those paid elsewhere count for nothing here
     * @param minDays   for {@link ServedRule#DISTINCT_SERVED}, at least 1
     * @param days      the semester's service days
     * @param rateFen   for a counted pupil
     */
    public static Counted count(ServedRule rule, List<ServedPupil> pupils, ServiceDays days, int minDays,
            long rateFen) {
        var paidHere = pupils.stream().filter(pupil -> !pupil.paidElsewhere()).toList();
        return switch (rule) {
            case DISTINCT_SERVED -> distinctServed(paidHere, minDays, rateFen);
            case AVERAGE_DAILY -> averageDaily(paidHere, days.count(), rateFen);
            case MONTHLY_AVERAGE -> monthlyAverage(paidHere, days.months(), rateFen);
            case PRORATED_BY_SERVED_DAYS -> proratedByServedDays(paidHere, days.count(), rateFen);
        };
    }

    /** Whether a pupil for whom the city pays this school is one of those counted. */
    public static boolean counts(ServedRule rule, ServedPupil pupil, int minDays) {
        return !pupil.paidElsewhere() && (rule != ServedRule.DISTINCT_SERVED || pupil.days() >= minDays);
    }

    /** Each pupil served on at least {@code minDays} days counts as one. Amount: pupils × rate. */
    static Counted distinctServed(List<ServedPupil> paidHere, int minDays, long rateFen) {
        long pupils = paidHere.stream().filter(pupil -> pupil.days() >= minDays).count();
        return pupils(pupils, rateFen);
    }

    /**
     * Pupils served on an average service day: served days of all pupils ÷ service days of the semester, rounded to
     * whole pupils, a half up. Amount: pupils × rate.
     */
    static Counted averageDaily(List<ServedPupil> paidHere, int serviceDays, long rateFen) {
        long pupilDays = paidHere.stream().mapToLong(ServedPupil::days).sum();
        return serviceDays == 0 ? Counted.NOBODY : pupils(rounded(pupilDays, serviceDays), rateFen);
    }

    /**
     * Pupils served in an average month: for each calendar month with a service day the pupils served on at least one of
     * its days, summed ÷ number of these months, rounded to whole pupils, a half up. Amount: pupils × rate.
     */
    static Counted monthlyAverage(List<ServedPupil> paidHere, int months, long rateFen) {
        long pupilMonths = paidHere.stream().mapToLong(pupil -> Integer.bitCount(pupil.months())).sum();
        return months == 0 ? Counted.NOBODY : pupils(rounded(pupilMonths, months), rateFen);
    }

    /**
     * Each pupil is paid for by the share of the semester's service days on which he was served: rate × days ÷ service
     * days, rounded to whole fen for each pupil, a half up. Amount: their sum. Pupils: those with a served day.
     */
    static Counted proratedByServedDays(List<ServedPupil> paidHere, int serviceDays, long rateFen) {
        long amountFen = paidHere.stream().mapToLong(pupil -> prorated(pupil, serviceDays, rateFen)).sum();
        return serviceDays == 0 ? Counted.NOBODY : new Counted(paidHere.size(), amountFen);
    }

    /** @return what {@link ServedRule#PRORATED_BY_SERVED_DAYS} pays for one pupil, in fen */
    static long prorated(ServedPupil pupil, int serviceDays, long rateFen) {
        return serviceDays == 0 ? 0 : rounded(Math.multiplyExact(rateFen, pupil.days()), serviceDays);
    }

    private static Counted pupils(long pupils, long rateFen) {
        return new Counted(Math.toIntExact(pupils), Math.multiplyExact(pupils, rateFen));
    }

    /** @return the quotient of two numbers that are not negative, rounded to a whole number, a half up */
    private static long rounded(long dividend, long divisor) {
        return (2 * dividend + divisor) / (2 * divisor);
    }
}
