package afterbell.attendance.device.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import afterbell.attendance.rollcall.model.Presence;
import afterbell.attendance.rollcall.model.Recognition;

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

        /**
         * The pupil left.
         *
         * @param adultId with whom, of a good code who it was given out for; null when alone, or by a bad code
         * @param code    that the adult has shown, null for none
         */
        record Release(@Nullable String adultId, @Nullable ShownCode code) implements What {
            public Release(@Nullable String adultId) {
                this(adultId, null);
            }
        }

        /** A code counts as it was found first. @return whether a device says the same by both */
        default boolean saysTheSameAs(What other) {
            return this instanceof Release(var _, ShownCode code) && code != null
                    && other instanceof Release(var _, ShownCode again) && again != null
                            ? code.fingerprint().equals(again.fingerprint())
                            : equals(other);
        }
    }

    public boolean tellsTheSameAs(DeviceFact other) {
        return key.equals(other.key) && pupilId.equals(other.pupilId) && at.equals(other.at)
                && what.saysTheSameAs(other.what);
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
        return what instanceof What.Release(var adult, var _) ? adult : null;
    }

    /** @return the code that was shown; null for none */
    @Nullable
    ShownCode code() {
        return what instanceof What.Release(var _, var code) ? code : null;
    }

    /** @return id of the good code that was shown; null for none */
    @Nullable
    String codeId() {
        return code() instanceof ShownCode.Good good ? good.codeId() : null;
    }

    /** @return how who releases has recognised the adult */
    Recognition recognised() {
        return code() instanceof ShownCode.Good good ? new Recognition.ByCode(good.codeId()) : Recognition.NAMED;
    }

    /** @return whether nobody knows who has collected the pupil */
    boolean namesNobody() {
        return adultId() == null && code() instanceof ShownCode.Bad;
    }

    /** @return whether both cannot be: kept apart only by a person's decision */
    boolean contradicts(DeviceFact other) {
        if (isRelease() && other.isRelease()) {
            return !Objects.equals(adultId(), other.adultId()) || codeId() != null && codeId().equals(other.codeId());
        }
        return isAbsence() != other.isAbsence() || isRelease() != other.isRelease();
    }
}
