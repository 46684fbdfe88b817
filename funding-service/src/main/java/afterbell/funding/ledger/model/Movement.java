package afterbell.funding.ledger.model;

/** What an account has gained and given in a month, in fen. */
public record Movement(long debitFen, long creditFen) {
    static final Movement NONE = new Movement(0, 0);

    Movement debited(long amountFen) {
        return new Movement(Math.addExact(debitFen, amountFen), creditFen);
    }

    Movement credited(long amountFen) {
        return new Movement(debitFen, Math.addExact(creditFen, amountFen));
    }

    long netFen() {
        return Math.subtractExact(debitFen, creditFen);
    }
}
