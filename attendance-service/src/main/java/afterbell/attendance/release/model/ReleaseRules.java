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
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.RegisterAlert;
import afterbell.attendance.rollcall.model.RegisterEvent;
import afterbell.attendance.rollcall.model.RegisterEvent.ForbiddenAdultCame;
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
     */
    public record Leave(String pupilId, @Nullable String adultId, Instant at) {}

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
        BEFORE_CARE
    }

    /**
     * @param verdicts one for each pupil, in their order
     * @param events   empty when nothing has changed
     */
    public record Outcome(Called register, List<Verdict> verdicts, List<RegisterEvent> events) {}

    private record Step(Called register, Verdict verdict, List<Release> releases, List<ForbiddenAdultCame> forbidden) {
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
        var next = register;
        var verdicts = new ArrayList<Verdict>();
        var releases = new ArrayList<Release>();
        var events = new ArrayList<RegisterEvent>();
        for (var leave : leaving) {
            var authority = authorities.getOrDefault(leave.pupilId(), PickupAuthority.NOBODYS);
            var step = decide(next, leave, authority, by, now);
            next = step.register();
            verdicts.add(step.verdict());
            releases.addAll(step.releases());
            events.addAll(step.forbidden());
        }
        if (!releases.isEmpty()) {
            events.addFirst(new PupilsReleased(List.copyOf(releases)));
        }
        return new Outcome(next, verdicts, events);
    }

    private static Step decide(Called register, Leave leave, PickupAuthority authority, String by, Instant now) {
        var wrongTime = ServiceTime.refusal(register.id().date(), leave.at(), now);
        if (wrongTime.isPresent()) {
            return new Step(register, new Verdict.WrongTime(wrongTime.get()), List.of(), List.of());
        }
        var entry = register.entryOf(leave.pupilId());
        if (entry.isEmpty()) {
            return Step.refused(register, Refusal.NOT_IN_CARE);
        }
        if (leave.adultId() != null && authority.mustNotCollect(leave.adultId(), register.id().date())) {
            return forbidden(register, leave, leave.adultId());
        }
        return switch (entry.get().custody()) {
            case Away _ -> Step.refused(register, Refusal.NOT_IN_CARE);
            case Released released when Objects.equals(released.adultId(), leave.adultId()) -> new Step(register,
                    new Verdict.Gone(), List.of(), List.of());
            case Released _ -> Step.refused(register, Refusal.RELEASED_OTHERWISE);
            case InCare(int step) -> release(register, entry.get(), step, leave, authority, by);
            case Untold _ -> release(register, entry.get(), Custody.NO_STEP, leave, authority, by);
        };
    }

    /** That such an adult has come is told once for each time, whether or not the pupil is still here. */
    private static Step forbidden(Called register, Leave leave, String adultId) {
        var alert = new RegisterAlert.ForbiddenAdult(leave.pupilId(), adultId, leave.at());
        if (register.alerts().contains(alert) || register.alerts().size() >= Called.MOST_ALERTS) {
            return Step.refused(register, Refusal.ADULT_FORBIDDEN);
        }
        return new Step(register.withAlert(alert), new Verdict.Stays(Refusal.ADULT_FORBIDDEN), List.of(),
                List.of(new ForbiddenAdultCame(leave.pupilId(), adultId, leave.at())));
    }

    private static Step release(Called register, Entry entry, int step, Leave leave, PickupAuthority authority,
            String by) {
        var refused = onlyAuthorisedAdultsMayCollect(register, leave, authority)
                .or(() -> nobodyLeavesBeforeComing(register, entry, leave));
        if (refused.isPresent()) {
            return Step.refused(register, refused.get());
        }
        var gone = entry.in(new Released(step, leave.at(), leave.adultId(), by));
        var entries = new ArrayList<>(register.entries());
        entries.set(entries.indexOf(entry), gone);
        // Who is released after the session was sealed changes what is sealed.
        var kept = entry.custody() instanceof Untold
                ? register.keepingOriginalOf(List.of(entry.pupilId()))
                : register;
        return new Step(kept.with(entries), new Verdict.Gone(),
                List.of(new Release(leave.pupilId(), leave.adultId(), leave.at())), List.of());
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

    private static Optional<Refusal> nobodyLeavesBeforeComing(Called register, Entry entry, Leave leave) {
        return register.inCareSince(entry).filter(leave.at()::isBefore).map(_ -> Refusal.BEFORE_CARE);
    }
}
