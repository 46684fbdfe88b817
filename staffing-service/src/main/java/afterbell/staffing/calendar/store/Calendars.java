package afterbell.staffing.calendar.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.stereotype.Repository;

import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.calendar.model.ServiceDays;

/** Each school's service days, as enrollment tells them. */
@Repository
public class Calendars {
    private final AggregateStore<CalendarDocument> documents;

    Calendars(AggregateStores stores) {
        this.documents = stores.of("calendars", CalendarDocument.class);
    }

    record SemesterDocument(@Field("i") String semesterId, @Field("d") List<String> days) {}

    record CalendarDocument(@Field("s") List<SemesterDocument> semesters, @Field("q") long sequence) {}

    /** @return the service days; none for a school of which nothing was told yet */
    public Versioned<ServiceDays> load(String schoolId) {
        return documents.find(schoolId)
                .map(found -> found.map(document -> new ServiceDays(schoolId,
                        document.semesters()
                                .stream()
                                .collect(Collectors.toMap(SemesterDocument::semesterId, Calendars::days)),
                        document.sequence())))
                .orElseGet(() -> Versioned.fresh(schoolId, ServiceDays.unknown(schoolId)));
    }

    /** @return ids of schools that have a calendar, in order, at most so many after that one */
    public List<String> schoolsAfter(String schoolId, int limit) {
        return documents.find(Filters.gt("_id", schoolId), Sorts.ascending("_id"), limit)
                .stream()
                .map(Versioned::id)
                .toList();
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if the calendar has changed meanwhile */
    public void save(Versioned<ServiceDays> before, ServiceDays next) {
        documents.save(before, new CalendarDocument(next.days()
                .entrySet()
                .stream()
                .map(semester -> new SemesterDocument(semester.getKey(),
                        semester.getValue().stream().map(LocalDate::toString).sorted().toList()))
                .toList(), next.sequence()), List.of());
    }

    private static Set<LocalDate> days(SemesterDocument semester) {
        return semester.days().stream().map(LocalDate::parse).collect(Collectors.toUnmodifiableSet());
    }

    public void clear() {
        documents.clear();
    }
}
