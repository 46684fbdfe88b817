package afterbell.funding.ledger.model;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an account holds from a day on: money that arrives later pays for nothing earlier, and what is spent later is
 * not there to be spent twice (R15).
 *
 * @param balancesFen at the end of that day and of each later day on which the account moves
 */
record Holding(NavigableMap<LocalDate, Long> balancesFen) {
    Holding {
        balancesFen = Collections.unmodifiableNavigableMap(new TreeMap<>(balancesFen));
    }

    /**
     * @param nowFen what it holds after everything that is booked
     * @param later  entries booked on later days; those of other accounts do not matter
     */
    static Holding of(Account account, long nowFen, LocalDate from, List<Entry> later) {
        var byDay = new TreeMap<LocalDate, Long>();
        later.forEach(entry -> byDay.merge(entry.bookedOn(), entry.effectOn(account), Math::addExact));
        long balance = byDay.values().stream().reduce(nowFen, Math::subtractExact);
        var balances = new TreeMap<LocalDate, Long>();
        balances.put(from, balance);
        for (var day : byDay.entrySet()) {
            balance = Math.addExact(balance, day.getValue());
            balances.put(day.getKey(), balance);
        }
        return new Holding(balances);
    }

    /** @return what may be taken on the first day */
    long lowestFen() {
        return Collections.min(balancesFen.values());
    }

    /** @return the first day on which so much may be taken */
    Optional<LocalDate> firstDayWith(long amountFen) {
        Optional<LocalDate> first = Optional.empty();
        for (var day : balancesFen.descendingMap().entrySet()) {
            if (day.getValue() < amountFen) {
                break;
            }
            first = Optional.of(day.getKey());
        }
        return first;
    }
}
