package afterbell.enrollment.pickup.model;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * When what is said of an adult holds.
 *
 * @param from  first day, null: from the beginning
 * @param until first day after, null: without end
 */
public record Validity(@Nullable LocalDate from, @Nullable LocalDate until) {
    public static final Validity ALWAYS = new Validity(null, null);

    /** @param last last day, null: without end */
    public static Validity between(@Nullable LocalDate first, @Nullable LocalDate last) {
        return new Validity(first, last == null ? null : last.plusDays(1));
    }

    /** Whether there is a day on which it holds. */
    public boolean isPossible() {
        return from == null || until == null || from.isBefore(until);
    }

    public boolean isAlways() {
        return from == null && until == null;
    }
}
