package afterbell.enrollment.signup.model;

import java.time.Instant;

/**
 * The sign-up of an intake (R2, R7). Each state is a type: the school binds itself to a seed before anybody applies,
 * then to the list of applicants, then shows both; in no other order, and none of it twice.
 */
public sealed interface SignUp {
    Terms terms();

    /** SHA-256 of the seed: known from the beginning. */
    String seedHash();

    /** Announced: takes applications until it closes. */
    record Announced(Terms terms, String seedHash) implements SignUp {}

    /** The list of applicants is fixed. */
    record Listed(Terms terms, String seedHash, ApplicantList list, Instant listedAt) implements SignUp {}

    /** The lots are drawn, and everybody can see how. */
    record Drawn(Terms terms, String seedHash, ApplicantList list, Instant listedAt, Seed seed, Instant drawnAt)
            implements SignUp {}

    /** Names of the states, as stored and told. */
    enum State {
        ANNOUNCED,
        LISTED,
        DRAWN
    }

    default State state() {
        return switch (this) {
            case Announced _ -> State.ANNOUNCED;
            case Listed _ -> State.LISTED;
            case Drawn _ -> State.DRAWN;
        };
    }

    /** How an application that comes now is taken. */
    enum Door {
        NOT_YET_OPEN,
        IN_TIME,
        LATE,
        SHUT
    }

    default Door door(Instant now) {
        if (now.isBefore(terms().opens())) {
            return Door.NOT_YET_OPEN;
        }
        if (this instanceof Announced && now.isBefore(terms().closes())) {
            return Door.IN_TIME;
        }
        return terms().late() ? Door.LATE : Door.SHUT;
    }

    /** Whether the list of applicants is fixed, and without that one. */
    default boolean isListedWithout(String applicationId) {
        return switch (this) {
            case Announced _ -> false;
            case Listed it -> !it.list().has(applicationId);
            case Drawn it -> !it.list().has(applicationId);
        };
    }

    /** What becomes of announcing a sign-up, or of changing what was announced. */
    sealed interface Announcing {
        /** @param signUp as it is now; the same as before when nothing changes */
        record InForce(SignUp signUp) implements Announcing {}

        /** Closes before it opens. */
        record Backwards() implements Announcing {}

        /** A seed that is made after the close binds nobody. */
        record ClosesInThePast() implements Announcing {}

        /** It has closed: only whether late applications are taken can change. */
        record ClosedAlready() implements Announcing {}
    }

    static Announcing announce(Terms terms, String seedHash, Instant now) {
        if (!terms.isInOrder()) {
            return new Announcing.Backwards();
        }
        return terms.closes().isAfter(now)
                ? new Announcing.InForce(new Announced(terms, seedHash))
                : new Announcing.ClosesInThePast();
    }

    /** The seed stays. */
    default Announcing change(Terms wanted, Instant now) {
        if (terms().equals(wanted)) {
            return new Announcing.InForce(this);
        }
        boolean isOver = !(this instanceof Announced) || !now.isBefore(terms().closes());
        if (isOver && wanted.differsInMoreThanLate(terms())) {
            return new Announcing.ClosedAlready();
        }
        return switch (this) {
            case Announced _ when isOver -> new Announcing.InForce(new Announced(wanted, seedHash()));
            case Announced _ -> announce(wanted, seedHash(), now);
            case Listed it -> new Announcing.InForce(new Listed(wanted, seedHash(), it.list(), it.listedAt()));
            case Drawn it -> new Announcing.InForce(
                    new Drawn(wanted, seedHash(), it.list(), it.listedAt(), it.seed(), it.drawnAt()));
        };
    }

    /** What becomes of fixing the list. */
    sealed interface Listing {
        record Fixed(Listed signUp) implements Listing {}

        record FixedBefore() implements Listing {}

        record StillOpen() implements Listing {}
    }

    default Listing list(ApplicantList list, Instant now) {
        return switch (this) {
            case Announced _ when now.isBefore(terms().closes()) -> new Listing.StillOpen();
            case Announced _ -> new Listing.Fixed(new Listed(terms(), seedHash(), list, now));
            case Listed _, Drawn _ -> new Listing.FixedBefore();
        };
    }

    /** What becomes of drawing lots. */
    sealed interface Drawing {
        record Made(Drawn signUp) implements Drawing {}

        record MadeBefore() implements Drawing {}

        record NotListed() implements Drawing {}

        /** It is not the seed to which the school bound itself. */
        record AnotherSeed() implements Drawing {}
    }

    default Drawing draw(Seed seed, Instant now) {
        return switch (this) {
            case Announced _ -> new Drawing.NotListed();
            case Listed it when !seed.hash().equals(it.seedHash()) -> new Drawing.AnotherSeed();
            case Listed it -> new Drawing.Made(
                    new Drawn(it.terms(), it.seedHash(), it.list(), it.listedAt(), seed, now));
            case Drawn _ -> new Drawing.MadeBefore();
        };
    }
}
