package afterbell.funding.report.model;

import java.util.EnumMap;
import java.util.Map;

import afterbell.funding.ledger.model.Account;
import afterbell.funding.ledger.model.Category;
import afterbell.funding.ledger.model.Source;

/**
 * What became of a source's money in a period (R13, R14): what was there, and was received, is spent or is left.
 *
 * @param receivedFen without what was given back
 * @param spentFen    by category, without what was taken back; zeros are left out
 */
public record Flow(long openingFen, long receivedFen, Map<Category, Long> spentFen, long closingFen) {
    public static final Flow NOTHING = new Flow(0, 0, Map.of(), 0);

    public Flow {
        spentFen = Map.copyOf(spentFen);
    }

    /**
     * @param before balances by account when the period began, in fen
     * @param after  when it ended
     */
    public static Flow of(Source source, Map<Account, Long> before, Map<Account, Long> after) {
        var spent = new EnumMap<Category, Long>(Category.class);
        for (var category : Category.values()) {
            long fen = grownBy(Account.spent(category, source), before, after);
            if (fen != 0) {
                spent.put(category, fen);
            }
        }
        return new Flow(held(source, before), -grownBy(Account.outside(source), before, after), spent,
                held(source, after));
    }

    private static long grownBy(Account account, Map<Account, Long> before, Map<Account, Long> after) {
        return Math.subtractExact(after.getOrDefault(account, 0L), before.getOrDefault(account, 0L));
    }

    private static long held(Source source, Map<Account, Long> balances) {
        return balances.entrySet()
                .stream()
                .filter(it -> it.getKey().isFundOf(source))
                .map(Map.Entry::getValue)
                .reduce(0L, Math::addExact);
    }

    public long spentFen(Category category) {
        return spentFen.getOrDefault(category, 0L);
    }

    public long totalSpentFen() {
        return spentFen.values().stream().reduce(0L, Math::addExact);
    }

    public boolean isNothing() {
        return equals(NOTHING);
    }

    public Flow plus(Flow other) {
        var spent = new EnumMap<Category, Long>(Category.class);
        spent.putAll(spentFen);
        other.spentFen.forEach((category, fen) -> spent.merge(category, fen, Math::addExact));
        return new Flow(Math.addExact(openingFen, other.openingFen), Math.addExact(receivedFen, other.receivedFen),
                spent,
                Math.addExact(closingFen, other.closingFen));
    }
}
