package afterbell.enrollment.application.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import afterbell.enrollment.place.model.EndReason;

/** A guardian's application for a child (R2). Each state is a type; each decision has an actor, a time and a reason. */
public sealed interface Application {
    Form form();

    /** Every move so far, in order. */
    List<Done> history();

    /** Waits for the school to look at it; the guardian may still change it. */
    record Submitted(Form form, List<Done> history) implements Application {}

    /** The school is looking at it, or has fixed the list of applicants with it. */
    record UnderReview(Form form, List<Done> history) implements Application {}

    /** Found no free place and moves up when one falls free. */
    record Waitlisted(Form form, List<Done> history) implements Application {}

    /** Has led to a place. */
    record Admitted(Form form, Held place, List<Done> history) implements Application {}

    record Refused(Form form, List<Done> history) implements Application {}

    /** Withdrawn before there was a place. */
    record Withdrawn(Form form, List<Done> history) implements Application {}

    /** Its place has ended. */
    record Ended(Form form, Held place, LocalDate until, EndReason reason, List<Done> history)
            implements Application {}

    /** @param from first day of the place */
    record Held(String groupId, LocalDate from) {}

    /** What becomes of a move. */
    sealed interface Move {
        record Made(Application application) implements Move {}

        /** The same move was made before. */
        record MadeBefore() implements Move {}

        /** The state does not allow it. */
        record NotFrom(State state) implements Move {}
    }

    static Application submit(Form form, Step step) {
        return new Submitted(form, List.of(new Done(State.SUBMITTED, step)));
    }

    default State state() {
        return switch (this) {
            case Submitted _ -> State.SUBMITTED;
            case UnderReview _ -> State.UNDER_REVIEW;
            case Waitlisted _ -> State.WAITLISTED;
            case Admitted _ -> State.ADMITTED;
            case Refused _ -> State.REFUSED;
            case Withdrawn _ -> State.WITHDRAWN;
            case Ended _ -> State.ENDED;
        };
    }

    /** Whether something can still become of it, or has: such an application stands for the child. */
    default boolean isOpen() {
        return switch (this) {
            case Submitted _, UnderReview _, Waitlisted _, Admitted _ -> true;
            case Refused _, Withdrawn _, Ended _ -> false;
        };
    }

    /** The school takes it up. */
    default Move review(Step step) {
        return switch (this) {
            case Submitted _ -> made(State.UNDER_REVIEW, step, it -> new UnderReview(form(), it));
            case UnderReview _ -> new Move.MadeBefore();
            case Waitlisted _, Admitted _, Refused _, Withdrawn _, Ended _ -> new Move.NotFrom(state());
        };
    }

    /**
     * The guardian changes it, and the school looks at it anew.
     *
     * @param claim what is claimed now; the school's decision stays only where the claim does
     */
    default Move change(int noticeVersion, Wishes wishes, Claim claim, Step step) {
        var changed = form().changed(noticeVersion, wishes, claim);
        return switch (this) {
            case Submitted _, UnderReview _ when changed.equals(form()) -> new Move.MadeBefore();
            case Submitted _, UnderReview _ -> made(State.SUBMITTED, step, it -> new Submitted(changed, it));
            case Waitlisted _, Admitted _, Refused _, Withdrawn _, Ended _ -> new Move.NotFrom(state());
        };
    }

    /** The guardian acknowledges the notice as it is now (R3); nothing else changes. */
    default Move acknowledge(int noticeVersion, Step step) {
        var acknowledged = form().withNotice(noticeVersion);
        return switch (this) {
            case Submitted _, UnderReview _, Waitlisted _, Admitted _ when acknowledged.equals(form()) ->
                new Move.MadeBefore();
            case Submitted _ -> made(State.SUBMITTED, step, it -> new Submitted(acknowledged, it));
            case UnderReview _ -> made(State.UNDER_REVIEW, step, it -> new UnderReview(acknowledged, it));
            case Waitlisted _ -> made(State.WAITLISTED, step, it -> new Waitlisted(acknowledged, it));
            case Admitted there -> made(State.ADMITTED, step, it -> new Admitted(acknowledged, there.place(), it));
            case Refused _, Withdrawn _, Ended _ -> new Move.NotFrom(state());
        };
    }

    /** It came in the last moment and the list of applicants was fixed without it: it is late. */
    default Move miss(Step step) {
        return switch (this) {
            case Submitted _, UnderReview _ when form().late() -> new Move.MadeBefore();
            case Submitted _ -> made(State.SUBMITTED, step, it -> new Submitted(form().missed(), it));
            case UnderReview _ -> made(State.UNDER_REVIEW, step, it -> new UnderReview(form().missed(), it));
            case Waitlisted _, Admitted _, Refused _, Withdrawn _, Ended _ -> new Move.NotFrom(state());
        };
    }

    /**
     * The school confirms or rejects the claim to a priority group (R7), as long as no draw has used it.
     *
     * @param claim the decision
     */
    default Move decide(Claim claim, Step step) {
        var decided = form().withClaim(claim);
        return switch (this) {
            case Submitted _, UnderReview _, Waitlisted _ when !form().claim().isMade() || form().turn() != null ->
                new Move.NotFrom(state());
            case Submitted _, UnderReview _, Waitlisted _ when decided.equals(form()) -> new Move.MadeBefore();
            case Submitted _, UnderReview _ -> made(State.UNDER_REVIEW, step, it -> new UnderReview(decided, it));
            case Waitlisted _ -> made(State.WAITLISTED, step, it -> new Waitlisted(decided, it));
            case Admitted _, Refused _, Withdrawn _, Ended _ -> new Move.NotFrom(state());
        };
    }

    /** The list of applicants is fixed with it: what nobody has confirmed by now ranks as none. */
    default Move list(String unconfirmed, Step step) {
        var claim = form().claim().isUndecided() ? Claim.rejected(unconfirmed) : form().claim();
        var listed = form().withClaim(claim);
        return switch (this) {
            case UnderReview _ when listed.equals(form()) -> new Move.MadeBefore();
            case Submitted _, UnderReview _ -> made(State.UNDER_REVIEW, step, it -> new UnderReview(listed, it));
            case Waitlisted _, Admitted _, Refused _, Withdrawn _, Ended _ -> new Move.NotFrom(state());
        };
    }

    /** Takes what the draw gave; decides nothing yet. */
    default Move take(Turn turn) {
        var drawn = form().withTurn(turn);
        return switch (this) {
            case Submitted _, UnderReview _, Waitlisted _ when drawn.equals(form()) -> new Move.MadeBefore();
            case Submitted _ -> new Move.Made(new Submitted(drawn, history()));
            case UnderReview _ -> new Move.Made(new UnderReview(drawn, history()));
            case Waitlisted _ -> new Move.Made(new Waitlisted(drawn, history()));
            case Admitted _, Refused _, Withdrawn _, Ended _ -> new Move.NotFrom(state());
        };
    }

    default Move admit(Held place, Step step) {
        return switch (this) {
            case Submitted _, UnderReview _, Waitlisted _ ->
                made(State.ADMITTED, step, it -> new Admitted(form(), place, it));
            case Admitted admitted when admitted.place().equals(place) -> new Move.MadeBefore();
            case Admitted _, Refused _, Withdrawn _, Ended _ -> new Move.NotFrom(state());
        };
    }

    default Move waitlist(Step step) {
        return switch (this) {
            case Submitted _, UnderReview _ -> made(State.WAITLISTED, step, it -> new Waitlisted(form(), it));
            case Waitlisted _ -> new Move.MadeBefore();
            case Admitted _, Refused _, Withdrawn _, Ended _ -> new Move.NotFrom(state());
        };
    }

    default Move refuse(Step step) {
        return switch (this) {
            case Submitted _, UnderReview _, Waitlisted _ -> made(State.REFUSED, step, it -> new Refused(form(), it));
            case Refused _ -> new Move.MadeBefore();
            case Admitted _, Withdrawn _, Ended _ -> new Move.NotFrom(state());
        };
    }

    /** Before there is a place; a place is ended. */
    default Move withdraw(Step step) {
        return switch (this) {
            case Submitted _, UnderReview _, Waitlisted _ ->
                made(State.WITHDRAWN, step, it -> new Withdrawn(form(), it));
            case Withdrawn _ -> new Move.MadeBefore();
            case Admitted _, Refused _, Ended _ -> new Move.NotFrom(state());
        };
    }

    /**
     * Ends the place.
     *
     * @param on first day without it; not before its first day
     */
    default Move end(LocalDate on, EndReason reason, Step step) {
        return switch (this) {
            case Admitted(Form form, Held place, List<Done>_) -> made(State.ENDED, step,
                    it -> new Ended(form, place, place.from().isAfter(on) ? place.from() : on, reason, it));
            case Ended ended when ended.reason() == reason && ended.until()
                    .equals(ended.place().from().isAfter(on) ? ended.place().from() : on) ->
                new Move.MadeBefore();
            case Submitted _, UnderReview _, Waitlisted _, Refused _, Withdrawn _, Ended _ ->
                new Move.NotFrom(state());
        };
    }

    private Move made(State to, Step step, Function<List<Done>, Application> next) {
        var history = new ArrayList<>(history());
        history.add(new Done(to, step));
        return new Move.Made(next.apply(List.copyOf(history)));
    }
}
