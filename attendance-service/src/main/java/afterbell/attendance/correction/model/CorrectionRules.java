package afterbell.attendance.correction.model;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import afterbell.attendance.rollcall.model.CallingRules;
import afterbell.attendance.rollcall.model.CorrectionRequest;
import afterbell.attendance.rollcall.model.CorrectionRequest.Approved;
import afterbell.attendance.rollcall.model.CorrectionRequest.Asked;
import afterbell.attendance.rollcall.model.CorrectionRequest.Change;
import afterbell.attendance.rollcall.model.CorrectionRequest.Decision;
import afterbell.attendance.rollcall.model.CorrectionRequest.Pending;
import afterbell.attendance.rollcall.model.Entry;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.RegisterEvent;
import afterbell.attendance.rollcall.model.RollCall.Mark;
import afterbell.attendance.serviceday.model.ServiceTime;

/**
 * Decides what becomes of a register that a school wants to correct when the day is over: it asks, the bureau approves or
 * refuses, and only then the register says something else (R31). Saying the same again changes nothing.
 */
public final class CorrectionRules {
    private CorrectionRules() {}

    /** What a school asks for. */
    public record Asking(List<Mark> marks, String reason, String by, Instant now) {
        public Asking {
            marks = List.copyOf(marks);
        }
    }

    /** Why it stays as it is. */
    public sealed interface Refusal {
        /** On the day itself, and while the session is open, the school corrects on its own. */
        record NeedsNoApproval() implements Refusal {}

        /** @param places indexes of pupils who were named before */
        record PupilsNamedTwice(List<Integer> places) implements Refusal {}

        /** @param places indexes of pupils who are not on the register and held no place that day (R6) */
        record PupilsWithoutPlace(List<Integer> places) implements Refusal {}

        /** The register says so already. */
        record NothingToCorrect() implements Refusal {}

        /** The bureau has not yet decided on what was asked before. */
        record AnotherPending() implements Refusal {}

        record TooManyRequests() implements Refusal {}

        record Unknown() implements Refusal {}

        record DecidedOtherwise() implements Refusal {}
    }

    /** What becomes of it. */
    public sealed interface Outcome {
        /** @param events empty when it was said before */
        record Done(Called register, CorrectionRequest request, List<RegisterEvent> events) implements Outcome {}

        record Stays(Refusal reason) implements Outcome {}
    }

    /** @param isPlaced whether a pupil held a place in the group that day */
    public static Outcome request(Called register, Asking asking, Predicate<String> isPlaced, boolean isSessionOpen) {
        if (isSessionOpen || !ServiceTime.isOver(register.id().date(), asking.now())) {
            return new Outcome.Stays(new Refusal.NeedsNoApproval());
        }
        var seen = new HashSet<String>();
        var twice = places(asking.marks(), mark -> !seen.add(mark.pupilId()));
        if (!twice.isEmpty()) {
            return new Outcome.Stays(new Refusal.PupilsNamedTwice(twice));
        }
        var strangers = places(asking.marks(),
                mark -> register.entryOf(mark.pupilId()).isEmpty() && !isPlaced.test(mark.pupilId()));
        if (!strangers.isEmpty()) {
            return new Outcome.Stays(new Refusal.PupilsWithoutPlace(strangers));
        }
        var changes = changes(register, asking.marks());
        return changes.isEmpty()
                ? new Outcome.Stays(new Refusal.NothingToCorrect())
                : requestChanges(register, asking, changes);
    }

    private static Outcome requestChanges(Called register, Asking asking, List<Change> changes) {
        if (register.pending().isPresent()) {
            var pending = register.pending().get();
            boolean isSame = pending.asked().changes().equals(changes)
                    && pending.asked().reason().equals(asking.reason());
            return isSame
                    ? new Outcome.Done(register, pending, List.of())
                    : new Outcome.Stays(new Refusal.AnotherPending());
        }
        if (register.requests().size() >= Called.MOST_CHANGES || register.corrections().size() >= Called.MOST_CHANGES) {
            return new Outcome.Stays(new Refusal.TooManyRequests());
        }
        var asked = new Asked(register.requests().size() + 1, asking.now(), asking.by(), asking.reason(), changes);
        var pending = new Pending(asked);
        return new Outcome.Done(register.withRequest(pending), pending,
                List.of(new RegisterEvent.CorrectionRequested(asked)));
    }

    /** The register is corrected, with the original kept. */
    public static Outcome approve(Called register, int number, Decision decision) {
        return switch (register.request(number).orElse(null)) {
            case null -> new Outcome.Stays(new Refusal.Unknown());
            case Approved approved -> new Outcome.Done(register, approved, List.of());
            case CorrectionRequest.Refused _ -> new Outcome.Stays(new Refusal.DecidedOtherwise());
            case Pending pending -> {
                var approved = new Approved(pending.asked(), decision);
                var corrected = CallingRules.correctAfterwards(register, pending.asked(), decision.at());
                yield new Outcome.Done(corrected.register().withRequest(approved), approved, corrected.events());
            }
        };
    }

    /** The register stays as it is. */
    public static Outcome refuse(Called register, int number, Decision decision) {
        return switch (register.request(number).orElse(null)) {
            case null -> new Outcome.Stays(new Refusal.Unknown());
            case CorrectionRequest.Refused refused -> new Outcome.Done(register, refused, List.of());
            case Approved _ -> new Outcome.Stays(new Refusal.DecidedOtherwise());
            case Pending pending -> {
                var refused = new CorrectionRequest.Refused(pending.asked(), decision);
                yield new Outcome.Done(register.withRequest(refused), refused,
                        List.of(new RegisterEvent.CorrectionRefused(number, decision.at())));
            }
        };
    }

    private static List<Change> changes(Called register, List<Mark> marks) {
        return marks.stream()
                .filter(mark -> register.entryOf(mark.pupilId())
                        .filter(entry -> entry.presence() == mark.presence())
                        .isEmpty())
                .map(mark -> new Change(mark.pupilId(), mark.presence(),
                        register.entryOf(mark.pupilId()).map(Entry::revision).orElse(0) + 1))
                .sorted((one, other) -> one.pupilId().compareTo(other.pupilId()))
                .toList();
    }

    private static List<Integer> places(List<Mark> marks, Predicate<Mark> which) {
        return IntStream.range(0, marks.size()).filter(place -> which.test(marks.get(place))).boxed().toList();
    }
}
