package afterbell.attendance.device.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.stereotype.Repository;

import afterbell.attendance.device.model.DeviceClock;
import afterbell.attendance.device.model.DeviceClock.Day;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** The clocks of the devices that were heard of. */
@Repository
public class DeviceClocks {
    private final AggregateStore<ClockDocument> documents;

    DeviceClocks(AggregateStores stores) {
        this.documents = stores.of("device-clocks", ClockDocument.class);
    }

    record DayDocument(@Field("d") String date, @Field("l") long leastMillis, @Field("o") long lastMillis,
            @Field("n") int batches) {
        Day toDay() {
            return new Day(LocalDate.parse(date), leastMillis, lastMillis, batches);
        }
    }

    record ClockDocument(@Field("sc") String schoolId, @Field("i") String deviceId, @Field("t") Instant lastSeen,
            @Field("d") List<DayDocument> days) {
        static ClockDocument of(DeviceClock clock) {
            return new ClockDocument(clock.schoolId(), clock.deviceId(), clock.lastSeen(), clock.days()
                    .stream()
                    .map(it -> new DayDocument(it.date().toString(), it.leastMillis(), it.lastMillis(), it.batches()))
                    .toList());
        }

        DeviceClock toClock() {
            return new DeviceClock(schoolId, deviceId, lastSeen, days.stream().map(DayDocument::toDay).toList());
        }
    }

    private static String id(String schoolId, String deviceId) {
        return schoolId + ":" + deviceId;
    }

    /** @return the clock; an unseen one where none is stored */
    public Versioned<DeviceClock> load(String schoolId, String deviceId) {
        String id = id(schoolId, deviceId);
        return documents.find(id)
                .map(found -> found.map(ClockDocument::toClock))
                .orElseGet(() -> Versioned.fresh(id, DeviceClock.unseen(schoolId, deviceId)));
    }

    /** @return those that are known, by device */
    public Map<String, DeviceClock> find(String schoolId, Collection<String> deviceIds) {
        return documents.find(deviceIds.stream().map(it -> id(schoolId, it)).toList())
                .stream()
                .collect(Collectors.toMap(it -> it.state().deviceId(), it -> it.state().toClock()));
    }

    /** @param after device id of the last one of the page before, empty for the first page */
    public List<DeviceClock> ofSchool(String schoolId, String after, int limit) {
        var ofSchool = Filters.and(Filters.gt("_id", id(schoolId, after)), Filters.lt("_id", schoolId + ";"));
        return documents.find(ofSchool, Sorts.ascending("_id"), limit)
                .stream()
                .map(it -> it.state().toClock())
                .toList();
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if it has changed meanwhile */
    public void save(Versioned<DeviceClock> before, DeviceClock next) {
        documents.save(before, ClockDocument.of(next), List.of());
    }
}
