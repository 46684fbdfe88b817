package afterbell.attendance.device.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import afterbell.attendance.rollcall.model.Presence;

/**
 * What a device has seen of one pupil, as it told it. It never changes.
 *
 * @param at      by the device's clock
 * @param receipt how it came here for the first time
 */
public record DeviceFact(Key key, String pupilId, Instant at, What what, Receipt receipt) {

    /** Who tells it, and under which id: telling it again is not telling it twice. */
    public record Key(String deviceId, String factId) implements Comparable<Key> {
        private static final Comparator<Key> ORDER = Comparator.comparing(Key::deviceId).thenComparing(Key::factId);

        /** @return {@code device:fact} */
        public String value() {
            return deviceId + ":" + factId;
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * @param at           by the service's clock
     * @param offsetMillis by how much the service's clock was ahead of the device's as the batch came: the error of the
     *                     device's clock and the time that the batch was on its way
     * @param by           subject of the caller
     */
    public record Receipt(Instant at, long offsetMillis, String by) {}

    /** What was seen. */
    public sealed interface What {
        /** The pupil came in. @param workerId who takes the pupil into care, null when nobody is named */
        record CheckIn(@Nullable String workerId) implements What {}

        /** A teacher's mark in a roll. @param workerId who takes a present pupil into care, null when nobody is named */
        record Mark(Presence presence, @Nullable String workerId) implements What {}

        /** The pupil left. @param adultId with whom, null when alone */
        record Release(@Nullable String adultId) implements What {}
    }

    public boolean tellsTheSameAs(DeviceFact other) {
        return key.equals(other.key) && pupilId.equals(other.pupilId) && at.equals(other.at)
                && what.equals(other.what);
    }

    /** @return whether it says that the pupil is here */
    boolean isSighting() {
        return what instanceof What.CheckIn
                || what instanceof What.Mark(var presence, var _) && presence == Presence.PRESENT;
    }

    boolean isAbsence() {
        return what instanceof What.Mark(var presence, var _) && presence != Presence.PRESENT;
    }

    boolean isRelease() {
        return what instanceof What.Release;
    }

    /** @return what it says of the pupil's presence; of one who left, that there was somebody to leave */
    Presence presence() {
        return what instanceof What.Mark(var presence, var _) ? presence : Presence.PRESENT;
    }

    /** @return who takes the pupil into care; null when nobody is named */
    @Nullable
    String workerId() {
        return switch (what) {
            case What.CheckIn(var worker) -> worker;
            case What.Mark(var _, var worker) -> worker;
            case What.Release _ -> null;
        };
    }

    /** @return with whom the pupil left; null when alone */
    @ Nullable
    String adultId() {
        return what instanceof What.Release(var adult) ? adult : null;
    }

    /** @return whether both cannot be: kept apart only by a person's decision */
    boolean contradicts(DeviceFact other) {
        if (isRelease() && other.isRelease()) {
            return !Objects.equals(adultId(), other.adultId());
        }
        return isAbsence() != other.isAbsence() || isRelease() != other.isRelease();
    }
}
