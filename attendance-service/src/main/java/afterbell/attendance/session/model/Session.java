package afterbell.attendance.session.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import afterbell.attendance.seal.model.DaySeals;
import afterbell.attendance.serviceday.model.ServiceTime;

/** A school's service of one day and slot, from opening to closing (R20, R31). */
public sealed interface Session {
    SessionId id();

    /** The service has not begun. */
    record Unopened(SessionId id) implements Session {}

    /** The service has begun, whether or not it is over. */
    sealed interface Begun extends Session {
        Opening opening();

        /** In the order of signing on, at most {@link SessionRules#MOST_WORKERS}. */
        List<Duty> duties();

        /** Each time that there were too few workers, in their order. */
        List<Shortfall> shortfalls();

        default Optional<Duty> dutyOf(String workerId) {
            return duties().stream().filter(duty -> duty.workerId().equals(workerId)).findFirst();
        }

        /** @return ids of the workers who have signed on and not off */
        default Set<String> signedOn() {
            return duties().stream()
                    .filter(Duty.SignedOn.class::isInstance)
                    .map(Duty::workerId)
                    .collect(Collectors.toUnmodifiableSet());
        }

        /** @return the same session with other duties and shortfalls */
        Begun with(List<Duty> others, List<Shortfall> fallen);
    }

    record Open(SessionId id, Opening opening, List<Duty> duties, List<Shortfall> shortfalls) implements Begun {
        public Open {
            duties = List.copyOf(duties);
            shortfalls = List.copyOf(shortfalls);
        }

        @Override
        public Open with(List<Duty> others, List<Shortfall> fallen) {
            return new Open(id, opening, others, fallen);
        }

        /** @return whether fewer workers are signed on than the expected pupils need (R20) */
        public boolean isShort() {
            return signedOn().size() < opening.needed();
        }
    }

    /** Every pupil was released or is accounted absent. */
    record Closed(SessionId id, Opening opening, List<Duty> duties, List<Shortfall> shortfalls, Closing closing)
            implements
            Begun {
        public Closed {
            duties = List.copyOf(duties);
            shortfalls = List.copyOf(shortfalls);
        }

        /** @return the same session under these seals */
        public Closed sealedBy(DaySeals seals) {
            return new Closed(id, opening, duties, shortfalls, closing.sealedBy(seals));
        }

        @Override
        public Closed with(List<Duty> others, List<Shortfall> fallen) {
            return new Closed(id, opening, others, fallen, closing);
        }
    }

    /**
     * How a session began.
     *
     * @param expected         pupils who are awaited that day
     * @param pupilsPerTeacher what the semester's policy said (R20)
     * @param recordedAt       when it was entered, by the service's clock; null where that was not kept
     */
    record Opening(String semesterId, Instant at, int expected, int pupilsPerTeacher, @Nullable Instant recordedAt) {
        /** An opening of which nobody knows when it was entered. */
        public Opening(String semesterId, Instant at, int expected, int pupilsPerTeacher) {
            this(semesterId, at, expected, pupilsPerTeacher, null);
        }

        /** @return whether it was entered on that very day, so that the clock may act on the session */
        public boolean isLiveOn(LocalDate day) {
            return recordedAt != null && LocalDate.ofInstant(recordedAt, ServiceTime.CITY).equals(day);
        }

        /** @return workers needed for the expected pupils (R20) */
        public int needed() {
            return neededFor(expected);
        }

        /** @return workers needed for so many pupils: one for each started {@code pupilsPerTeacher} (R20) */
        public int neededFor(int pupils) {
            return Math.ceilDiv(pupils, pupilsPerTeacher);
        }
    }

    /** A worker in the session. Who has left may come back. */
    sealed interface Duty {
        String workerId();

        /** When the worker signed on, the last time. */
        Instant on();

        /** When the worker was here before, in order, at most {@link SessionRules#MOST_STAYS}. */
        List<Stay> earlier();

        /** @return whether the worker has signed on then, now or before */
        default boolean cameAt(Instant at) {
            return on().equals(at) || earlier().stream().anyMatch(stay -> stay.on().equals(at));
        }

        /** @param earlierMinutes served in the earlier stays between dismissal and 18:00 (R19) */
        record SignedOn(String workerId, Instant on, List<Stay> earlier, int earlierMinutes) implements Duty {
            public SignedOn {
                earlier = List.copyOf(earlier);
            }

            /** For the first time. */
            public SignedOn(String workerId, Instant on) {
                this(workerId, on, List.of(), 0);
            }
        }

        /** @param minutes served between dismissal and 18:00, in all stays together (R19) */
        record SignedOff(String workerId, Instant on, Instant off, int minutes, List<Stay> earlier) implements Duty {
            public SignedOff {
                earlier = List.copyOf(earlier);
            }

            /** After the first stay. */
            public SignedOff(String workerId, Instant on, Instant off, int minutes) {
                this(workerId, on, off, minutes, List.of());
            }

            SignedOn backAt(Instant at) {
                var stays = new ArrayList<>(earlier);
                stays.add(new Stay(on, off));
                return new SignedOn(workerId, at, stays, minutes);
            }
        }
    }

    /** From a sign-on to its sign-off. */
    record Stay(Instant on, Instant off) {}

    /** There were too few workers for these pupils (R20). */
    record Shortfall(Instant at, int pupils, int needed, int signedOn) {}

    /**
     * How a session ended.
     *
     * @param seals over what its registers said, and have come to say since
     */
    record Closing(Instant at, int present, int absent, int released, DaySeals seals) {
        /** Not sealed yet. */
        public Closing(Instant at, int present, int absent, int released) {
            this(at, present, absent, released, DaySeals.NONE);
        }

        public Closing sealedBy(DaySeals others) {
            return new Closing(at, present, absent, released, others);
        }
    }
}
