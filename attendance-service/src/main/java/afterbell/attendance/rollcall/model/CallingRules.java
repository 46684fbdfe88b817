package afterbell.attendance.rollcall.model;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import afterbell.attendance.rollcall.model.Refusal.PupilsMissing;
import afterbell.attendance.rollcall.model.Refusal.PupilsNamedTwice;
import afterbell.attendance.rollcall.model.Refusal.PupilsWithoutPlace;
import afterbell.attendance.rollcall.model.Refusal.TooManyPupils;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.Register.Uncalled;
import afterbell.attendance.rollcall.model.RollCall.Mark;

/** Decides what a roll call does to a register. */
public final class CallingRules {
    private static final List<BiFunction<RollCall, Set<String>, Optional<Refusal>>> RULES = List.of(
            CallingRules::noMoreThanFiftyPupils, CallingRules::eachPupilIsNamedOnce,
            CallingRules::onlyPupilsWithAPlaceAreNamed, CallingRules::everyExpectedPupilIsNamed);

    private CallingRules() {}

    /** What becomes of a roll call. */
    public sealed interface Outcome {
        /** The register after the call and what has happened to it; nothing has when it said the same before. */
        record Recorded(Called register, List<RegisterEvent> events) implements Outcome {}

        record Refused(Refusal reason) implements Outcome {}
    }

    /** @param expected ids of the pupils who hold a place in the group on that day */
    public static Outcome decide(Register register, RollCall roll, Set<String> expected) {
        return RULES.stream()
                .flatMap(rule -> rule.apply(roll, expected).stream())
                .findFirst()
                .<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> record(register, roll));
    }

    private static Outcome record(Register register, RollCall roll) {
        return switch (register) {
            case Uncalled uncalled -> {
                var entries = sorted(roll).map(mark -> new Entry(mark.pupilId(), mark.presence(), 1)).toList();
                yield new Outcome.Recorded(new Called(uncalled.id(), uncalled.schoolId(), entries),
                        List.of(new RegisterEvent.RollCalled(entries)));
            }
            case Called called -> {
                var entries = sorted(roll).map(mark -> corrected(called, mark)).toList();
                var changed = entries.stream().filter(entry -> !called.entries().contains(entry)).toList();
                yield new Outcome.Recorded(new Called(called.id(), called.schoolId(), entries),
                        changed.isEmpty() ? List.of() : List.of(new RegisterEvent.Corrected(changed)));
            }
        };
    }

    private static Stream<Mark> sorted(RollCall roll) {
        return roll.marks().stream().sorted(Comparator.comparing(Mark::pupilId));
    }

    private static Entry corrected(Called before, Mark mark) {
        return before.entryOf(mark.pupilId())
                .map(entry -> entry.presence() == mark.presence() ? entry : entry.changedTo(mark.presence()))
                .orElseGet(() -> new Entry(mark.pupilId(), mark.presence(), 1));
    }

    private static Optional<Refusal> noMoreThanFiftyPupils(RollCall roll, Set<String> expected) {
        return roll.marks().size() > RollCall.MOST_PUPILS
                ? Optional.of(new TooManyPupils(roll.marks().size()))
                : Optional.empty();
    }

    private static Optional<Refusal> eachPupilIsNamedOnce(RollCall roll, Set<String> expected) {
        var seen = new HashSet<String>();
        var twice = places(roll, mark -> !seen.add(mark.pupilId()));
        return twice.isEmpty() ? Optional.empty() : Optional.of(new PupilsNamedTwice(twice));
    }

    private static Optional<Refusal> onlyPupilsWithAPlaceAreNamed(RollCall roll, Set<String> expected) {
        var strangers = places(roll, mark -> !expected.contains(mark.pupilId()));
        return strangers.isEmpty() ? Optional.empty() : Optional.of(new PupilsWithoutPlace(strangers));
    }

    private static Optional<Refusal> everyExpectedPupilIsNamed(RollCall roll, Set<String> expected) {
        var missing = new HashSet<>(expected);
        roll.marks().forEach(mark -> missing.remove(mark.pupilId()));
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(new PupilsMissing(missing.stream().sorted().toList()));
    }

    private static List<Integer> places(RollCall roll, Predicate<Mark> which) {
        return IntStream.range(0, roll.marks().size())
                .filter(place -> which.test(roll.marks().get(place)))
                .boxed()
                .toList();
    }
}
