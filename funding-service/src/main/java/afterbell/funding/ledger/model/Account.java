package afterbell.funding.ledger.model;

/**
 * An account of a school's book. What a source has given stands against {@code city:<SOURCE>}, outside the school; what is
 * left of it in {@code fund:<SOURCE>}; what was spent in {@code spent:<CATEGORY>:<SOURCE>}.
 */
public record Account(String name) implements Comparable<Account> {
    private static final String FUND = "fund:";
    private static final String OUTSIDE = "city:";
    private static final String SPENT = "spent:";

    public static Account fund(Source source) {
        return new Account(FUND + source);
    }

    public static Account outside(Source source) {
        return new Account(OUTSIDE + source);
    }

    public static Account spent(Category category, Source source) {
        return new Account(SPENT + category + ":" + source);
    }

    /** Whether the account may be below zero: only the giver's, who has given what the others hold (R15). */
    boolean mayBeBelowZero() {
        return name.startsWith(OUTSIDE);
    }

    @Override
    public int compareTo(Account other) {
        return name.compareTo(other.name);
    }
}
