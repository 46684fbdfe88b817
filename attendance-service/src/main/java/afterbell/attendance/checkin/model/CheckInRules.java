package afterbell.attendance.checkin.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import afterbell.attendance.rollcall.model.AbsenceRules;
import afterbell.attendance.rollcall.model.Awaited;
import afterbell.attendance.rollcall.model.CareStep;
import afterbell.attendance.rollcall.model.CheckIn;
import afterbell.attendance.rollcall.model.Custody;
import afterbell.attendance.rollcall.model.Custody.InCare;
import afterbell.attendance.rollcall.model.Custody.Released;
import afterbell.attendance.rollcall.model.Entry;
import afterbell.attendance.rollcall.model.Presence;
import afterbell.attendance.rollcall.model.Register;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.Register.Uncalled;
import afterbell.attendance.rollcall.model.RegisterEvent;
import afterbell.attendance.rollcall.model.RegisterEvent.Arrived;
import afterbell.attendance.rollcall.model.RegisterEvent.PupilsCheckedIn;
import afterbell.attendance.rollcall.model.RollCall;
import afterbell.attendance.rollcall.model.Way;
import afterbell.attendance.serviceday.model.ServiceTime;
import afterbell.attendance.serviceday.model.TimeRefusal;
import afterbell.attendance.session.model.Session.Open;

/**
 * Decides what becomes of a register when pupils come one by one, at the gate, by card or by code: each is present and in
 * one worker's care from then on (R31). Saying it again changes nothing.
 */
public final class CheckInRules {
    private CheckInRules() {}

    /**
     * That a pupil has come.
     *
     * @param workerId who takes the pupil into care; null: see {@link Refusal#CARE_NOT_TOLD}
     */
    public record Coming(String pupilId, Way way, Instant at, @Nullable String workerId) {}

    /** What became of one. */
    public sealed interface Verdict {
        /**
         * By this check-in, or before it in whatever way. Absent only when this very check-in was corrected since.
         *
         * @param entry    what the register says of the pupil
         * @param workerId who looks after the pupil, null when nobody was named or the pupil has left again
         */
        record Entered(Entry entry, @Nullable String workerId) implements Verdict {}

        record Refused(Refusal reason) implements Verdict {}

        record WrongTime(TimeRefusal reason) implements Verdict {}
    }

    /** Why a pupil is not checked in. */
    public enum Refusal {
        SESSION_NOT_OPEN,
        /** The pupil holds no place in the group on that day (R6). */
        WITHOUT_PLACE,
        WORKER_NOT_SIGNED_ON,
        /**
         * Who takes the pupil is not named, nobody has taken pupils of the group who is still there, and more than one
         * worker is signed on, or none.
         */
        CARE_NOT_TOLD,
        /** A later roll, or a correction, says that the pupil is absent: a person looks for the child and corrects. */
        SAID_ABSENT,
        /** The pupil left before: who comes back is in nobody's care until a person corrects the register. */
        LEFT_BEFORE,
        TOO_MANY_PUPILS
    }

    /**
     * @param verdicts one for each pupil, in their order
     * @param events   empty when nothing has changed; the register is the one before then
     */
    public record Outcome(Register register, List<Verdict> verdicts, List<RegisterEvent> events) {}

    private record Step(Called register, Verdict verdict) {}

    /** @param session the open session, null when there is none: then only what was said before is answered */
    public static Outcome decide(Register register, List<Coming> coming, Awaited awaited, @Nullable Open session,
            String by, Instant now) {
        var before = switch (register) {
            case Uncalled uncalled -> Called.arriving(uncalled.id(), uncalled.schoolId());
            case Called called -> called;
        };
        var next = before;
        var verdicts = new ArrayList<Verdict>();
        for (var one : coming) {
            var step = decide(next, one, awaited, session, by, now);
            next = step.register();
            verdicts.add(step.verdict());
        }
        if (next.equals(before)) {
            return new Outcome(register, verdicts, List.of());
        }
        var events = new ArrayList<RegisterEvent>(List.of(new PupilsCheckedIn(arrived(before, next))));
        var explained = AbsenceRules.explain(before.entries(), next, latest(coming));
        events.addAll(explained.events());
        return new Outcome(explained.register(), verdicts, events);
    }

    private static Instant latest(List<Coming> coming) {
        return coming.stream().map(Coming::at).max(Comparator.naturalOrder()).orElseThrow();
    }

    private static List<Arrived> arrived(Called before, Called next) {
        return next.entries()
                .stream()
                .filter(entry -> !before.entries().contains(entry))
                .flatMap(entry -> Optional.ofNullable(entry.checkIn())
                        .map(checkIn -> new Arrived(entry.pupilId(), entry.revision(), checkIn.way(),
                                next.holderOf(entry), checkIn.at()))
                        .stream())
                .toList();
    }

    private static Step decide(Called register, Coming one, Awaited awaited, @Nullable Open session, String by,
            Instant now) {
        var wrongTime = ServiceTime.refusal(register.id().date(), one.at(), now);
        if (wrongTime.isPresent()) {
            return new Step(register, new Verdict.WrongTime(wrongTime.get()));
        }
        var checkIn = new CheckIn(one.way(), one.at(), by);
        var entry = register.entryOf(one.pupilId()).orElse(null);
        if (entry != null && (isPresent(entry) || wasSaid(register, one.pupilId(), checkIn))) {
            return hasLeftBefore(entry, one)
                    ? refused(register, Refusal.LEFT_BEFORE)
                    : new Step(register, new Verdict.Entered(entry, register.holderOf(entry)));
        }
        if (session == null) {
            return refused(register, Refusal.SESSION_NOT_OPEN);
        }
        return refusal(register, one, entry, awaited)
                .map(reason -> refused(register, reason))
                .orElseGet(() -> takeIntoCare(register, one, checkIn, awaited, session));
    }

    private static Step refused(Called register, Refusal reason) {
        return new Step(register, new Verdict.Refused(reason));
    }

    private static boolean isPresent(Entry entry) {
        return entry.presence() == Presence.PRESENT;
    }

    /** Also when a correction has put something else in its place since: who repeats it does not undo that. */
    private static boolean wasSaid(Called register, String pupilId, CheckIn checkIn) {
        return register.originals()
                .stream()
                .filter(original -> original.pupilId().equals(pupilId))
                .flatMap(original -> Optional.ofNullable(original.entry()).stream())
                .anyMatch(entry -> entry.checkIn() != null && entry.checkIn().isSameAs(checkIn));
    }

    private static boolean hasLeftBefore(Entry entry, Coming one) {
        return entry.custody() instanceof Released released && one.at().isAfter(released.at());
    }

    private static Optional<Refusal> refusal(Called register, Coming one, @Nullable Entry entry, Awaited awaited) {
        if (entry == null && !awaited.placed().contains(one.pupilId())) {
            return Optional.of(Refusal.WITHOUT_PLACE);
        }
        if (entry == null && register.entries().size() >= RollCall.MOST_PUPILS) {
            return Optional.of(Refusal.TOO_MANY_PUPILS);
        }
        return entry != null && isSaidAbsentSince(register, one) ? Optional.of(Refusal.SAID_ABSENT) : Optional.empty();
    }

    /** Who was absent at the roll may come later. */
    private static boolean isSaidAbsentSince(Called register, Coming one) {
        return register.careOfRoll().filter(roll -> one.at().isBefore(roll.since())).isPresent()
                || register.corrections().stream().anyMatch(it -> it.pupilIds().contains(one.pupilId()));
    }

    private static Step takeIntoCare(Called register, Coming one, CheckIn checkIn, Awaited awaited, Open session) {
        if (one.workerId() != null && !session.signedOn().contains(one.workerId())) {
            return refused(register, Refusal.WORKER_NOT_SIGNED_ON);
        }
        var taker = one.workerId() == null ? takerOf(register, session) : new Taker(one.workerId());
        if (taker == null) {
            return refused(register, Refusal.CARE_NOT_TOLD);
        }
        var care = new ArrayList<>(register.care());
        int step = firstStepOf(taker, one.at(), care);
        var entry = register.entryOf(one.pupilId());
        var here = new Entry(one.pupilId(), Presence.PRESENT, entry.map(Entry::revision).orElse(0) + 1,
                new InCare(step), checkIn);
        var entries = new ArrayList<>(register.entries());
        entry.ifPresent(entries::remove);
        entries.add(here);
        entries.sort(Comparator.comparing(Entry::pupilId));
        // A session that is closed meanwhile has been sealed without whom it did not await.
        boolean isKept = entry.isPresent() || !awaited.expected().contains(one.pupilId());
        var kept = isKept ? register.keepingOriginalOf(List.of(one.pupilId())) : register;
        return new Step(kept.withCare(entries, care), new Verdict.Entered(here, taker.workerId()));
    }

    /** @param workerId null for the worker whom the roll has not named */
    private record Taker(@Nullable String workerId) {}

    /** Who took pupils of the group last and is still there; else the only worker who is there. */
    private static @Nullable Taker takerOf(Called register, Open session) {
        if (!register.care().isEmpty()) {
            String last = register.care().getLast().workerId();
            if (last == null || session.signedOn().contains(last)) {
                return new Taker(last);
            }
        }
        return session.signedOn().size() == 1 ? new Taker(session.signedOn().iterator().next()) : null;
    }

    /** Pupils who come to the same worker share a step; when each came stands in the entry. */
    private static int firstStepOf(Taker taker, Instant at, List<CareStep> care) {
        return IntStream.range(0, care.size())
                .filter(step -> care.get(step).previous() == Custody.NO_STEP
                        && Objects.equals(care.get(step).workerId(), taker.workerId()))
                .findFirst()
                .orElseGet(() -> {
                    care.add(new CareStep(taker.workerId(), at, Custody.NO_STEP));
                    return care.size() - 1;
                });
    }
}
