package afterbell.staffing.institution.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An institution whose people may look after children (R5), and how far its acceptance has come. Its id is its unified
 * social credit code.
 */
public sealed interface Institution {
    String institutionId();

    /** Nothing is known of it; never stored. */
    record Undeclared(String institutionId) implements Institution {}

    /** Waits for the bureau's first review. */
    record Declared(String institutionId, Declaration declaration) implements Institution {}

    /** Was never accepted; it may be declared anew. */
    record Rejected(String institutionId, Declaration declaration, Decision decision) implements Institution {}

    /** Its people may serve on the days. */
    record Accepted(String institutionId, Acceptance acceptance, AcceptedDays days,
            Renewal renewal) implements Institution {}

    /** Its people may not serve from the decision's day on, until it is lifted. */
    record Suspended(String institutionId, Acceptance acceptance, AcceptedDays days, Renewal renewal,
            Decision decision) implements Institution {}

    /** Its evidence has run out; a renewal can follow. */
    record Expired(String institutionId, Acceptance acceptance, AcceptedDays days,
            Renewal renewal) implements Institution {}

    /** Its people may not serve from the decision's day on. There is no way out. */
    record Removed(String institutionId, Acceptance acceptance, AcceptedDays days,
            Decision decision) implements Institution {}

    /** @param since day of the bureau's latest word for it: the acceptance, a renewal's, or the end of a suspension */
    record Acceptance(Declaration declaration, LocalDate since) {}

    /**
     * Why the bureau has decided against it.
     *
     * @param on     day of a rejection, first day of a suspension or removal
     * @param reason in the bureau's words, no personal data
     */
    record Decision(LocalDate on, String reason) {}

    /** A further declaration of an institution that is, or was, accepted. */
    sealed interface Renewal {
        record None() implements Renewal {}

        record Waiting(Declaration declaration) implements Renewal {}

        record Refused(Declaration declaration, Decision decision) implements Renewal {}
    }

    /** @return the declaration that waits for the bureau's review */
    default Optional<Declaration> waiting() {
        return switch (this) {
            case Declared it -> Optional.of(it.declaration());
            case Accepted(var _, var _, var _, Renewal.Waiting(var declaration)) -> Optional.of(declaration);
            case Expired(var _, var _, var _, Renewal.Waiting(var declaration)) -> Optional.of(declaration);
            case Suspended(var _, var _, var _, Renewal.Waiting(var declaration), var _) -> Optional.of(declaration);
            case Undeclared _, Rejected _, Accepted _, Suspended _, Expired _, Removed _ -> Optional.empty();
        };
    }

    /** @return for what the institution is, or was, accepted; nothing when it never was */
    default Optional<Acceptance> inForce() {
        return switch (this) {
            case Undeclared _, Declared _, Rejected _ -> Optional.empty();
            case Accepted it -> Optional.of(it.acceptance());
            case Suspended it -> Optional.of(it.acceptance());
            case Expired it -> Optional.of(it.acceptance());
            case Removed it -> Optional.of(it.acceptance());
        };
    }

    /** @return days on which its people may serve, if they are cleared */
    default AcceptedDays acceptedDays() {
        return switch (this) {
            case Undeclared _, Declared _, Rejected _ -> AcceptedDays.NONE;
            case Accepted it -> it.days();
            case Suspended it -> it.days();
            case Expired it -> it.days();
            case Removed it -> it.days();
        };
    }

    /** @return every declaration that is kept: their evidence can be read */
    default List<Declaration> declarations() {
        return Stream.of(inForce().map(Acceptance::declaration), waiting(), refused())
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private Optional<Declaration> refused() {
        return switch (this) {
            case Rejected it -> Optional.of(it.declaration());
            case Accepted(var _, var _, var _, Renewal.Refused it) -> Optional.of(it.declaration());
            case Expired(var _, var _, var _, Renewal.Refused it) -> Optional.of(it.declaration());
            case Suspended(var _, var _, var _, Renewal.Refused it, var _) -> Optional.of(it.declaration());
            case Undeclared _, Declared _, Accepted _, Suspended _, Expired _, Removed _ -> Optional.empty();
        };
    }

    default Stage stage() {
        return switch (this) {
            case Undeclared _ -> throw new IllegalStateException("Nothing is known of this institution");
            case Declared _ -> Stage.DECLARED;
            case Rejected _ -> Stage.REJECTED;
            case Accepted _ -> Stage.ACCEPTED;
            case Suspended _ -> Stage.SUSPENDED;
            case Expired _ -> Stage.EXPIRED;
            case Removed _ -> Stage.REMOVED;
        };
    }

    /** How far an institution has come, in one word. */
    enum Stage {
        DECLARED,
        REJECTED,
        ACCEPTED,
        SUSPENDED,
        EXPIRED,
        REMOVED
    }
}
