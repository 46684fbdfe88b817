package afterbell.enrollment.schoolday.store;

import java.time.LocalDate;
import java.util.List;

import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.stereotype.Repository;

import afterbell.enrollment.schoolday.model.DayOff;
import afterbell.enrollment.schoolday.model.SchoolCalendar;
import afterbell.enrollment.schoolday.model.SchoolCalendar.Term;
import afterbell.enrollment.schoolday.outbox.CalendarFacts;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** The calendars of the schools. */
@Repository
public class SchoolCalendars {
    private final AggregateStore<CalendarDocument> documents;

    SchoolCalendars(AggregateStores stores) {
        this.documents = stores.of("school-calendars", CalendarDocument.class);
    }

    record DayOffDocument(@Field("d") String date, @Field("r") String reason) {}

    record TermDocument(@Field("i") String semesterId, @Field("o") List<DayOffDocument> daysOff,
            @Field("d") List<String> serviceDays) {}

    record CalendarDocument(@Field("t") List<TermDocument> terms) {}

    public Versioned<SchoolCalendar> load(String schoolId) {
        return documents.find(schoolId)
                .map(found -> found.map(stored -> read(schoolId, stored)))
                .orElseGet(() -> Versioned.fresh(schoolId, SchoolCalendar.none(schoolId)));
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if the calendar has changed meanwhile */
    public Versioned<SchoolCalendar> save(Versioned<SchoolCalendar> before, SchoolCalendar next) {
        if (next.equals(before.state())) {
            return before;
        }
        return documents.save(before, write(next), List.of(CalendarFacts.set(next))).map(_ -> next);
    }

    private static CalendarDocument write(SchoolCalendar calendar) {
        return new CalendarDocument(calendar.terms()
                .stream()
                .map(term -> new TermDocument(term.semesterId(),
                        term.daysOff()
                                .stream()
                                .map(day -> new DayOffDocument(day.date().toString(), day.reason()))
                                .toList(),
                        term.serviceDays().stream().map(LocalDate::toString).toList()))
                .toList());
    }

    private static SchoolCalendar read(String schoolId, CalendarDocument stored) {
        return new SchoolCalendar(schoolId, stored.terms()
                .stream()
                .map(term -> new Term(term.semesterId(),
                        term.daysOff()
                                .stream()
                                .map(day -> new DayOff(LocalDate.parse(day.date()), day.reason()))
                                .toList(),
                        term.serviceDays().stream().map(LocalDate::parse).toList()))
                .toList());
    }
}
