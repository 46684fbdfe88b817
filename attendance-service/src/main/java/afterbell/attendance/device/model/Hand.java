package afterbell.attendance.device.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import afterbell.attendance.checkin.model.CheckInRules;
import afterbell.attendance.checkin.model.CheckInRules.Coming;
import afterbell.attendance.device.model.DeviceRegister.Decision;
import afterbell.attendance.device.model.State.Cause;
import afterbell.attendance.pickup.model.PickupAuthority;
import afterbell.attendance.pickupcode.model.CodeUse;
import afterbell.attendance.release.model.ReleaseRules;
import afterbell.attendance.release.model.ReleaseRules.Leave;
import afterbell.attendance.release.model.ReleaseRules.Verdict;
import afterbell.attendance.rollcall.model.CallingRules;
import afterbell.attendance.rollcall.model.CallingRules.Outcome.Recorded;
import afterbell.attendance.rollcall.model.CallingRules.Outcome.Refused;
import afterbell.attendance.rollcall.model.CheckIn;
import afterbell.attendance.rollcall.model.Correction;
import afterbell.attendance.rollcall.model.Custody;
import afterbell.attendance.rollcall.model.Custody.InCare;
import afterbell.attendance.rollcall.model.Custody.Untold;
import afterbell.attendance.rollcall.model.Entry;
import afterbell.attendance.rollcall.model.Presence;
import afterbell.attendance.rollcall.model.Refusal;
import afterbell.attendance.rollcall.model.Register;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.RegisterAlert;
import afterbell.attendance.rollcall.model.RegisterEvent;
import afterbell.attendance.rollcall.model.RollCall;
import afterbell.attendance.rollcall.model.RollCall.Mark;
import afterbell.attendance.rollcall.model.Way;
import afterbell.attendance.session.model.Session;
import afterbell.attendance.session.model.Session.Open;

/** Writes into a register for devices, by the register's own rules; all that it writes is saved at once. */
final class Hand {
    /** Why a register that was called already says something else. */
    static final String REASON = "设备补传";
    /** An attempt that is told again is one attempt. */
    private static final Duration ONE_ATTEMPT = Duration.ofMinutes(5);

    private final DeviceRegister told;
    private final Circumstances known;
    private final List<RegisterEvent> events = new ArrayList<>();
    private Register register;

    Hand(DeviceRegister told, Circumstances known) {
        this.told = told;
        this.known = known;
        this.register = known.register();
    }

    Register register() {
        return register;
    }

    List<RegisterEvent> events() {
        return List.copyOf(events);
    }

    /** @throws IllegalStateException while the roll was not called */
    Called called() {
        if (register instanceof Called called) {
            return called;
        }
        throw new IllegalStateException("The roll was not called");
    }

    private @Nullable Open open() {
        return known.session() instanceof Open open ? open : null;
    }

    /** @return what the register says of the pupil; empty while it says nothing */
    Optional<Entry> entryOf(String pupilId) {
        return register instanceof Called called ? called.entryOf(pupilId) : Optional.empty();
    }

    private boolean isRollCalled() {
        return register instanceof Called called && called.isRollCalled();
    }

    /**
     * Calls the roll when of every expected pupil it is known whether they are here.
     *
     * @return what those wait for of whom the register says nothing; null when the roll is called, now or before
     */
    @Nullable
    State callRoll(List<PupilsFacts> pupils) {
        if (isRollCalled()) {
            return null;
        }
        if (known.session() instanceof Session.Closed) {
            return State.conflict(Matter.SESSION_CLOSED);
        }
        if (known.session() == null) {
            return State.waiting(Cause.THE_SESSION);
        }
        var marks = new TreeMap<String, Presence>();
        if (register instanceof Called called) {
            called.entries().forEach(entry -> marks.put(entry.pupilId(), entry.presence()));
        }
        var speaking = pupils.stream().filter(this::speaks).toList();
        speaking.forEach(it -> marks.put(it.pupilId(), Objects.requireNonNull(it.presence()).fact().presence()));
        if (speaking.isEmpty() || !marks.keySet().containsAll(known.awaited().expected())) {
            return State.waiting(Cause.THE_ROLL);
        }
        var outcome = CallingRules.decide(register, roll(marks, speaking), known.awaited(), open());
        if (outcome instanceof Recorded(var next, var happened)) {
            written(next, happened);
            speaking.forEach(it -> it.writes(Objects.requireNonNull(it.presence())));
            return null;
        }
        boolean isNobodyThere = outcome instanceof Refused(Refusal.WorkerNotSignedOn());
        return State.waiting(isNobodyThere ? Cause.THE_WORKER : Cause.THE_ROLL);
    }

    /** What a person has entered is said again as it stands, unless a person has decided otherwise. */
    private boolean speaks(PupilsFacts pupil) {
        var presence = pupil.presence();
        return presence != null && known.awaited().placed().contains(pupil.pupilId())
                && (entryOf(pupil.pupilId()).isEmpty() || told.keeping(presence.key()).isPresent());
    }

    /** The last who is named takes care. */
    private RollCall roll(Map<String, Presence> presences, List<PupilsFacts> speaking) {
        var inOrder = speaking.stream().map(it -> Objects.requireNonNull(it.presence())).sorted().toList();
        String worker = inOrder.reversed()
                .stream()
                .map(it -> it.fact().workerId())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        String reason = inOrder.stream()
                .flatMap(it -> told.keeping(it.key()).stream())
                .map(Decision::reason)
                .findFirst()
                .orElse(null);
        return new RollCall(marks(presences), worker, null, reason, inOrder.getLast().fact().receipt().by(),
                known.now());
    }

    private static List<Mark> marks(Map<String, Presence> presences) {
        return presences.entrySet().stream().map(it -> new Mark(it.getKey(), it.getValue())).toList();
    }

    /**
     * Checks a pupil in who was seen.
     *
     * @param workerId who takes the pupil into care, null when nobody is named
     * @return empty where checking in is not the way: the session is over, or the register was corrected
     */
    Optional<State> arrive(Timed seen, @Nullable String workerId) {
        String pupil = seen.fact().pupilId();
        if (open() == null) {
            return Optional.empty();
        }
        var way = seen.fact().what() instanceof DeviceFact.What.CheckIn ? Way.GATE : Way.OTHER;
        var outcome = CheckInRules.decide(register, List.of(new Coming(pupil, way, seen.at(), workerId)),
                known.awaited(), open(), seen.fact().receipt().by(), known.now());
        return switch (outcome.verdicts().getFirst()) {
            case CheckInRules.Verdict.Entered _ when outcome.events().isEmpty() -> Optional.empty();
            case CheckInRules.Verdict.Entered _ -> {
                written(outcome.register(), outcome.events());
                yield Optional.of(State.APPLIED);
            }
            case CheckInRules.Verdict.Refused(var reason) -> notIn(reason);
            case CheckInRules.Verdict.WrongTime _ -> Optional.empty();
        };
    }

    private static Optional<State> notIn(CheckInRules.Refusal reason) {
        return switch (reason) {
            case SESSION_NOT_OPEN, SAID_ABSENT, LEFT_BEFORE -> Optional.empty();
            case WITHOUT_PLACE -> Optional.of(State.conflict(Matter.WITHOUT_PLACE));
            case TOO_MANY_PUPILS -> Optional.of(State.conflict(Matter.TOO_MANY_CHANGES));
            case WORKER_NOT_SIGNED_ON, CARE_NOT_TOLD -> Optional.of(State.waiting(Cause.THE_WORKER));
        };
    }

    /** Who was checked in for a device was seen before that. */
    void cameEarlier(Entry entry, CheckIn before, Timed seen) {
        var earlier = new CheckIn(before.way(), seen.at(), seen.fact().receipt().by());
        var here = new Entry(entry.pupilId(), entry.presence(), entry.revision(), entry.custody(), earlier);
        var arrived = new RegisterEvent.Arrived(entry.pupilId(), entry.revision(), before.way(),
                called().holderOf(entry), seen.at());
        written(called().with(called().entries().stream().map(it -> it.equals(entry) ? here : it).toList()),
                List.of(new RegisterEvent.PupilsCheckedIn(List.of(arrived))));
    }

    /** Where the roll was called and nobody named who takes care, who is named later does. */
    void nameWhoTakesCare(List<PupilsFacts> pupils) {
        if (!(register instanceof Called called) || open() == null || called.careOfRoll().isEmpty()
                || called.careOfRoll().get().workerId() != null) {
            return;
        }
        var naming = pupils.stream().flatMap(it -> it.naming().stream()).max(Comparator.naturalOrder());
        naming.ifPresent(last -> {
            var marks = called.entries().stream().map(it -> new Mark(it.pupilId(), it.presence())).toList();
            var roll = new RollCall(marks, last.fact().workerId(), null, null, last.fact().receipt().by(),
                    known.now());
            if (CallingRules.decide(called, roll, known.awaited(), open()) instanceof Recorded recorded) {
                written(recorded.register(), recorded.events());
            }
        });
    }

    /**
     * @param reason of a person who has decided so; empty where the device is enough
     * @return what becomes of the fact
     */
    State mark(Timed fact, Optional<String> reason) {
        String pupil = fact.fact().pupilId();
        if (called().entryOf(pupil).isEmpty() && !known.awaited().placed().contains(pupil)) {
            return State.conflict(Matter.WITHOUT_PLACE);
        }
        var marks = new TreeMap<String, Presence>();
        called().entries().forEach(entry -> marks.put(entry.pupilId(), entry.presence()));
        marks.put(pupil, fact.fact().presence());
        var roll = new RollCall(marks(marks), fact.fact().workerId(), null, reason.orElse(REASON),
                fact.fact().receipt().by(), known.now());
        return switch (CallingRules.decide(register, roll, known.awaited(), open())) {
            case Recorded(var next, var happened) -> {
                written(next, happened);
                yield State.APPLIED;
            }
            case Refused(Refusal.WorkerNotSignedOn()) -> State.waiting(Cause.THE_WORKER);
            case Refused(Refusal.ApprovalNeeded()) -> State.conflict(Matter.APPROVAL_NEEDED);
            case Refused(Refusal.TooManyChanges()) -> State.conflict(Matter.TOO_MANY_CHANGES);
            case Refused(Refusal.PupilsWithoutPlace _) -> State.conflict(Matter.WITHOUT_PLACE);
            case Refused _ -> State.waiting(Cause.THE_ROLL);
        };
    }

    /** That an adult came who must not collect is told, once for each attempt. */
    void refuse(Timed release) {
        var leave = leave(release);
        if (register instanceof Called called && !isTold(called, leave)) {
            var outcome = decide(called, leave, known.authorityOver(leave.pupilId()), release);
            written(outcome.register(), outcome.events());
        }
    }

    /** That a code was shown again is told once, however many devices tell it. */
    void tellReused(String pupilId, String adultId, CodeUse use) {
        if (register instanceof Called called && called.alerts().size() < Called.MOST_ALERTS
                && called.alerts()
                        .stream()
                        .noneMatch(it -> it instanceof RegisterAlert.CodeReused known
                                && known.codeId().equals(use.codeId()))) {
            written(called.withAlert(new RegisterAlert.CodeReused(pupilId, adultId, use.codeId(), use.at())),
                    List.of(new RegisterEvent.PickupCodeReused(pupilId, adultId, use.codeId(), use.at())));
        }
    }

    /** Only a forbidden adult is told; for others there is nothing to do. */
    private boolean isTold(Called called, Leave leave) {
        return leave.adultId() == null
                || !known.authorityOver(leave.pupilId()).mustNotCollect(leave.adultId(), told.id().date())
                || called.alerts()
                        .stream()
                        .anyMatch(it -> it instanceof RegisterAlert.ForbiddenAdult alert
                                && alert.pupilId().equals(leave.pupilId()) && alert.adultId().equals(leave.adultId())
                                && Duration.between(alert.at(), leave.at()).abs().compareTo(ONE_ATTEMPT) < 0);
    }

    /**
     * Releases the pupil, also in the place of what another fact has said.
     *
     * @param isDecided whether a person has decided that it was so, whoever may collect
     */
    State release(Timed release, boolean isDecided) {
        var before = called();
        var entry = before.entryOf(release.fact().pupilId()).orElseThrow();
        var inCare = backInCare(before, entry);
        var leave = isDecided ? notBefore(inCare, leave(release)) : leave(release);
        var authority = isDecided ? allowing(leave.adultId()) : known.authorityOver(leave.pupilId());
        var outcome = decide(inCare, leave, authority, release);
        return switch (outcome.verdicts().getFirst()) {
            case Verdict.Gone() -> {
                written(outcome.register(), outcome.events());
                yield State.APPLIED;
            }
            case Verdict.Stays(var reason) -> stays(reason);
            case Verdict.WrongTime _ -> State.conflict(Matter.RELEASED_BEFORE_ARRIVAL);
        };
    }

    /** Who was released and is here after all, as a person has decided, is in care again; in whose, is known in the session. */
    State comeBack(Entry entry, Decision decision) {
        if (called().corrections().size() >= Called.MOST_CHANGES) {
            return State.conflict(Matter.TOO_MANY_CHANGES);
        }
        var back = backInCare(called(), entry);
        var custody = open() == null ? new Untold() : back.entryOf(entry.pupilId()).orElseThrow().custody();
        var here = new Entry(entry.pupilId(), Presence.PRESENT, entry.revision() + 1, custody,
                entry.checkIn());
        var entries = called().entries().stream().map(it -> it.equals(entry) ? here : it).toList();
        written(back.with(entries)
                .withCorrection(new Correction(known.now(), decision.by(), decision.reason(),
                        List.of(entry.pupilId()))),
                List.of(new RegisterEvent.Corrected(List.of(here))));
        return State.APPLIED;
    }

    private static State stays(ReleaseRules.Refusal reason) {
        return switch (reason) {
            case NOT_IN_CARE -> State.waiting(Cause.THE_ARRIVAL);
            case RELEASED_OTHERWISE -> State.conflict(Matter.RELEASED_OTHERWISE);
            case ADULT_NOT_AUTHORISED -> State.conflict(Matter.ADULT_NOT_AUTHORISED);
            case ADULT_FORBIDDEN -> State.conflict(Matter.ADULT_FORBIDDEN);
            case MAY_NOT_LEAVE_ALONE -> State.conflict(Matter.MAY_NOT_LEAVE_ALONE);
            case BEFORE_CARE -> State.conflict(Matter.RELEASED_BEFORE_ARRIVAL);
            case CODE_NEEDED -> State.conflict(Matter.CODE_NEEDED);
            case CODE_INVALID -> State.conflict(Matter.CODE_INVALID);
            case CODE_OF_ANOTHER_DAY -> State.conflict(Matter.CODE_OF_ANOTHER_DAY);
            case CODE_OF_ANOTHER_PUPIL -> State.conflict(Matter.CODE_OF_ANOTHER_PUPIL);
            case CODE_CANCELLED -> State.conflict(Matter.CODE_CANCELLED);
            case CODE_USED -> State.conflict(Matter.CODE_USED);
        };
    }

    /** What was said of the release before is kept as the original. */
    private static Called backInCare(Called register, Entry entry) {
        if (!(entry.custody() instanceof Custody.Released released)) {
            return register;
        }
        var inCare = entry.in(released.step() == Custody.NO_STEP ? new Untold() : new InCare(released.step()));
        return register.keepingOriginalOf(List.of(entry.pupilId()))
                .with(register.entries().stream().map(it -> it.equals(entry) ? inCare : it).toList());
    }

    private static Leave notBefore(Called register, Leave leave) {
        Instant since = register.entryOf(leave.pupilId()).flatMap(register::inCareSince).orElse(leave.at());
        return leave.at().isBefore(since) ? new Leave(leave.pupilId(), leave.adultId(), since, leave.how()) : leave;
    }

    private static PickupAuthority allowing(@Nullable String adultId) {
        return new PickupAuthority(adultId == null ? Set.of() : Set.of(adultId), Set.of(), adultId == null, Map.of());
    }

    private static Leave leave(Timed release) {
        return new Leave(release.fact().pupilId(), release.fact().adultId(), release.at(),
                release.fact().recognised());
    }

    private ReleaseRules.Outcome decide(Called from, Leave leave, PickupAuthority authority, Timed release) {
        return ReleaseRules.decide(from, List.of(leave), Map.of(leave.pupilId(), authority),
                release.fact().receipt().by(), known.now());
    }

    private void written(Register next, List<RegisterEvent> happened) {
        register = next;
        events.addAll(happened);
    }
}
