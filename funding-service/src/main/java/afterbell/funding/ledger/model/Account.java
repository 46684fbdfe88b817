package afterbell.funding.ledger.model;

/**
 * An account of a school's book. What a source has given stands against {@code city:<SOURCE>}, outside the school; what
 * is left of it in {@code fund:<SOURCE>}, or in {@code fund:<SOURCE>:<CATEGORY>} when the giver has bound it to one
 * purpose; what was spent in {@code spent:<CATEGORY>:<SOURCE>}.
 */
public record Account(String name) implements Comparable<Account> {
    private static final String FUND = "fund:";
    private static final String OUTSIDE = "city:";
    private static final String SPENT = "spent:";

    public static Account fund(Source source) {
        return new Account(FUND + source);
    }

    /** Money of the source that its giver has bound to a category. */
    public static Account bound(Source source, Category purpose) {
        return new Account(FUND + source + ":" + purpose);
    }

    public static Account outside(Source source) {
        return new Account(OUTSIDE + source);
    }

    public static Account spent(Category category, Source source) {
        return new Account(SPENT + category + ":" + source);
    }

    /** Whether it holds money of that source that is not spent, bound to a purpose or not. */
    public boolean isFundOf(Source source) {
        return name.equals(FUND + source) || name.startsWith(FUND + source + ":");
    }

    public boolean isSpentOn(Category category) {
        return name.startsWith(SPENT + category + ":");
    }

    /** Whether the account may be below zero: only the giver's, who has given what the others hold (R15). */
    public boolean mayBeBelowZero() {
        return name.startsWith(OUTSIDE);
    }

    @Override
    public int compareTo(Account other) {
        return name.compareTo(other.name);
    }
}
