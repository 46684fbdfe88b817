package afterbell.attendance.serviceday.inbox;

import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import afterbell.attendance.serviceday.store.Calendars;
import afterbell.contracts.enrollment.calendar.v1.CalendarFact;
import afterbell.contracts.enrollment.calendar.v1.SemesterDays;
import afterbell.contracts.enrollment.calendar.v1.ServiceDaysSet;
import afterbell.messaging.Envelope;
import afterbell.messaging.inbox.Inbox;

/** Learns from enrollment on which days a school offers the service. */
@Component
class CalendarInbox implements Inbox<CalendarFact> {
    private final Calendars calendars;

    CalendarInbox(Calendars calendars) {
        this.calendars = calendars;
    }

    @Override
    public Class<CalendarFact> topic() {
        return CalendarFact.class;
    }

    @Override
    public String projection() {
        return "calendars";
    }

    @Override
    public void on(Envelope<CalendarFact> event) {
        switch (event.fact()) {
            case ServiceDaysSet set -> calendars.keep(set.schoolId(), set.semesters()
                    .stream()
                    .collect(Collectors.toMap(SemesterDays::semesterId, SemesterDays::serviceDays)),
                    event.sequence());
        }
    }

    @Override
    public void clear() {
        calendars.clear();
    }
}
