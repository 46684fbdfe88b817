package afterbell.attendance.device.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import afterbell.attendance.serviceday.model.ServiceTime;

/**
 * By how much a device's clock is wrong.
 * <p>
 * Each batch carries the device's time of sending. The service's clock minus that time is the clock's error and the time
 * that the batch was on its way; the latter is never below zero, so of a day's batches the least such offset is the best
 * bound: it is wrong by no more than the quickest batch was slow. Offsets are kept by the day of receipt, for a clock
 * drifts, and is set right some day. The least of a set does not depend on the order of its members.
 *
 * @param days the last {@link #MOST_DAYS} on which batches came, the latest first
 */
public record DeviceClock(String schoolId, String deviceId, Instant lastSeen, List<Day> days) {
    public static final int MOST_DAYS = 14;
    /** A clock that is wrong by less is right: what it says is kept as it says it. */
    public static final Duration TOLERANCE = Duration.ofSeconds(30);

    public DeviceClock {
        days = List.copyOf(days);
    }

    /**
     * @param leastMillis the least offset of the day's batches
     * @param lastMillis  that of the batch received last: far from the least, the clock was set, or a batch was slow
     */
    public record Day(LocalDate date, long leastMillis, long lastMillis, int batches) {
        private Day and(Day other) {
            return new Day(date, Math.min(leastMillis, other.leastMillis), other.lastMillis,
                    batches + other.batches);
        }
    }

    public static DeviceClock unseen(String schoolId, String deviceId) {
        return new DeviceClock(schoolId, deviceId, Instant.EPOCH, List.of());
    }

    public static long offsetMillis(Instant sentAt, Instant receivedAt) {
        return Duration.between(sentAt, receivedAt).toMillis();
    }

    /** @return the clock after a batch */
    public DeviceClock seen(Instant sentAt, Instant receivedAt) {
        long offset = offsetMillis(sentAt, receivedAt);
        var seen = new Day(LocalDate.ofInstant(receivedAt, ServiceTime.CITY), offset, offset, 1);
        var day = on(seen.date()).map(known -> known.and(seen)).orElse(seen);
        var others = days.stream().filter(it -> !it.date().equals(day.date()));
        var latest = Stream.concat(Stream.of(day), others)
                .sorted(Comparator.comparing(Day::date).reversed())
                .limit(MOST_DAYS)
                .toList();
        return new DeviceClock(schoolId, deviceId, receivedAt.isAfter(lastSeen) ? receivedAt : lastSeen, latest);
    }

    private Optional<Day> on(LocalDate date) {
        return days.stream().filter(it -> it.date().equals(date)).findFirst();
    }

    /** @return what is to be added to the device's time to have the service's: as estimated last */
    public Duration skew() {
        return days.isEmpty() ? Duration.ZERO : beyondTolerance(days.getFirst().leastMillis());
    }

    /** @return when the fact happened by the service's clock, never after it was received */
    public Instant timeOf(DeviceFact fact) {
        return timeOf(fact.at(), fact.receipt());
    }

    public Instant timeOf(Instant at, DeviceFact.Receipt receipt) {
        var received = LocalDate.ofInstant(receipt.at(), ServiceTime.CITY);
        long offset = on(received).map(Day::leastMillis).orElse(receipt.offsetMillis());
        var corrected = at.plus(beyondTolerance(offset));
        return corrected.isAfter(receipt.at()) ? receipt.at() : corrected;
    }

    private static Duration beyondTolerance(long offsetMillis) {
        return Math.abs(offsetMillis) < TOLERANCE.toMillis() ? Duration.ZERO : Duration.ofMillis(offsetMillis);
    }
}
