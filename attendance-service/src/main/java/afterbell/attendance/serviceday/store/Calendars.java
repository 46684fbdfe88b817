package afterbell.attendance.serviceday.store;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Repository;

import afterbell.attendance.projection.Newest;
import afterbell.attendance.serviceday.model.SchoolCalendar;
import afterbell.messaging.outbox.AggregateStores;

/** The service days of each school. */
@Repository
public class Calendars {
    private final Newest<CalendarDocument> documents;

    Calendars(AggregateStores stores) {
        this.documents = new Newest<>(stores.of("calendars", CalendarDocument.class));
    }

    public Optional<SchoolCalendar> find(String schoolId) {
        return documents.find(schoolId).map(CalendarDocument::toCalendar);
    }

    /** @return the semester in which the school offers the service on that day; empty if it does not */
    public Optional<String> semesterOf(String schoolId, LocalDate day) {
        return find(schoolId).flatMap(calendar -> calendar.semesterOf(day));
    }

    /** @param days by semester; an older sequence than the known one changes nothing */
    public void keep(String schoolId, Map<String, ? extends Collection<LocalDate>> days, long sequence) {
        documents.keep(schoolId, CalendarDocument.of(days, sequence));
    }

    public void clear() {
        documents.clear();
    }
}
