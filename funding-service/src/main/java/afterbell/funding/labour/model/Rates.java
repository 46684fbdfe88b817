package afterbell.funding.labour.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import afterbell.funding.semester.model.Policy;

/**
 * What a class hour is paid, by the day from which on (R18). Before the first rate the semester's policy holds.
 *
 * @param rates the earliest first, one for each day
 */
public record Rates(List<Rate> rates) {
    public static final Rates NONE = new Rates(List.of());

    public Rates {
        rates = rates.stream().sorted(Comparator.comparing(Rate::from)).toList();
    }

    /**
     * @param from    first day on which it holds
     * @param rateFen for a class hour
     * @param basis   the decision it goes back to, in the bureau's words
     */
    public record Rate(LocalDate from, long rateFen, String basis, String by, Instant at) {
        public boolean isSameAs(Rate other) {
            return from.equals(other.from) && rateFen == other.rateFen && basis.equals(other.basis);
        }
    }

    /** @return in fen for a class hour on that day */
    public long on(LocalDate day, Policy policy) {
        long fen = policy.labourRateFen();
        for (Rate rate : rates) {
            if (!rate.from().isAfter(day)) {
                fen = rate.rateFen();
            }
        }
        return fen;
    }

    /** @return with this rate; one that began on the same day is replaced */
    public Rates with(Rate rate) {
        var all = new ArrayList<>(rates.stream().filter(it -> !it.from().equals(rate.from())).toList());
        all.add(rate);
        return new Rates(all);
    }
}
