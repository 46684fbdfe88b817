package afterbell.attendance.release.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import afterbell.attendance.pickup.model.PickupAuthority;
import afterbell.attendance.rollcall.model.Custody;
import afterbell.attendance.rollcall.model.Custody.Away;
import afterbell.attendance.rollcall.model.Custody.InCare;
import afterbell.attendance.rollcall.model.Custody.Released;
import afterbell.attendance.rollcall.model.Custody.Untold;
import afterbell.attendance.rollcall.model.Entry;
import afterbell.attendance.rollcall.model.Recognition;
import afterbell.attendance.rollcall.model.Recognition.ByCode;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.RegisterAlert;
import afterbell.attendance.rollcall.model.RegisterEvent;
import afterbell.attendance.rollcall.model.RegisterEvent.ForbiddenAdultCame;
import afterbell.attendance.rollcall.model.RegisterEvent.PickupCodeReused;
import afterbell.attendance.rollcall.model.RegisterEvent.PupilsReleased;
import afterbell.attendance.rollcall.model.RegisterEvent.Release;
import afterbell.attendance.serviceday.model.ServiceTime;
import afterbell.attendance.serviceday.model.TimeRefusal;

/** Decides who may leave with whom: to an authorised adult, or alone where that is allowed (R31). */
public final class ReleaseRules {
    private ReleaseRules() {}

    /**
     * That a pupil is to leave.
     *
     * @param adultId who has come for the pupil, null for nobody
     * @param how     the adult was recognised
     */
    public record Leave(String pupilId, @Nullable String adultId, Instant at, Recognition how) {
        /** As who releases says. */
        public Leave(String pupilId, @Nullable String adultId, Instant at) {
            this(pupilId, adultId, at, Recognition.NAMED);
        }
    }

    /** What became of one. */
    public sealed interface Verdict {
        /** Now, or before in the same way. */
        record Gone() implements Verdict {}

        record Stays(Refusal reason) implements Verdict {}

        record WrongTime(TimeRefusal reason) implements Verdict {}
    }

    /** Why a pupil does not leave. */
    public enum Refusal {
        NOT_IN_CARE,
        RELEASED_OTHERWISE,
        ADULT_NOT_AUTHORISED,
        ADULT_FORBIDDEN,
        MAY_NOT_LEAVE_ALONE,
        BEFORE_CARE,
        CODE_NEEDED,
        CODE_INVALID,
        CODE_OF_ANOTHER_DAY,
        CODE_OF_ANOTHER_PUPIL,
        CODE_CANCELLED,
        CODE_USED
    }

    /**
     * @param verdicts one for each pupil, in their order
     * @param events   empty when nothing has changed
     */
    public record Outcome(Called register, List<Verdict> verdicts, List<RegisterEvent> events) {}

    private record Step(Called register, Verdict verdict, List<Release> releases, List<RegisterEvent> alarms) {
        static Step refused(Called register, Refusal reason) {
            return new Step(register, new Verdict.Stays(reason), List.of(), List.of());
        }
    }

    /**
     * @param authorities by pupil; of a pupil without one nobody may collect
     * @param by          subject of the caller who releases
     */
    public static Outcome decide(Called register, List<Leave> leaving, Map<String, PickupAuthority> authorities,
            String by, Instant now) {
        return decide(register, leaving, new Terms(authorities, false, by), now);
    }

    /**
     * On which terms pupils leave.
     *
     * @param authorities by pupil; of a pupil without one nobody may collect
     * @param codesNeeded whether it is not enough that who releases names the adult
     * @param by          subject of the caller who releases
     */
    public record Terms(Map<String, PickupAuthority> authorities, boolean codesNeeded, String by) {
        PickupAuthority of(Leave leave) {
            return authorities.getOrDefault(leave.pupilId(), PickupAuthority.NOBODYS);
        }
    }

    public static Outcome decide(Called register, List<Leave> leaving, Terms terms, Instant now) {
        var next = register;
        var verdicts = new ArrayList<Verdict>();
        var releases = new ArrayList<Release>();
        var events = new ArrayList<RegisterEvent>();
        for (var leave : leaving) {
            var step = decide(next, leave, terms, now);
            next = step.register();
            verdicts.add(step.verdict());
            releases.addAll(step.releases());
            events.addAll(step.alarms());
        }
        if (!releases.isEmpty()) {
            events.addFirst(new PupilsReleased(List.copyOf(releases)));
        }
        return new Outcome(next, verdicts, events);
    }

    /** What would become of one: an alarm is told, and nobody leaves. */
    public static Outcome look(Called register, Leave leave, Terms terms, Instant now) {
        var step = decide(register, leave, terms, now);
        return step.releases().isEmpty()
                ? new Outcome(step.register(), List.of(step.verdict()), step.alarms())
                : new Outcome(register, List.of(step.verdict()), List.of());
    }

    private static Step decide(Called register, Leave leave, Terms terms, Instant now) {
        var wrongTime = ServiceTime.refusal(register.id().date(), leave.at(), now);
        if (wrongTime.isPresent()) {
            return new Step(register, new Verdict.WrongTime(wrongTime.get()), List.of(), List.of());
        }
        var entry = register.entryOf(leave.pupilId());
        if (entry.isEmpty()) {
            return Step.refused(register, Refusal.NOT_IN_CARE);
        }
        if (leave.adultId() != null && terms.of(leave).mustNotCollect(leave.adultId(), register.id().date())) {
            return forbidden(register, leave, leave.adultId());
        }
        return switch (entry.get().custody()) {
            case Away _ -> Step.refused(register, Refusal.NOT_IN_CARE);
            case Released released -> again(register, released, leave);
            case InCare(int step) -> release(register, entry.get(), step, leave, terms);
            case Untold _ -> release(register, entry.get(), Custody.NO_STEP, leave, terms);
        };
    }

    /** A code counts once: shown at another time it is another showing. */
    private static Step again(Called register, Released released, Leave leave) {
        var gone = new Step(register, new Verdict.Gone(), List.of(), List.of());
        if (leave.how() instanceof ByCode(String codeId)) {
            if (!leave.how().equals(released.how())) {
                return Step.refused(register, Refusal.RELEASED_OTHERWISE);
            }
            return released.at().equals(leave.at()) ? gone : reused(register, leave, codeId);
        }
        boolean isSame = leave.how() instanceof Recognition.Named || leave.how().equals(released.how());
        return isSame && Objects.equals(released.adultId(), leave.adultId())
                ? gone
                : Step.refused(register, Refusal.RELEASED_OTHERWISE);
    }

    private static Step reused(Called register, Leave leave, String codeId) {
        String adultId = Objects.requireNonNull(leave.adultId());
        var alert = new RegisterAlert.CodeReused(leave.pupilId(), adultId, codeId, leave.at());
        return alarmed(register, alert, new PickupCodeReused(leave.pupilId(), adultId, codeId, leave.at()),
                Refusal.CODE_USED);
    }

    /** That such an adult has come is told once for each time, whether or not the pupil is still here. */
    private static Step forbidden(Called register, Leave leave, String adultId) {
        return alarmed(register, new RegisterAlert.ForbiddenAdult(leave.pupilId(), adultId, leave.at()),
                new ForbiddenAdultCame(leave.pupilId(), adultId, leave.at()), Refusal.ADULT_FORBIDDEN);
    }

    private static Step alarmed(Called register, RegisterAlert alert, RegisterEvent alarm, Refusal reason) {
        return register.alerts().contains(alert) || register.alerts().size() >= Called.MOST_ALERTS
                ? Step.refused(register, reason)
                : new Step(register.withAlert(alert), new Verdict.Stays(reason), List.of(), List.of(alarm));
    }

    private static Step release(Called register, Entry entry, int step, Leave leave, Terms terms) {
        var refused = onlyAuthorisedAdultsMayCollect(register, leave, terms.of(leave))
                .or(() -> namingTheAdultIsEnough(leave, terms))
                .or(() -> nobodyLeavesBeforeComing(register, entry, leave));
        if (refused.isPresent()) {
            return Step.refused(register, refused.get());
        }
        var gone = entry.in(new Released(step, leave.at(), leave.adultId(), terms.by(), leave.how()));
        var entries = new ArrayList<>(register.entries());
        entries.set(entries.indexOf(entry), gone);
        // Who is released after the session was sealed changes what is sealed.
        var kept = entry.custody() instanceof Untold
                ? register.keepingOriginalOf(List.of(entry.pupilId()))
                : register;
        return new Step(kept.with(entries), new Verdict.Gone(),
                List.of(new Release(leave.pupilId(), leave.adultId(), leave.at(), leave.how())), List.of());
    }

    private static Optional<Refusal> onlyAuthorisedAdultsMayCollect(Called register, Leave leave,
            PickupAuthority authority) {
        if (leave.adultId() == null) {
            return authority.mayLeaveAlone() ? Optional.empty() : Optional.of(Refusal.MAY_NOT_LEAVE_ALONE);
        }
        return authority.mayCollect(leave.adultId(), register.id().date())
                ? Optional.empty()
                : Optional.of(Refusal.ADULT_NOT_AUTHORISED);
    }

    private static Optional<Refusal> namingTheAdultIsEnough(Leave leave, Terms terms) {
        return terms.codesNeeded() && leave.adultId() != null && leave.how() instanceof Recognition.Named
                ? Optional.of(Refusal.CODE_NEEDED)
                : Optional.empty();
    }

    private static Optional<Refusal> nobodyLeavesBeforeComing(Called register, Entry entry, Leave leave) {
        return register.inCareSince(entry).filter(leave.at()::isBefore).map(_ -> Refusal.BEFORE_CARE);
    }
}
