package afterbell.attendance.handover.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import afterbell.attendance.handover.model.Handover.Offer;
import afterbell.attendance.handover.model.Handover.Receipt;
import afterbell.attendance.rollcall.model.CareStep;
import afterbell.attendance.rollcall.model.CareStep.Handed;
import afterbell.attendance.rollcall.model.Custody;
import afterbell.attendance.rollcall.model.Custody.InCare;
import afterbell.attendance.rollcall.model.Entry;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.RegisterEvent;

/** Decides whether one worker's pupils of a group pass to another: all of them, by an equal head count (R31). */
public final class HandoverRules {
    private HandoverRules() {}

    /**
     * What two workers have signed and one person has entered.
     *
     * @param given    whom the giver has counted
     * @param received whom the taker has counted
     * @param by       subject of the caller who has entered it
     */
    public record Signed(String fromWorkerId, String toWorkerId, Instant at, Set<String> given, Set<String> received,
            String by) {
        public Signed {
            given = Set.copyOf(given);
            received = Set.copyOf(received);
        }
    }

    /** What becomes of a hand-over. */
    public sealed interface Outcome {
        /** @param events empty when it was said before */
        record HandedOver(Called register, List<RegisterEvent> events) implements Outcome {}

        record Refused(Refusal reason) implements Outcome {}
    }

    private record Situation(Called register, Signed signed, Set<String> signedOn) {
        List<Called> registers() {
            return List.of(register);
        }
    }

    private static final List<Function<Situation, Optional<Refusal>>> RULES = List.of(
            HandoverRules::theWorkersAreTwo, HandoverRules::theGiverHoldsPupils, HandoverRules::theTakerIsSignedOn,
            HandoverRules::theHeadCountIsEqual, HandoverRules::nobodyIsGivenBeforeComing,
            HandoverRules::noRegisterChangesWithoutEnd);

    /** @param signedOn ids of the workers who are there */
    public static Outcome decide(Called register, Signed signed, Set<String> signedOn) {
        if (wasDone(register, signed)) {
            return new Outcome.HandedOver(register, List.of());
        }
        var situation = new Situation(register, signed, signedOn);
        return RULES.stream()
                .flatMap(rule -> rule.apply(situation).stream())
                .findFirst()
                .<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> pass(register, signed.fromWorkerId(), signed.given(),
                        new Taking(signed.toWorkerId(), signed.at(),
                                new Handed(null, signed.by(), signed.at(), signed.by()))));
    }

    /**
     * What a register says when both sides of an offer have been heard. Who has left the giver's care meanwhile stays
     * where the pupil is; nothing happens to a register that says so already.
     */
    public static Outcome.HandedOver carryOut(Called register, Offer offer, Receipt receipt) {
        if (wasDone(register, offer.handoverId())) {
            return new Outcome.HandedOver(register, List.of());
        }
        return pass(register, offer.fromWorkerId(), offer.pupilIds(),
                new Taking(offer.toWorkerId(), receipt.at(),
                        new Handed(offer.handoverId(), offer.by(), offer.at(), receipt.by())));
    }

    /** @return ids of the pupils of the register who have passed by the hand-over, wherever they are now */
    static List<String> passed(Called register, String handoverId) {
        return register.entries()
                .stream()
                .filter(entry -> register.careOf(entry).stream().anyMatch(step -> isBy(step, handoverId)))
                .map(Entry::pupilId)
                .toList();
    }

    private static boolean wasDone(Called register, String handoverId) {
        return register.care().stream().anyMatch(step -> isBy(step, handoverId));
    }

    private static boolean isBy(CareStep step, String handoverId) {
        return step.handed() != null && handoverId.equals(step.handed().handoverId());
    }

    /** Whether just these pupils have passed between these workers at that time, wherever they are now. */
    private static boolean wasDone(Called register, Signed signed) {
        var passed = register.entries()
                .stream()
                .filter(entry -> hasPassed(register.careOf(entry), signed))
                .map(Entry::pupilId)
                .collect(Collectors.toUnmodifiableSet());
        return !passed.isEmpty() && passed.equals(signed.given()) && passed.equals(signed.received());
    }

    private static boolean hasPassed(List<CareStep> care, Signed signed) {
        for (int step = 1; step < care.size(); step++) {
            if (signed.fromWorkerId().equals(care.get(step - 1).workerId())
                    && signed.toWorkerId().equals(care.get(step).workerId())
                    && signed.at().equals(care.get(step).since())) {
                return true;
            }
        }
        return false;
    }

    private record Taking(String workerId, Instant at, Handed handed) {}

    /** Pupils who came into the giver's care by different steps keep their own past. */
    private static Outcome.HandedOver pass(Called register, String giver, Set<String> pupilIds, Taking taking) {
        var care = new ArrayList<>(register.care());
        var entries = new ArrayList<Entry>();
        var passed = new ArrayList<String>();
        for (var entry : register.entries()) {
            if (pupilIds.contains(entry.pupilId()) && giver.equals(register.holderOf(entry))
                    && entry.custody() instanceof InCare(int step)) {
                entries.add(entry.in(new InCare(stepFrom(step, taking, care))));
                passed.add(entry.pupilId());
            } else {
                entries.add(entry);
            }
        }
        return passed.isEmpty()
                ? new Outcome.HandedOver(register, List.of())
                : new Outcome.HandedOver(register.withCare(entries, care),
                        List.of(new RegisterEvent.HandedOver(giver, taking.workerId(),
                                passed.stream().sorted().toList(), taking.at(), taking.handed().handoverId())));
    }

    private static int stepFrom(int previous, Taking taking, List<CareStep> care) {
        var step = new CareStep(taking.workerId(), taking.at(), previous, taking.handed());
        int known = care.indexOf(step);
        if (known != Custody.NO_STEP) {
            return known;
        }
        care.add(step);
        return care.size() - 1;
    }

    private static Optional<Refusal> theWorkersAreTwo(Situation it) {
        return refuseIf(it.signed().fromWorkerId().equals(it.signed().toWorkerId()), new Refusal.SameWorker());
    }

    private static Optional<Refusal> theGiverHoldsPupils(Situation it) {
        return refuseIf(it.register().inCareOf(it.signed().fromWorkerId()).isEmpty(), new Refusal.NobodyInCare());
    }

    private static Optional<Refusal> theTakerIsSignedOn(Situation it) {
        return refuseIf(!it.signedOn().contains(it.signed().toWorkerId()), new Refusal.TakerNotSignedOn());
    }

    private static Optional<Refusal> theHeadCountIsEqual(Situation it) {
        return new HeadCount(HeadCount.inCare(it.registers(), it.signed().fromWorkerId()), it.signed().given(),
                it.signed().received()).difference();
    }

    private static Optional<Refusal> nobodyIsGivenBeforeComing(Situation it) {
        return refuseIf(HeadCount.isBeforeTheyCame(it.registers(), it.signed().fromWorkerId(), it.signed().at()),
                new Refusal.BeforeTheyCame());
    }

    private static Optional<Refusal> noRegisterChangesWithoutEnd(Situation it) {
        return refuseIf(HeadCount.isFull(it.registers()), new Refusal.TooManyChanges());
    }

    private static Optional<Refusal> refuseIf(boolean broken, Refusal refusal) {
        return broken ? Optional.of(refusal) : Optional.empty();
    }
}
