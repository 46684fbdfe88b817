package afterbell.attendance.rollcall.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import afterbell.attendance.rollcall.model.Custody.Away;
import afterbell.attendance.rollcall.model.Custody.InCare;
import afterbell.attendance.rollcall.model.Custody.Released;
import afterbell.attendance.rollcall.model.Custody.Untold;
import afterbell.attendance.rollcall.model.Refusal.ApprovalNeeded;
import afterbell.attendance.rollcall.model.Refusal.CheckedInSaidAbsent;
import afterbell.attendance.rollcall.model.Refusal.PupilsMissing;
import afterbell.attendance.rollcall.model.Refusal.PupilsNamedTwice;
import afterbell.attendance.rollcall.model.Refusal.PupilsWithoutPlace;
import afterbell.attendance.rollcall.model.Refusal.ReasonMissing;
import afterbell.attendance.rollcall.model.Refusal.SessionNotOpen;
import afterbell.attendance.rollcall.model.Refusal.TakenByAnother;
import afterbell.attendance.rollcall.model.Refusal.TooManyChanges;
import afterbell.attendance.rollcall.model.Refusal.TooManyPupils;
import afterbell.attendance.rollcall.model.Refusal.WorkerNotSignedOn;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.Register.Uncalled;
import afterbell.attendance.rollcall.model.RollCall.Mark;
import afterbell.attendance.serviceday.model.ServiceTime;
import afterbell.attendance.session.model.Session.Duty;
import afterbell.attendance.session.model.Session.Open;

/** Decides what a roll call does to a register. */
public final class CallingRules {
    private static final List<BiFunction<RollCall, Pupils, Optional<Refusal>>> RULES = List.of(
            CallingRules::noMoreThanFiftyPupils, CallingRules::eachPupilIsNamedOnce,
            CallingRules::onlyPupilsWithAPlaceAreNamed, CallingRules::everyExpectedPupilIsNamed);

    private CallingRules() {}

    /** What becomes of a roll call. */
    public sealed interface Outcome {
        /** The register after the call and what has happened to it; nothing has when it said the same before. */
        record Recorded(Called register, List<RegisterEvent> events) implements Outcome {}

        record Refused(Refusal reason) implements Outcome {}
    }

    /**
     * @param entered   pupils whom the register names already: they can be corrected, whatever became of their place
     * @param checkedIn those of them who have checked in: the roll need not name them
     */
    private record Pupils(Awaited awaited, Set<String> entered, Set<String> checkedIn) {
        static Pupils of(Awaited awaited, List<Entry> entries) {
            return new Pupils(awaited, idsOf(entries.stream()),
                    idsOf(entries.stream().filter(entry -> entry.checkIn() != null)));
        }

        private static Set<String> idsOf(Stream<Entry> entries) {
            return entries.map(Entry::pupilId).collect(Collectors.toUnmodifiableSet());
        }
    }

    /**
     * @param awaited who is awaited in the group on that day
     * @param session the open session; null when there is none: then only a called roll can be corrected
     */
    public static Outcome decide(Register register, RollCall roll, Awaited awaited, @Nullable Open session) {
        return switch (register) {
            case Uncalled _ when session == null -> new Outcome.Refused(new SessionNotOpen());
            case Uncalled uncalled -> refusal(roll, Pupils.of(awaited, List.of()))
                    .or(() -> whoTakesCareIsSignedOn(roll, session))
                    .<Outcome>map(Outcome.Refused::new)
                    .orElseGet(() -> call(uncalled, roll, session));
            case Called arriving when !arriving.isRollCalled() && session != null -> refusal(roll,
                    Pupils.of(awaited, arriving.entries()))
                    .or(() -> whoTakesCareIsSignedOn(roll, session))
                    .or(() -> nobodyWhoCameIsSaidAbsentWithoutAReason(arriving, roll))
                    .or(() -> noRegisterHoldsMoreThanFifty(arriving, roll))
                    .<Outcome>map(Outcome.Refused::new)
                    .orElseGet(() -> callArriving(arriving, roll, awaited, session));
            case Called called -> refusal(roll, Pupils.of(awaited, called.entries()))
                    .<Outcome>map(Outcome.Refused::new)
                    .orElseGet(() -> callAgain(called, roll, session));
        };
    }

    private static Optional<Refusal> refusal(RollCall roll, Pupils pupils) {
        return RULES.stream().flatMap(rule -> rule.apply(roll, pupils).stream()).findFirst();
    }

    private static Outcome call(Uncalled uncalled, RollCall roll, Open session) {
        var entries = roll.marks()
                .stream()
                .sorted(Comparator.comparing(Mark::pupilId))
                .map(mark -> entered(mark, new InCare(0)))
                .toList();
        var care = List.of(new CareStep(roll.workerId(), since(roll, session), Custody.NO_STEP));
        var called = new Called(uncalled.id(), uncalled.schoolId(), entries, care, List.of(), List.of())
                .withRoll(new Roll.Told(0, roll.by()));
        return told(List.of(), called, roll);
    }

    /**
     * Who has checked in stays in the care into which the pupil came: hand-overs need both sides. Who has left before is not
     * there at the roll, and stays released.
     */
    private static Outcome callArriving(Called arriving, RollCall roll, Awaited awaited, Open session) {
        var care = new ArrayList<>(arriving.care());
        care.add(new CareStep(roll.workerId(), since(roll, session), Custody.NO_STEP));
        int step = care.size() - 1;
        var changed = roll.marks()
                .stream()
                .filter(mark -> changes(arriving, mark) && !hasLeft(arriving, mark))
                .toList();
        var entries = corrected(arriving, changed, new InCare(step));
        var gone = contradicted(arriving, roll);
        var kept = arriving
                .keepingOriginalOf(Stream.concat(gone.stream(), unawaited(arriving, entries, awaited)).toList());
        var corrected = gone.isEmpty()
                ? kept
                : kept.withCorrection(
                        new Correction(roll.now(), roll.by(), Objects.requireNonNull(roll.reason()), gone));
        return told(arriving.entries(), corrected.withCare(merged(arriving, entries), care)
                .withRoll(new Roll.Told(step, roll.by())), roll);
    }

    /** The session does not wait for them when it is closed and sealed: so it is kept that nothing was said of them. */
    private static Stream<String> unawaited(Called register, List<Entry> entries, Awaited awaited) {
        return entries.stream()
                .map(Entry::pupilId)
                .filter(pupil -> !awaited.expected().contains(pupil) && register.entryOf(pupil).isEmpty());
    }

    private static Outcome told(List<Entry> before, Called called, RollCall roll) {
        var told = AbsenceRules.tell(before, called, called.careOfRoll().map(CareStep::since).orElse(roll.now()));
        return new Outcome.Recorded(told.register(), with(told.events(),
                new RegisterEvent.RollCalled(roll.workerId(), called.entries())));
    }

    private static List<RegisterEvent> with(List<RegisterEvent> others, RegisterEvent first) {
        return others.isEmpty() ? List.of(first) : Stream.concat(Stream.of(first), others.stream()).toList();
    }

    private static Outcome callAgain(Called called, RollCall roll, @Nullable Open session) {
        var changed = roll.marks().stream().filter(mark -> changes(called, mark)).toList();
        if (!changed.isEmpty()) {
            return aDayThatIsOverIsNotCorrectedAlone(called.id(), roll.now(), session)
                    .or(() -> theReasonIsGiven(roll))
                    .or(() -> noRegisterChangesWithoutEnd(called))
                    .<Outcome>map(Outcome.Refused::new)
                    .orElseGet(() -> correct(called, roll, changed, session));
        }
        String first = called.careOfRoll().map(CareStep::workerId).orElse(null);
        if (!called.isRollCalled() || roll.workerId() == null || roll.workerId().equals(first)) {
            return new Outcome.Recorded(called, List.of());
        }
        return first == null
                ? nameWhoTakesCare(called, roll, session)
                : new Outcome.Refused(new TakenByAnother());
    }

    private static boolean changes(Called called, Mark mark) {
        return called.entryOf(mark.pupilId()).filter(entry -> entry.presence() == mark.presence()).isEmpty();
    }

    /** A roll that was called without naming a worker is told once more, entries unchanged, with the name. */
    private static Outcome nameWhoTakesCare(Called called, RollCall roll, @Nullable Open session) {
        if (session == null) {
            return new Outcome.Refused(new SessionNotOpen());
        }
        return whoTakesCareIsSignedOn(roll, session).<Outcome>map(Outcome.Refused::new).orElseGet(() -> {
            var care = called.care()
                    .stream()
                    .map(step -> step.workerId() == null
                            ? step.by(roll.workerId())
                            : step)
                    .toList();
            return new Outcome.Recorded(called.withCare(called.entries(), care),
                    List.of(new RegisterEvent.RollCalled(roll.workerId(), called.entries())));
        });
    }

    /**
     * Pupils who are present after all come into the care of the worker named, or of the one who took pupils last; when
     * the session is over, nobody knows any more in whose care they were.
     */
    private static Outcome correct(Called called, RollCall roll, List<Mark> changed, @Nullable Open session) {
        boolean someCome = changed.stream().anyMatch(mark -> mark.presence() == Presence.PRESENT);
        var refused = session == null || !someCome
                ? Optional.<Refusal>empty()
                : whoTakesCareIsSignedOn(roll, session);
        if (refused.isPresent()) {
            return new Outcome.Refused(refused.get());
        }
        var care = new ArrayList<>(called.care());
        if (session != null && someCome) {
            String worker = roll.workerId() == null ? care.getLast().workerId() : roll.workerId();
            care.add(new CareStep(worker, since(roll, session), Custody.NO_STEP));
        }
        var custody = session == null ? new Untold() : new InCare(care.size() - 1);
        var corrected = corrected(called, changed, custody);
        var next = corrected(called, corrected, correction(roll, corrected)).withCare(merged(called, corrected), care);
        var told = AbsenceRules.tell(called.entries(), next, roll.at() == null ? roll.now() : roll.at());
        return new Outcome.Recorded(told.register(),
                with(told.events(), new RegisterEvent.Corrected(corrected)));
    }

    /**
     * What a register says when it is corrected after its day: in whose care pupils were who were present after all,
     * nobody knows any more.
     *
     * @param asked what the bureau has approved
     */
    public static Outcome.Recorded correctAfterwards(Called called, CorrectionRequest.Asked asked, Instant now) {
        var marks = asked.changes().stream().map(change -> new Mark(change.pupilId(), change.presence())).toList();
        var corrected = corrected(called, marks, new Untold());
        var correction = new Correction(now, asked.by(), asked.reason(),
                corrected.stream().map(Entry::pupilId).toList());
        var told = AbsenceRules.explain(called.entries(), corrected(called, corrected, correction), now);
        return new Outcome.Recorded(told.register(),
                with(told.events(), new RegisterEvent.Corrected(corrected, asked.number())));
    }

    private static Called corrected(Called called, List<Entry> corrected, Correction correction) {
        return called.keepingOriginalOf(correction.pupilIds())
                .with(merged(called, corrected))
                .withCorrection(correction);
    }

    private static List<Entry> corrected(Called called, List<Mark> changed, Custody custody) {
        return changed.stream()
                .map(mark -> corrected(called, mark, custody))
                .sorted(Comparator.comparing(Entry::pupilId))
                .toList();
    }

    private static List<Entry> merged(Called called, List<Entry> corrected) {
        var merged = new TreeMap<String, Entry>();
        called.entries().forEach(entry -> merged.put(entry.pupilId(), entry));
        corrected.forEach(entry -> merged.put(entry.pupilId(), entry));
        return List.copyOf(merged.values());
    }

    private static Correction correction(RollCall roll, List<Entry> corrected) {
        return new Correction(roll.now(), roll.by(), Objects.requireNonNull(roll.reason()),
                corrected.stream().map(Entry::pupilId).toList());
    }

    private static Entry corrected(Called before, Mark mark, Custody custody) {
        return before.entryOf(mark.pupilId())
                .map(entry -> entry.changedTo(mark.presence(), custodyAfter(mark, custody)))
                .orElseGet(() -> entered(mark, custody));
    }

    private static Entry entered(Mark mark, Custody custody) {
        return new Entry(mark.pupilId(), mark.presence(), 1, custodyAfter(mark, custody));
    }

    private static Custody custodyAfter(Mark mark, Custody whenPresent) {
        return mark.presence() == Presence.PRESENT ? whenPresent : new Away();
    }

    private static Instant since(RollCall roll, Open session) {
        if (roll.at() != null) {
            return roll.at();
        }
        return roll.workerId() == null
                ? session.opening().at()
                : session.dutyOf(roll.workerId()).map(Duty::on).orElse(session.opening().at());
    }

    /**
     * The school corrects while the session is open, and on the same day; later the bureau decides.
     *
     * @param session the open session, null when there is none
     */
    private static Optional<Refusal> aDayThatIsOverIsNotCorrectedAlone(RegisterId id, Instant now,
            @Nullable Open session) {
        return session == null && ServiceTime.isOver(id.date(), now)
                ? Optional.of(new ApprovalNeeded())
                : Optional.empty();
    }

    private static Optional<Refusal> theReasonIsGiven(RollCall roll) {
        return roll.reason() == null || roll.reason().isBlank() ? Optional.of(new ReasonMissing()) : Optional.empty();
    }

    private static Optional<Refusal> noRegisterChangesWithoutEnd(Called called) {
        return called.care().size() >= Called.MOST_CHANGES || called.corrections().size() >= Called.MOST_CHANGES
                ? Optional.of(new TooManyChanges())
                : Optional.empty();
    }

    private static Optional<Refusal> nobodyWhoCameIsSaidAbsentWithoutAReason(Called arriving, RollCall roll) {
        var pupils = contradicted(arriving, roll);
        return pupils.isEmpty() || theReasonIsGiven(roll).isEmpty()
                ? Optional.empty()
                : Optional.of(new CheckedInSaidAbsent(pupils));
    }

    private static boolean hasLeft(Called arriving, Mark mark) {
        return arriving.entryOf(mark.pupilId()).filter(entry -> entry.custody() instanceof Released).isPresent();
    }

    /** @return ids of pupils who are on the register, and of whom the roll says something else */
    private static List<String> contradicted(Called arriving, RollCall roll) {
        return roll.marks()
                .stream()
                .filter(mark -> !hasLeft(arriving, mark))
                .filter(mark -> arriving.entryOf(mark.pupilId())
                        .filter(entry -> entry.presence() != mark.presence())
                        .isPresent())
                .map(Mark::pupilId)
                .sorted()
                .toList();
    }

    private static Optional<Refusal> noRegisterHoldsMoreThanFifty(Called arriving, RollCall roll) {
        long all = Stream
                .concat(arriving.entries().stream().map(Entry::pupilId), roll.marks().stream().map(Mark::pupilId))
                .distinct()
                .count();
        return all > RollCall.MOST_PUPILS ? Optional.of(new TooManyPupils(Math.toIntExact(all))) : Optional.empty();
    }

    private static Optional<Refusal> whoTakesCareIsSignedOn(RollCall roll, Open session) {
        return roll.workerId() == null || session.signedOn().contains(roll.workerId())
                ? Optional.empty()
                : Optional.of(new WorkerNotSignedOn());
    }

    private static Optional<Refusal> noMoreThanFiftyPupils(RollCall roll, Pupils pupils) {
        return roll.marks().size() > RollCall.MOST_PUPILS
                ? Optional.of(new TooManyPupils(roll.marks().size()))
                : Optional.empty();
    }

    private static Optional<Refusal> eachPupilIsNamedOnce(RollCall roll, Pupils pupils) {
        var seen = new HashSet<String>();
        var twice = places(roll, mark -> !seen.add(mark.pupilId()));
        return twice.isEmpty() ? Optional.empty() : Optional.of(new PupilsNamedTwice(twice));
    }

    private static Optional<Refusal> onlyPupilsWithAPlaceAreNamed(RollCall roll, Pupils pupils) {
        var strangers = places(roll, mark -> !pupils.awaited().placed().contains(mark.pupilId())
                && !pupils.entered().contains(mark.pupilId()));
        return strangers.isEmpty() ? Optional.empty() : Optional.of(new PupilsWithoutPlace(strangers));
    }

    private static Optional<Refusal> everyExpectedPupilIsNamed(RollCall roll, Pupils pupils) {
        var missing = new HashSet<>(pupils.awaited().expected());
        roll.marks().forEach(mark -> missing.remove(mark.pupilId()));
        missing.removeAll(pupils.checkedIn());
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
