package afterbell.funding.claim.model;

/**
 * What a policy makes of the pupils whom a school served.
 *
 * @param pupils    pupils counted (R16)
 * @param amountFen subsidy for them (R17)
 */
public record Counted(int pupils, long amountFen) {
    static final Counted NOBODY = new Counted(0, 0);
}
