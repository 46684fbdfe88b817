package afterbell.attendance.device.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import afterbell.attendance.device.model.DeviceFact.Key;
import afterbell.attendance.device.model.DeviceRegister.Decision;
import afterbell.attendance.device.model.DeviceRegister.Kept;
import afterbell.attendance.device.model.State.Cause;
import afterbell.attendance.pickupcode.model.CodeUse;
import afterbell.attendance.rollcall.model.Custody;
import afterbell.attendance.rollcall.model.Entry;
import afterbell.attendance.rollcall.model.Presence;
import afterbell.attendance.rollcall.model.Recognition;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.RegisterAlert;

/** What devices have told of one pupil, on its way into the register. */
final class PupilsFacts {
    private final String pupilId;
    private final List<Kept> facts;
    private final DeviceRegister told;
    private final Circumstances known;
    private final Set<Key> setAside;
    private final List<Timed> live;
    private final Said said;
    /** Facts because of which the register says what it says. */
    private final Set<Key> wrote = new HashSet<>();

    PupilsFacts(String pupilId, List<Kept> facts, DeviceRegister told, Circumstances known) {
        this.pupilId = pupilId;
        this.facts = facts;
        this.told = told;
        this.known = known;
        this.setAside = told.setAside();
        this.live = facts.stream()
                .map(Kept::fact)
                .filter(it -> !setAside.contains(it.key()))
                .map(it -> known.timed(it, told.schoolId()))
                .toList();
        facts.stream()
                .filter(it -> it.wrote() && !setAside.contains(it.fact().key()))
                .forEach(it -> wrote.add(it.fact().key()));
        this.said = Said.of(live, key -> told.keeping(key).isPresent(), isEnteredPresent(),
                it -> mayNotLeave(it).isEmpty(), this::shownOnline);
    }

    String pupilId() {
        return pupilId;
    }

    /** @return the fact that says whether the pupil is here; null when none does */
    @Nullable
    Timed presence() {
        return said.presence();
    }

    /** @return facts that name who takes care */
    List<Timed> naming() {
        return live.stream().filter(it -> it.fact().workerId() != null).toList();
    }

    private boolean isEnteredPresent() {
        return known.register() instanceof Called called && called.entryOf(pupilId)
                .filter(entry -> entry.presence() == Presence.PRESENT && !isWritten(false))
                .isPresent();
    }

    /** @return why the pupil may not leave in that way; empty when it is allowed */
    private Optional<Matter> mayNotLeave(Timed release) {
        var authority = known.authorityOver(pupilId);
        String adult = release.fact().adultId();
        if (adult != null && authority.mustNotCollect(adult, told.id().date())) {
            return Optional.of(Matter.ADULT_FORBIDDEN);
        }
        if (release.fact().code() instanceof ShownCode.Bad(var _, var reason)) {
            return Optional.of(Matter.of(reason));
        }
        if (adult == null) {
            return authority.mayLeaveAlone() ? Optional.empty() : Optional.of(Matter.MAY_NOT_LEAVE_ALONE);
        }
        if (!authority.mayCollect(adult, told.id().date())) {
            return Optional.of(Matter.ADULT_NOT_AUTHORISED);
        }
        return codeCounts(release);
    }

    /** Who has collected the pupil before the guardian has taken the code back, has collected the pupil. */
    private Optional<Matter> codeCounts(Timed release) {
        if (release.fact().code() instanceof ShownCode.Good(var _, var _, Instant takenBack)) {
            return takenBack == null || release.at().isBefore(takenBack)
                    ? Optional.empty()
                    : Optional.of(Matter.CODE_CANCELLED);
        }
        return known.codesNeeded() ? Optional.of(Matter.CODE_NEEDED) : Optional.empty();
    }

    /** As a person has released the pupil by it, or has wanted to. */
    private Set<Instant> shownOnline(String codeId) {
        var shown = new HashSet<Instant>();
        if (!(known.register() instanceof Called called)) {
            return shown;
        }
        called.entryOf(pupilId)
                .filter(it -> !isWritten(true) && it.custody() instanceof Custody.Released gone
                        && gone.how().equals(new Recognition.ByCode(codeId)))
                .ifPresent(it -> shown.add(((Custody.Released) it.custody()).at()));
        called.alerts()
                .stream()
                .filter(it -> it instanceof RegisterAlert.CodeReused again && again.codeId().equals(codeId))
                .forEach(it -> shown.add(it.at()));
        return shown;
    }

    /** @return whether the register says of the pupil's presence, or release, what a device has told */
    private boolean isWritten(boolean ofRelease) {
        return facts.stream().anyMatch(it -> wrote.contains(it.fact().key()) && it.fact().isRelease() == ofRelease);
    }

    void writes(Timed fact) {
        facts.stream()
                .map(Kept::fact)
                .filter(it -> it.isRelease() == fact.fact().isRelease())
                .forEach(it -> wrote.remove(it.key()));
        wrote.add(fact.key());
    }

    private boolean isSettled(Timed fact) {
        return wrote.contains(fact.key()) || told.keeping(fact.key()).isEmpty()
                && told.find(fact.key()).filter(it -> it.state() instanceof State.Applied).isPresent();
    }

    /**
     * Brings the pupil's facts into the register.
     *
     * @param uncalled what those wait for of whom the register says nothing; null when the roll was called
     */
    List<Kept> settle(Hand hand, @Nullable State uncalled) {
        var refused = new HashMap<Key, State>();
        said.conflicts().forEach((key, matter) -> refused.put(key, State.conflict(matter)));
        forbidden(hand, refused);
        said.again().forEach(use -> hand.tellReused(pupilId, adultOf(use), use));
        var presence = presence(hand, uncalled);
        var release = release(hand, presence, uncalled);
        var settled = new ArrayList<Kept>();
        for (var kept : facts) {
            var key = kept.fact().key();
            var state = setAside.contains(key)
                    ? State.SET_ASIDE
                    : Optional.ofNullable(refused.get(key)).orElse(kept.fact().isRelease() ? release : presence);
            settled.add(kept.in(state, wrote.contains(key)));
        }
        return settled;
    }

    /** Each release that may not be is looked at, whether or not it counts. */
    private void forbidden(Hand hand, Map<Key, State> refused) {
        live.stream()
                .filter(it -> it.fact().isRelease() && told.keeping(it.key()).isEmpty())
                .forEach(it -> mayNotLeave(it).ifPresent(matter -> {
                    hand.refuse(it);
                    refused.put(it.key(), State.conflict(matter));
                }));
    }

    private String adultOf(CodeUse use) {
        return live.stream()
                .map(Timed::fact)
                .filter(it -> use.codeId().equals(it.codeId()))
                .flatMap(it -> Stream.ofNullable(it.adultId()))
                .findFirst()
                .orElseThrow();
    }

    /** Checks the pupil in before the roll is called: who was seen is in somebody's care at once. */
    void arrive(Hand hand) {
        var seen = said.presence();
        if (seen != null && seen.fact().isSighting() && hand.entryOf(pupilId).isEmpty()
                && hand.arrive(seen, taker(seen)).filter(State.APPLIED::equals).isPresent()) {
            writes(seen);
        }
    }

    /** @return who takes the pupil into care: whoever is named first */
    private @Nullable String taker(Timed seen) {
        if (seen.fact().workerId() != null) {
            return seen.fact().workerId();
        }
        return live.stream()
                .filter(it -> it.fact().isSighting() && it.fact().workerId() != null)
                .min(Comparator.naturalOrder())
                .map(it -> it.fact().workerId())
                .orElse(null);
    }

    private State presence(Hand hand, @Nullable State uncalled) {
        var counts = said.presence();
        if (counts == null) {
            return uncalled == null ? State.waiting(Cause.THE_ARRIVAL) : uncalled;
        }
        var entry = hand.entryOf(pupilId);
        var decision = told.keeping(counts.key());
        if (decision.isPresent() && entry.filter(it -> hasLeftBefore(it, counts)).isPresent()) {
            return hand.comeBack(entry.get(), decision.get());
        }
        if (isSettled(counts)) {
            return State.APPLIED;
        }
        if (entry.filter(it -> it.presence() == counts.fact().presence()).isPresent()) {
            mayHaveComeEarlier(hand, entry.get(), counts);
            return State.APPLIED;
        }
        if (entry.isPresent() && decision.isEmpty() && !isWritten(false)) {
            return State.conflict(Matter.REGISTER_SAYS_OTHERWISE);
        }
        var state = enter(hand, counts, decision, uncalled);
        if (state.equals(State.APPLIED)) {
            writes(counts);
        }
        return state;
    }

    private State enter(Hand hand, Timed counts, Optional<Decision> decision, @Nullable State uncalled) {
        var arrived = counts.fact().isSighting() && decision.isEmpty()
                ? hand.arrive(counts, taker(counts))
                : Optional.<State>empty();
        return arrived.orElseGet(() -> uncalled == null
                ? hand.mark(counts, decision.map(Decision::reason))
                : uncalled);
    }

    /** Only what a device has said is put right by another. */
    private void mayHaveComeEarlier(Hand hand, Entry entry, Timed counts) {
        var checkIn = entry.checkIn();
        if (checkIn != null && isWritten(false) && counts.fact().isSighting() && counts.at().isBefore(checkIn.at())) {
            hand.cameEarlier(entry, checkIn, counts);
            writes(counts);
        }
    }

    private static boolean hasLeftBefore(Entry entry, Timed seen) {
        return seen.fact().isSighting() && entry.custody() instanceof Custody.Released released
                && released.at().isBefore(seen.at());
    }

    private State release(Hand hand, State presence, @Nullable State uncalled) {
        var gone = said.release();
        if (gone == null || hand.entryOf(pupilId).isEmpty()) {
            if (uncalled != null) {
                return uncalled;
            }
            return presence instanceof State.Conflict ? presence : State.waiting(Cause.THE_ARRIVAL);
        }
        Entry entry = hand.entryOf(pupilId).orElseThrow();
        boolean isDecided = told.keeping(gone.key()).isPresent();
        return switch (entry.custody()) {
            case Custody.Away _ -> presence instanceof State.Waiting
                    ? presence
                    : State.conflict(Matter.RELEASED_THOUGH_ABSENT);
            case Custody.Released released -> releasedBefore(hand, gone, released, isDecided);
            case Custody.InCare _, Custody.Untold _ -> isSettled(gone) ? State.APPLIED : leave(hand, gone, isDecided);
        };
    }

    private State releasedBefore(Hand hand, Timed gone, Custody.Released released, boolean isDecided) {
        boolean isSameAdult = Objects.equals(released.adultId(), gone.fact().adultId());
        boolean isSame = released.at().equals(gone.at()) && released.how().equals(gone.fact().recognised());
        if (isSettled(gone) || isSameAdult && (isSame || !isDecided && !isWritten(true))) {
            return State.APPLIED;
        }
        return isDecided || isWritten(true)
                ? leave(hand, gone, isDecided)
                : State.conflict(Matter.RELEASED_OTHERWISE);
    }

    private State leave(Hand hand, Timed gone, boolean isDecided) {
        var state = hand.release(gone, isDecided);
        if (state.equals(State.APPLIED)) {
            writes(gone);
        }
        return state;
    }
}
