package afterbell.funding.ledger.model;

/**
 * How an account stands.
 *
 * @param openingFen what it held before the time that is looked at
 * @param debitFen   what it has gained in that time
 * @param creditFen  what it has given in that time
 */
public record Balance(long openingFen, long debitFen, long creditFen) {
    static final Balance ZERO = new Balance(0, 0, 0);

    public long balanceFen() {
        return Math.subtractExact(Math.addExact(openingFen, debitFen), creditFen);
    }

    Balance before(Movement movement) {
        return new Balance(Math.addExact(openingFen, movement.netFen()), debitFen, creditFen);
    }

    Balance within(Movement movement) {
        return new Balance(openingFen, Math.addExact(debitFen, movement.debitFen()),
                Math.addExact(creditFen, movement.creditFen()));
    }
}
