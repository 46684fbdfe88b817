package afterbell.enrollment.family.model;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** A guardian says that a child's data on the roll is wrong; the school decides. */
public sealed interface Correction {
    Request request();

    /** Waits for the school. */
    record Requested(Request request) implements Correction {}

    /** @param applied whether the roll was changed with it; otherwise the school enters the corrected row itself */
    record Accepted(Request request, Decision decision, boolean applied) implements Correction {}

    record Refused(Request request, Decision decision) implements Correction {}

    /**
     * @param account subject of the guardian's tokens
     * @param at      when it was asked for
     */
    record Request(String correctionId, String pupilId, String schoolId, Field field, String account, Instant at) {}

    /** @param reason the school's words */
    record Decision(String actor, Instant at, @Nullable String reason) {}

    /** What is to be corrected. */
    enum Field {
        NAME(true),
        GRADE(true),
        CLASS_NAME(true),
        PUPIL_NUMBER(false),
        CITIZEN_ID(false),
        CONTACTS(false);

        private final boolean appliedAtOnce;

        Field(boolean appliedAtOnce) {
            this.appliedAtOnce = appliedAtOnce;
        }

        /** Whether accepting changes the roll. Numbers say who a child is, so the school enters them with all checks. */
        public boolean isAppliedAtOnce() {
            return appliedAtOnce;
        }
    }

    enum State {
        REQUESTED,
        ACCEPTED,
        REFUSED
    }

    /** What becomes of deciding. */
    sealed interface Deciding {
        record Decided(Correction correction) implements Deciding {}

        /** It was decided so before. */
        record DecidedBefore(Correction correction) implements Deciding {}

        record DecidedOtherwise() implements Deciding {}
    }

    default State state() {
        return switch (this) {
            case Requested _ -> State.REQUESTED;
            case Accepted _ -> State.ACCEPTED;
            case Refused _ -> State.REFUSED;
        };
    }

    default Deciding accept(Decision decision) {
        return switch (this) {
            case Requested(Request request) -> new Deciding.Decided(new Accepted(request, decision,
                    request.field().isAppliedAtOnce()));
            case Accepted _ -> new Deciding.DecidedBefore(this);
            case Refused _ -> new Deciding.DecidedOtherwise();
        };
    }

    default Deciding refuse(Decision decision) {
        return switch (this) {
            case Requested(Request request) -> new Deciding.Decided(new Refused(request, decision));
            case Refused _ -> new Deciding.DecidedBefore(this);
            case Accepted _ -> new Deciding.DecidedOtherwise();
        };
    }
}
