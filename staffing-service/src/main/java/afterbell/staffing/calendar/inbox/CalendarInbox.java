package afterbell.staffing.calendar.inbox;

import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import afterbell.contracts.enrollment.calendar.v1.CalendarFact;
import afterbell.contracts.enrollment.calendar.v1.SemesterDays;
import afterbell.contracts.enrollment.calendar.v1.ServiceDaysSet;
import afterbell.messaging.Envelope;
import afterbell.messaging.inbox.Inbox;
import afterbell.staffing.calendar.model.ServiceDays;
import afterbell.staffing.calendar.store.Calendars;
import afterbell.staffing.calendar.store.ChangedSchools;

/** Learns from enrollment on which days a school offers the service (R10). */
@Component
class CalendarInbox implements Inbox<CalendarFact> {
    private final Calendars calendars;
    private final ChangedSchools changedSchools;

    CalendarInbox(Calendars calendars, ChangedSchools changedSchools) {
        this.calendars = calendars;
        this.changedSchools = changedSchools;
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
            case ServiceDaysSet set -> take(serviceDays(set, event.sequence()));
        }
    }

    private void take(ServiceDays told) {
        var known = calendars.load(told.schoolId());
        if (known.state().sequence() < told.sequence()) {
            calendars.save(known, told);
            changedSchools.add(told.schoolId());
        }
    }

    private static ServiceDays serviceDays(ServiceDaysSet set, long sequence) {
        var days = set.semesters()
                .stream()
                .collect(Collectors.toMap(SemesterDays::semesterId, it -> Set.copyOf(it.serviceDays())));
        return new ServiceDays(set.schoolId(), days, sequence);
    }

    @Override
    public void clear() {
        calendars.clear();
    }
}
