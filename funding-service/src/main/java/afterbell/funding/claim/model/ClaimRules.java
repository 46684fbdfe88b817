package afterbell.funding.claim.model;

import java.util.Optional;

import afterbell.funding.claim.model.Claim.Approved;
import afterbell.funding.claim.model.Claim.Computed;
import afterbell.funding.claim.model.Claim.Confirmed;
import afterbell.funding.claim.model.Claim.Returned;
import afterbell.funding.claim.model.ClaimContent.Answer;
import afterbell.funding.claim.model.ClaimContent.Decision;
import afterbell.funding.claim.model.ClaimContent.Dispute;
import afterbell.funding.claim.model.Review.Acknowledgement;

/** Decides how a claim moves: computed → confirmed → approved, or returned → computed again. */
public final class ClaimRules {
    private ClaimRules() {}

    /** What becomes of a command. */
    public sealed interface Outcome {
        /** @param told whether the move is a fact that others learn */
        record Moved(Claim claim, boolean told) implements Outcome {}

        /** The claim stands already where the command would bring it. */
        record Stands(Claim claim) implements Outcome {}

        record Refused(Refusal reason) implements Outcome {}
    }

    /** Why a claim does not move. */
    public enum Refusal {
        /** The school has confirmed it: nothing in it changes any more, except by the bureau's returning it. */
        CONFIRMED,
        /** Only a confirmed claim is approved or returned. */
        NOT_CONFIRMED,
        /** An approved claim is final (R17). */
        APPROVED,
        /** A returned claim is computed again before it is confirmed. */
        RETURNED,
        TOO_MANY_DISPUTES,
        /** The bureau has not said yet why it approves in spite of what was found. */
        FINDINGS_OPEN,
        /** Nothing of that kind was found. */
        NOTHING_FOUND,
        /** The school disputes nothing about that pupil. */
        NOT_DISPUTED
    }

    /** What the school has confirmed is not computed again: it stands (R17). */
    public static Outcome compute(Optional<Claim> known, ClaimContent now) {
        return switch (known.orElse(null)) {
            case null -> new Outcome.Moved(new Computed(now), true);
            case Confirmed confirmed -> new Outcome.Stands(confirmed);
            case Approved approved -> new Outcome.Stands(approved);
            case Returned returned -> new Outcome.Moved(again(returned, now), true);
            case Computed computed -> {
                var again = again(computed, now);
                yield again.equals(computed)
                        ? new Outcome.Stands(computed)
                        : new Outcome.Moved(again, !computed.content().asksTheSame(now));
            }
        };
    }

    /** Computing again answers what is disputed. */
    private static Computed again(Claim before, ClaimContent now) {
        return new Computed(now.orAsBefore(before.content())
                .disputing(before.content().disputes().stream().map(Dispute::settled).toList()));
    }

    /** Another reason about the same pupil replaces the one before. */
    public static Outcome dispute(Claim claim, Dispute raised) {
        var content = claim.content();
        if (claim instanceof Confirmed || claim instanceof Approved) {
            return new Outcome.Refused(Refusal.CONFIRMED);
        }
        if (content.isDisputed(raised.pupilId(), raised.reason())) {
            return new Outcome.Stands(claim);
        }
        var disputing = content.disputing(raised);
        if (disputing.disputes().size() > ClaimContent.MOST_DISPUTES) {
            return new Outcome.Refused(Refusal.TOO_MANY_DISPUTES);
        }
        return new Outcome.Moved(claim instanceof Returned returned
                ? new Returned(disputing, returned.confirmed(), returned.returned(), returned.reason())
                : new Computed(disputing), false);
    }

    /** The bureau answers what the school disputes about a pupil. Said again it changes nothing. */
    public static Outcome answer(Claim claim, String pupilId, Answer answer) {
        var content = claim.content();
        if (claim instanceof Approved) {
            return new Outcome.Refused(Refusal.APPROVED);
        }
        var disputed = content.disputeAbout(pupilId);
        if (disputed.isEmpty()) {
            return new Outcome.Refused(Refusal.NOT_DISPUTED);
        }
        if (disputed.get().isAnsweredBy(answer)) {
            return new Outcome.Stands(claim);
        }
        return new Outcome.Moved(saying(claim, content.disputing(content.disputes()
                .stream()
                .map(it -> it.equals(disputed.get()) ? it.answered(answer) : it)
                .toList())), false);
    }

    private static Claim saying(Claim claim, ClaimContent content) {
        return switch (claim) {
            case Computed _ -> new Computed(content);
            case Confirmed it -> new Confirmed(content, it.confirmed());
            case Approved it -> new Approved(content, it.confirmed(), it.approved());
            case Returned it -> new Returned(content, it.confirmed(), it.returned(), it.reason());
        };
    }

    /** @param review what was found about it at this moment */
    public static Outcome confirm(Claim claim, Decision decision, Review review) {
        return switch (claim) {
            case Computed computed -> new Outcome.Moved(new Confirmed(computed.content().reviewed(review), decision),
                    true);
            case Confirmed confirmed -> new Outcome.Stands(confirmed);
            case Approved _ -> new Outcome.Refused(Refusal.APPROVED);
            case Returned _ -> new Outcome.Refused(Refusal.RETURNED);
        };
    }

    /** The bureau says why it approves in spite of a finding, or that it has looked into it. */
    public static Outcome acknowledge(Claim claim, Acknowledgement said) {
        var review = claim.content().review();
        return switch (claim) {
            case Confirmed _ when review.of(said.kind()).isEmpty() -> new Outcome.Refused(Refusal.NOTHING_FOUND);
            case Confirmed _ when review.acknowledgementOf(said.kind())
                    .filter(it -> it.note().equals(said.note()))
                    .isPresent() -> new Outcome.Stands(claim);
            case Confirmed _ -> new Outcome.Moved(saying(claim, claim.content().reviewed(review.with(said))), false);
            case Approved _ -> new Outcome.Refused(Refusal.APPROVED);
            case Computed _, Returned _ -> new Outcome.Refused(Refusal.NOT_CONFIRMED);
        };
    }

    public static Outcome approve(Claim claim, Decision decision) {
        return switch (claim) {
            case Confirmed confirmed when !confirmed.content().review().open().isEmpty() -> new Outcome.Refused(
                    Refusal.FINDINGS_OPEN);
            case Confirmed confirmed -> new Outcome.Moved(
                    new Approved(confirmed.content(), confirmed.confirmed(), decision), true);
            case Approved approved -> new Outcome.Stands(approved);
            case Computed _, Returned _ -> new Outcome.Refused(Refusal.NOT_CONFIRMED);
        };
    }

    public static Outcome giveBack(Claim claim, Decision decision, String reason) {
        return switch (claim) {
            case Confirmed confirmed -> new Outcome.Moved(
                    new Returned(confirmed.content(), confirmed.confirmed(), decision, reason), true);
            case Returned returned when returned.reason().equals(reason) -> new Outcome.Stands(returned);
            case Approved _ -> new Outcome.Refused(Refusal.APPROVED);
            case Computed _, Returned _ -> new Outcome.Refused(Refusal.NOT_CONFIRMED);
        };
    }
}
