package afterbell.funding.ledger.model;

/**
 * How an account stands in a book.
 *
 * @param openingFen what was brought from the year before
 * @param debitFen   what it has gained in this year
 * @param creditFen  what it has given in this year
 */
public record Balance(long openingFen, long debitFen, long creditFen) {
    static final Balance ZERO = new Balance(0, 0, 0);

    public long balanceFen() {
        return Math.subtractExact(Math.addExact(openingFen, debitFen), creditFen);
    }

    Balance debited(long amountFen) {
        return new Balance(openingFen, Math.addExact(debitFen, amountFen), creditFen);
    }

    Balance credited(long amountFen) {
        return new Balance(openingFen, debitFen, Math.addExact(creditFen, amountFen));
    }

    Balance carried() {
        return new Balance(balanceFen(), 0, 0);
    }
}
