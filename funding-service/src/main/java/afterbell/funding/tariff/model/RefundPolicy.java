package afterbell.funding.tariff.model;

import java.math.BigInteger;

/** What of a fee stays due for a pupil who leaves before the period ends; cities do it in different ways (R13). */
public enum RefundPolicy {
    /** For each day on which the pupil was served, of all service days. */
    BY_DAY,
    /** For each month begun, of all months with service days. */
    BY_MONTH_FRACTION,
    /** A third for who leaves in the first third of the service days, two thirds in the second, else all. */
    BY_THIRDS_OF_TERM;

    /**
     * @param feeFen of the whole period
     * @return what of it is due, rounded down to the fen; nothing for who leaves before the first day
     */
    public long dueFen(long feeFen, Usage usage) {
        if (usage.hasStayed()) {
            return feeFen;
        }
        return switch (this) {
            case BY_DAY -> share(feeFen, usage.servedDays(), usage.serviceDays());
            case BY_MONTH_FRACTION -> share(feeFen, usage.monthsBegun(), usage.months());
            case BY_THIRDS_OF_TERM -> share(feeFen, thirds(usage), 3);
        };
    }

    private static int thirds(Usage usage) {
        int days = usage.daysBeforeLeaving();
        if (days == 0) {
            return 0;
        }
        return days * 3 <= usage.serviceDays() ? 1 : days * 3 <= usage.serviceDays() * 2 ? 2 : 3;
    }

    private static long share(long fen, int part, int whole) {
        return BigInteger.valueOf(fen)
                .multiply(BigInteger.valueOf(part))
                .divide(BigInteger.valueOf(whole))
                .longValueExact();
    }
}
