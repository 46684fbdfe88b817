package afterbell.attendance.live;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

import afterbell.attendance.live.model.CityNow;
import afterbell.attendance.live.model.SlotNow;
import afterbell.attendance.live.store.LiveDays;
import afterbell.attendance.live.store.LiveDays.Dated;

/**
 * All schools of a day, remembered at this instance and brought up to date by what has changed since the last look:
 * however many look, the store is asked twice a second at the most. Now and then all is read anew, for a change that
 * another instance's clock has dated wrongly.
 */
public final class CityBoard {
    private static final Duration FRESH = Duration.ofMillis(500);
    private static final Duration ANEW = Duration.ofSeconds(60);
    /** By how much the clocks of instances may differ, and a write may take. */
    private static final Duration OVERLAP = Duration.ofSeconds(3);
    private static final int PAGE = 500;

    private final LiveDays days;
    private final LocalDate date;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Schools schools = new Schools(new TreeMap<>(), List.of());
    private long lookedAt;
    private long readAnewAt;
    private Instant newest = Instant.EPOCH;
    private boolean isRead;

    CityBoard(LiveDays days, LocalDate date) {
        this.days = days;
        this.date = date;
    }

    /** A school as it was seen. */
    public record SchoolNow(String schoolId, long version, Instant changedAt, List<SlotNow> slots) {
        static SchoolNow of(Dated dated) {
            return new SchoolNow(dated.day().schoolId(), dated.version(), dated.changedAt(), dated.day().now());
        }
    }

    /** The schools in the order of their ids, and all together. */
    public record Schools(NavigableMap<String, SchoolNow> byId, List<CityNow> together) {}

    /** @return as of half a second ago at the most */
    public Schools now() {
        reading.lock();
        try {
            long now = System.nanoTime();
            if (!isRead || now - readAnewAt >= ANEW.toNanos()) {
                keep(new TreeMap<>(), readAll());
                isRead = true;
                readAnewAt = now;
                lookedAt = now;
            } else if (now - lookedAt >= FRESH.toNanos()) {
                keep(new TreeMap<>(schools.byId()), changed());
                lookedAt = now;
            }
            return schools;
        } finally {
            reading.unlock();
        }
    }

    private Collection<Dated> readAll() {
        var all = new TreeMap<String, Dated>();
        List<Dated> page;
        do {
            page = days.ofDate(date, all.isEmpty() ? "" : all.lastKey(), PAGE);
            page.forEach(it -> all.put(it.day().schoolId(), it));
        } while (page.size() == PAGE);
        return all.values();
    }

    private Collection<Dated> changed() {
        var all = new TreeMap<String, Dated>();
        var since = newest.equals(Instant.EPOCH) ? newest : newest.minus(OVERLAP);
        List<Dated> page;
        do {
            page = days.changedSince(date, since, PAGE);
            page.forEach(it -> all.put(it.day().schoolId(), it));
            since = page.isEmpty() ? since : page.getLast().changedAt();
        } while (page.size() == PAGE);
        return all.values();
    }

    private void keep(TreeMap<String, SchoolNow> next, Collection<Dated> found) {
        boolean isChanged = !isRead || next.isEmpty();
        for (var it : found) {
            var known = next.get(it.day().schoolId());
            if (known == null || known.version() != it.version() || !known.changedAt().equals(it.changedAt())) {
                next.put(it.day().schoolId(), SchoolNow.of(it));
                isChanged = true;
            }
            newest = it.changedAt().isAfter(newest) ? it.changedAt() : newest;
        }
        if (isChanged) {
            schools = new Schools(next,
                    CityNow.of(next.values().stream().flatMap(it -> it.slots().stream()).toList()));
        }
    }
}
