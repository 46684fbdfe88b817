package afterbell.funding.budget.model;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the finance bureau has ordered to be paid out of the city's appropriation of a fiscal year (R17). A disbursement
 * is ordered once, so that nothing is ever taken out again.
 *
 * @param amountFen by disbursement
 */
public record Orders(int fiscalYear, SortedMap<String, Long> amountFen) {
    public Orders {
        amountFen = Collections.unmodifiableSortedMap(new TreeMap<>(amountFen));
    }

    /** What becomes of an order. */
    public sealed interface Outcome {
        record Reserved(Orders orders) implements Outcome {}

        record Stands() implements Outcome {}

        /** @param leftFen of the appropriation */
        record Beyond(long leftFen) implements Outcome {}
    }

    /**
     * @param appropriatedFen the city's, zero where the bureau keeps no budget for the year: then nothing is refused
     */
    public Outcome reserve(String disbursementId, long amount, long appropriatedFen) {
        if (amountFen.containsKey(disbursementId)) {
            return new Outcome.Stands();
        }
        long leftFen = Math.subtractExact(appropriatedFen, totalFen());
        if (appropriatedFen > 0 && amount > leftFen) {
            return new Outcome.Beyond(Math.max(0, leftFen));
        }
        var all = new TreeMap<>(amountFen);
        all.put(disbursementId, amount);
        return new Outcome.Reserved(new Orders(fiscalYear, all));
    }

    public long totalFen() {
        return amountFen.values().stream().reduce(0L, Math::addExact);
    }
}
