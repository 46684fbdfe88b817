package afterbell.funding.ledger.model;

import java.util.Map;
import java.util.TreeMap;

/**
 * What was booked on the days of a calendar month.
 *
 * @param entries   how many
 * @param movements of the accounts that have moved
 */
public record Month(int entries, Map<Account, Movement> movements) {
    static final Month EMPTY = new Month(0, Map.of());

    public Month {
        movements = Map.copyOf(movements);
    }

    Month with(Entry entry) {
        var now = new TreeMap<>(movements);
        now.put(entry.debit(), movement(entry.debit()).debited(entry.amountFen()));
        now.put(entry.credit(), movement(entry.credit()).credited(entry.amountFen()));
        return new Month(entries + 1, now);
    }

    Movement movement(Account account) {
        return movements.getOrDefault(account, Movement.NONE);
    }
}
