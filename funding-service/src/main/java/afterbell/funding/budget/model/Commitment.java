package afterbell.funding.budget.model;

import afterbell.funding.servedday.model.Semester;
import afterbell.funding.servedday.model.Semester.Term;

/**
 * What the city owes a school for a semester and has not paid yet: an approved claim, then its order.
 *
 * @param claim        what the claim says
 * @param disbursement what its payment says
 */
public record Commitment(Said claim, Said disbursement) {
    /**
     * What the newest fact of a claim, or of a disbursement, says. It holds in whatever order and however often facts
     * arrive.
     *
     * @param sequence of the fact, 0 before the first
     */
    public record Said(long sequence, Stage stage, long amountFen) {
        public static final Said NOTHING = new Said(0, Stage.OPEN, 0);

        public Said or(Said other) {
            return other.sequence > sequence ? other : this;
        }
    }

    /** How far it has come. */
    public enum Stage {
        OPEN,
        /** The claim is approved, or its payment ordered. */
        OWED,
        PAID
    }

    /** @return what is still to be paid, in fen */
    public long owedFen() {
        return switch (disbursement.stage()) {
            case PAID -> 0;
            case OWED -> disbursement.amountFen();
            case OPEN -> claim.stage() == Stage.OWED ? claim.amountFen() : 0;
        };
    }

    /** @return the year whose appropriation pays a semester: the one in which it ends, and is paid for afterwards */
    public static int fiscalYearOf(Semester semester) {
        return semester.term() == Term.AUTUMN ? semester.year() + 1 : semester.year();
    }
}
