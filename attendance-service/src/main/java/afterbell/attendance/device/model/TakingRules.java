package afterbell.attendance.device.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

import afterbell.attendance.device.model.DeviceFact.Key;
import afterbell.attendance.device.model.DeviceRegister.Kept;

/** Decides which facts of a batch are kept. What becomes of them is decided afterwards, from all that are kept. */
public final class TakingRules {
    /** A batch's facts. */
    public static final int MOST_FACTS = 1_000;
    /** How long afterwards facts of a day are taken whose session is not open. */
    public static final int LATEST_DAYS = 7;
    /** A clock that is wrong by more is set by a person before what it says is taken. */
    public static final Duration MOST_SKEW = Duration.ofHours(12);

    private TakingRules() {}

    /** Why a fact is not kept. */
    public enum Refusal {
        /** Another fact was told under its id. */
        TOLD_OTHERWISE,
        /** It is later than its batch, by the same clock. */
        AFTER_SENDING,
        TOO_LONG_AGO,
        TOO_MANY_FACTS
    }

    public static boolean isUsable(long offsetMillis) {
        return Math.abs(offsetMillis) <= MOST_SKEW.toMillis();
    }

    /** Both by the device's clock, whatever it says. */
    public static Optional<Refusal> nothingIsSentBeforeItHappens(Instant at, Instant sentAt) {
        return at.isAfter(sentAt) ? Optional.of(Refusal.AFTER_SENDING) : Optional.empty();
    }

    public static Optional<Refusal> noOldDayIsTold(LocalDate day, LocalDate today, boolean isSessionOpen) {
        return day.isBefore(today.minusDays(LATEST_DAYS)) && !isSessionOpen
                ? Optional.of(Refusal.TOO_LONG_AGO)
                : Optional.empty();
    }

    /**
     * A fact that is kept already is taken again; another one under its id is not, nor is one too many.
     *
     * @return the register itself when it knew all of them
     */
    public static DeviceRegister take(DeviceRegister register, List<DeviceFact> told) {
        var known = new HashSet<Key>();
        var perPupil = new HashMap<String, Integer>();
        register.facts().forEach(it -> {
            known.add(it.fact().key());
            perPupil.merge(it.fact().pupilId(), 1, Integer::sum);
        });
        var added = new ArrayList<Kept>();
        for (var fact : told) {
            boolean isRoom = known.size() < DeviceRegister.MOST_FACTS && perPupil.getOrDefault(fact.pupilId(),
                    0) < DeviceRegister.MOST_FACTS_OF_A_PUPIL;
            if (isRoom && known.add(fact.key())) {
                perPupil.merge(fact.pupilId(), 1, Integer::sum);
                added.add(Kept.fresh(fact));
            }
        }
        return added.isEmpty() ? register : register.with(added);
    }

    /** @return why the fact is not among those that are kept; empty when it is */
    public static Optional<Refusal> refusal(DeviceRegister register, DeviceFact told) {
        return register.find(told.key())
                .map(kept -> kept.fact().tellsTheSameAs(told)
                        ? Optional.<Refusal>empty()
                        : Optional.of(Refusal.TOLD_OTHERWISE))
                .orElse(Optional.of(Refusal.TOO_MANY_FACTS));
    }
}
