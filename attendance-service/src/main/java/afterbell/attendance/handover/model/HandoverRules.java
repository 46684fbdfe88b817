package afterbell.attendance.handover.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import afterbell.attendance.rollcall.model.CareStep;
import afterbell.attendance.rollcall.model.Custody;
import afterbell.attendance.rollcall.model.Custody.InCare;
import afterbell.attendance.rollcall.model.Entry;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.RegisterEvent;

/** Decides whether one worker's pupils pass to another: all of them, by an equal head count (R31). */
public final class HandoverRules {
    private HandoverRules() {}

    /** @param pupilIds whom both workers have counted */
    public record Handover(String fromWorkerId, String toWorkerId, Instant at, Set<String> pupilIds) {
        public Handover {
            pupilIds = Set.copyOf(pupilIds);
        }
    }

    /** Why the pupils stay in the care in which they are. */
    public sealed interface Refusal {
        record SameWorker() implements Refusal {}

        record NobodyInCare() implements Refusal {}

        record TakerNotSignedOn() implements Refusal {}

        record BeforeTheyCame() implements Refusal {}

        record TooManyChanges() implements Refusal {}

        /**
         * @param missing ids of pupils in care whom the head count lacks
         * @param extra   ids that the head count names of pupils who are not in that care
         */
        record HeadCountDiffers(List<String> missing, List<String> extra) implements Refusal {}
    }

    /** What becomes of a hand-over. */
    public sealed interface Outcome {
        /** @param events empty when it was said before */
        record HandedOver(Called register, List<RegisterEvent> events) implements Outcome {}

        record Refused(Refusal reason) implements Outcome {}
    }

    private record Situation(Called register, Handover handover, Set<String> signedOn, List<Entry> given) {}

    private static final List<Function<Situation, Optional<Refusal>>> RULES = List.of(
            HandoverRules::theWorkersAreTwo, HandoverRules::theGiverHoldsPupils, HandoverRules::theTakerIsSignedOn,
            HandoverRules::theHeadCountIsEqual, HandoverRules::nobodyIsGivenBeforeComing,
            HandoverRules::noRegisterChangesWithoutEnd);

    /** @param signedOn ids of the workers who are there */
    public static Outcome decide(Called register, Handover handover, Set<String> signedOn) {
        if (wasDone(register, handover)) {
            return new Outcome.HandedOver(register, List.of());
        }
        var situation = new Situation(register, handover, signedOn, register.inCareOf(handover.fromWorkerId()));
        return RULES.stream()
                .flatMap(rule -> rule.apply(situation).stream())
                .findFirst()
                .<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> handOver(situation));
    }

    /** Whether just these pupils have passed between these workers at that time, wherever they are now. */
    private static boolean wasDone(Called register, Handover handover) {
        var passed = register.entries()
                .stream()
                .filter(entry -> hasPassed(register.careOf(entry), handover))
                .map(Entry::pupilId)
                .collect(Collectors.toUnmodifiableSet());
        return !passed.isEmpty() && passed.equals(handover.pupilIds());
    }

    private static boolean hasPassed(List<CareStep> care, Handover handover) {
        for (int step = 1; step < care.size(); step++) {
            if (handover.fromWorkerId().equals(care.get(step - 1).workerId())
                    && handover.toWorkerId().equals(care.get(step).workerId())
                    && handover.at().equals(care.get(step).since())) {
                return true;
            }
        }
        return false;
    }

    /** Pupils who came into the giver's care by different steps keep their own past. */
    private static Outcome handOver(Situation situation) {
        var register = situation.register();
        var handover = situation.handover();
        var care = new ArrayList<>(register.care());
        var entries = new ArrayList<Entry>();
        for (var entry : register.entries()) {
            entries.add(situation.given().contains(entry) && entry.custody() instanceof InCare(int step)
                    ? entry.in(new InCare(stepFrom(step, handover, care)))
                    : entry);
        }
        var pupilIds = handover.pupilIds().stream().sorted().toList();
        return new Outcome.HandedOver(register.withCare(entries, care), List.of(new RegisterEvent.HandedOver(
                handover.fromWorkerId(), handover.toWorkerId(), pupilIds, handover.at())));
    }

    private static int stepFrom(int previous, Handover handover, List<CareStep> care) {
        var step = new CareStep(handover.toWorkerId(), handover.at(), previous);
        int known = care.indexOf(step);
        if (known != Custody.NO_STEP) {
            return known;
        }
        care.add(step);
        return care.size() - 1;
    }

    private static Optional<Refusal> theWorkersAreTwo(Situation situation) {
        var handover = situation.handover();
        return refuseIf(handover.fromWorkerId().equals(handover.toWorkerId()), new Refusal.SameWorker());
    }

    private static Optional<Refusal> theGiverHoldsPupils(Situation situation) {
        return refuseIf(situation.given().isEmpty(), new Refusal.NobodyInCare());
    }

    private static Optional<Refusal> theTakerIsSignedOn(Situation situation) {
        return refuseIf(!situation.signedOn().contains(situation.handover().toWorkerId()),
                new Refusal.TakerNotSignedOn());
    }

    private static Optional<Refusal> theHeadCountIsEqual(Situation situation) {
        var inCare = situation.given().stream().map(Entry::pupilId).collect(Collectors.toSet());
        var counted = situation.handover().pupilIds();
        return refuseIf(!inCare.equals(counted),
                new Refusal.HeadCountDiffers(without(inCare, counted), without(counted, inCare)));
    }

    private static Optional<Refusal> nobodyIsGivenBeforeComing(Situation situation) {
        var at = situation.handover().at();
        return refuseIf(situation.given()
                .stream()
                .flatMap(entry -> situation.register().inCareSince(entry).stream())
                .anyMatch(at::isBefore), new Refusal.BeforeTheyCame());
    }

    private static Optional<Refusal> noRegisterChangesWithoutEnd(Situation situation) {
        return refuseIf(situation.register().care().size() >= Called.MOST_CHANGES, new Refusal.TooManyChanges());
    }

    private static Optional<Refusal> refuseIf(boolean broken, Refusal refusal) {
        return broken ? Optional.of(refusal) : Optional.empty();
    }

    private static List<String> without(Set<String> all, Set<String> some) {
        var rest = new TreeSet<>(all);
        rest.removeAll(new HashSet<>(some));
        return List.copyOf(rest);
    }
}
