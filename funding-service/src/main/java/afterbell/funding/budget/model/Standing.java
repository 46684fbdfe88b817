package afterbell.funding.budget.model;

import afterbell.funding.ledger.model.Source;

/**
 * How a source stands in a fiscal year, in fen.
 *
 * @param appropriatedFen set aside
 * @param receivedFen     of it what has reached the schools' funds
 * @param committedFen    what is decided and has not: approved claims and ordered payments
 * @param spentFen        what schools have spent of the source in the year
 * @param balanceFen      what their funds hold of the source
 * @param waitingFen      what they have submitted for spending
 */
public record Standing(Source source, long appropriatedFen, long receivedFen, long committedFen, long spentFen,
        long balanceFen, long waitingFen) {

    /**
     * @return what of the appropriation is neither received nor committed; below zero where more was given than set
     * aside
     */
    public long leftFen() {
        return appropriatedFen - receivedFen - committedFen;
    }

    /** @return what schools hold and nobody has asked for yet */
    public long freeFen() {
        return balanceFen - waitingFen;
    }

}
