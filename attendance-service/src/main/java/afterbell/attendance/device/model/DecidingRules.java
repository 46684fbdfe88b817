package afterbell.attendance.device.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import afterbell.attendance.device.model.DeviceFact.Key;
import afterbell.attendance.device.model.DeviceRegister.Decision;
import afterbell.attendance.device.model.DeviceRegister.Kept;

/** Decides what a person's decision does to a pupil's facts. Deciding the same again changes nothing. */
public final class DecidingRules {
    private DecidingRules() {}

    /** Why a decision is not taken. */
    public enum Refusal {
        NO_CONFLICT,
        NOT_IN_CONFLICT,
        /** By a bad code, and the device has not said who has come. */
        NAMES_NOBODY,
        TOO_MANY_DECISIONS
    }

    /** What becomes of a decision. */
    public sealed interface Outcome {
        /** @param changed false when it was decided before */
        record Decided(DeviceRegister told, boolean changed) implements Outcome {}

        record Refused(Refusal why) implements Outcome {}
    }

    /** @param keep the fact that holds, null: what the register says */
    public record Choice(String pupilId, @Nullable Key keep, String by, Instant now, String reason) {}

    public static Outcome decide(DeviceRegister told, Choice choice) {
        if (told.conflictOf(choice.pupilId()).isEmpty()) {
            return isDecided(told, choice)
                    ? new Outcome.Decided(told, false)
                    : new Outcome.Refused(Refusal.NO_CONFLICT);
        }
        var open = told.of(choice.pupilId()).stream().filter(it -> it.state() instanceof State.Conflict).toList();
        var kept = Optional.ofNullable(choice.keep())
                .flatMap(key -> open.stream().filter(it -> it.fact().key().equals(key)).findFirst());
        if (choice.keep() != null && kept.isEmpty()) {
            return new Outcome.Refused(Refusal.NOT_IN_CONFLICT);
        }
        if (kept.filter(it -> it.fact().namesNobody()).isPresent()) {
            return new Outcome.Refused(Refusal.NAMES_NOBODY);
        }
        if (told.decisions().size() >= DeviceRegister.MOST_DECISIONS) {
            return new Outcome.Refused(Refusal.TOO_MANY_DECISIONS);
        }
        return new Outcome.Decided(told.with(new Decision(choice.pupilId(), choice.keep(), setAside(open, kept),
                choice.by(), choice.now(), choice.reason())), true);
    }

    private static boolean isDecided(DeviceRegister told, Choice choice) {
        return told.decisions()
                .reversed()
                .stream()
                .filter(it -> it.pupilId().equals(choice.pupilId()))
                .findFirst()
                .filter(last -> Objects.equals(last.kept(), choice.keep()))
                .isPresent();
    }

    private static List<Key> setAside(List<Kept> open, Optional<Kept> kept) {
        return open.stream()
                .map(Kept::fact)
                .filter(it -> kept.map(Kept::fact).map(it::contradicts).orElse(true))
                .filter(it -> kept.filter(one -> one.fact().key().equals(it.key())).isEmpty())
                .map(DeviceFact::key)
                .toList();
    }
}
