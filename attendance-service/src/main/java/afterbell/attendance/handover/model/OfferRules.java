package afterbell.attendance.handover.model;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import afterbell.attendance.handover.model.Handover.Accepted;
import afterbell.attendance.handover.model.Handover.Done;
import afterbell.attendance.handover.model.Handover.Offer;
import afterbell.attendance.handover.model.Handover.Offered;
import afterbell.attendance.handover.model.Handover.Receipt;
import afterbell.attendance.handover.model.Handover.Withdrawn;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.session.model.Session.Open;

/**
 * Decides what becomes of a hand-over that each side says for itself (R31). Nobody changes hands by what one of them says;
 * saying the same again changes nothing.
 */
public final class OfferRules {
    private OfferRules() {}

    /** What becomes of what was said. */
    public sealed interface Outcome {
        record Said(Handover handover, boolean isNew) implements Outcome {}

        record Refused(Refusal reason) implements Outcome {}
    }

    /**
     * What is so when it is said.
     *
     * @param registers of the groups that the offer names, as far as there are any
     * @param session   the open one; null when there is none
     */
    public record Situation(Collection<Called> registers, @Nullable Open session) {
        public Situation {
            registers = List.copyOf(registers);
        }
    }

    /** @param received null while only the giver was heard */
    private record Case(Offer offer, @Nullable Receipt received, Situation situation) {
        Collection<Called> registers() {
            return situation.registers();
        }

        Instant at() {
            return received == null ? offer.at() : received.at();
        }
    }

    private static final List<Function<Case, Optional<Refusal>>> RULES = List.of(OfferRules::theSessionIsOpen,
            OfferRules::theWorkersAreTwo, OfferRules::thePeopleAreTwo, OfferRules::theTakerIsSignedOn,
            OfferRules::theGiverHoldsPupils, OfferRules::theHeadCountIsEqual, OfferRules::nobodyIsGivenBeforeComing,
            OfferRules::nobodyIsReceivedBeforeGiven, OfferRules::noRegisterChangesWithoutEnd);

    /** @param before what was said under this id, null when nothing was */
    public static Outcome offer(@Nullable Handover before, Offer offer, Situation situation) {
        if (before != null) {
            return before.offer().isSameAs(offer)
                    ? new Outcome.Said(before, false)
                    : new Outcome.Refused(new Refusal.OfferedOtherwise());
        }
        return decide(new Case(offer, null, situation), new Offered(offer));
    }

    public static Outcome accept(Handover before, Receipt receipt, Situation situation) {
        return switch (before) {
            case Offered(var offer) -> decide(new Case(offer, receipt, situation), new Accepted(offer, receipt));
            case Withdrawn _ -> new Outcome.Refused(new Refusal.OfferWithdrawn());
            case Accepted(_, var known) -> again(before, known, receipt);
            case Done(_, var known, _) -> again(before, known, receipt);
        };
    }

    private static Outcome again(Handover before, Receipt known, Receipt receipt) {
        return known.isSameAs(receipt)
                ? new Outcome.Said(before, false)
                : new Outcome.Refused(new Refusal.AcceptedBefore());
    }

    public static Outcome withdraw(Handover before, String by, Instant now) {
        return switch (before) {
            case Offered(var offer) -> new Outcome.Said(new Withdrawn(offer, now, by), true);
            case Withdrawn _ -> new Outcome.Said(before, false);
            case Accepted _, Done _ -> new Outcome.Refused(new Refusal.AcceptedBefore());
        };
    }

    /** @param registers of every group of the offer, each after its turn */
    public static Done finish(Accepted accepted, Collection<Called> registers) {
        var stayed = new TreeSet<>(accepted.offer().pupilIds());
        registers.forEach(register -> stayed.removeAll(
                Set.copyOf(HandoverRules.passed(register, accepted.offer().handoverId()))));
        return new Done(accepted.offer(), accepted.receipt(), List.copyOf(stayed));
    }

    private static Outcome decide(Case it, Handover next) {
        return RULES.stream()
                .flatMap(rule -> rule.apply(it).stream())
                .findFirst()
                .<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> new Outcome.Said(next, true));
    }

    private static Optional<Refusal> theSessionIsOpen(Case it) {
        return refuseIf(it.situation().session() == null, new Refusal.SessionNotOpen());
    }

    private static Optional<Refusal> theWorkersAreTwo(Case it) {
        return refuseIf(it.offer().fromWorkerId().equals(it.offer().toWorkerId()), new Refusal.SameWorker());
    }

    private static Optional<Refusal> thePeopleAreTwo(Case it) {
        return refuseIf(it.received() != null && it.received().by().equals(it.offer().by()),
                new Refusal.OnePersonForBoth());
    }

    private static Optional<Refusal> theTakerIsSignedOn(Case it) {
        var session = it.situation().session();
        return refuseIf(session == null || !session.signedOn().contains(it.offer().toWorkerId()),
                new Refusal.TakerNotSignedOn());
    }

    private static Optional<Refusal> theGiverHoldsPupils(Case it) {
        return refuseIf(inCare(it).isEmpty(), new Refusal.NobodyInCare());
    }

    private static Optional<Refusal> theHeadCountIsEqual(Case it) {
        var given = it.offer().pupilIds();
        return new HeadCount(inCare(it), given, it.received() == null ? given : it.received().pupilIds()).difference();
    }

    private static Set<String> inCare(Case it) {
        return HeadCount.inCare(it.registers(), it.offer().fromWorkerId());
    }

    private static Optional<Refusal> nobodyIsGivenBeforeComing(Case it) {
        return refuseIf(HeadCount.isBeforeTheyCame(it.registers(), it.offer().fromWorkerId(), it.offer().at()),
                new Refusal.BeforeTheyCame());
    }

    private static Optional<Refusal> nobodyIsReceivedBeforeGiven(Case it) {
        return refuseIf(it.at().isBefore(it.offer().at()), new Refusal.ReceivedBeforeGiven());
    }

    private static Optional<Refusal> noRegisterChangesWithoutEnd(Case it) {
        return refuseIf(HeadCount.isFull(it.registers()), new Refusal.TooManyChanges());
    }

    private static Optional<Refusal> refuseIf(boolean broken, Refusal refusal) {
        return broken ? Optional.of(refusal) : Optional.empty();
    }
}
