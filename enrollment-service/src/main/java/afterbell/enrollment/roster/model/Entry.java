package afterbell.enrollment.roster.model;

/**
 * What a school's roster says of a pupil.
 *
 * @param fingerprint     keyed hash of names and numbers: says whether they have changed, and nothing else
 * @param temporaryNumber whether the pupil number is an L number, which another one replaces later
 * @param source          where the school's own system has it
 */
public record Entry(Standing standing, String fingerprint, boolean temporaryNumber, Source source) {
    public Entry(Standing standing, String fingerprint, boolean temporaryNumber) {
        this(standing, fingerprint, temporaryNumber, Source.NONE);
    }
}
