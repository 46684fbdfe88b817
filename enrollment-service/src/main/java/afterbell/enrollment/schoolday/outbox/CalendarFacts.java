package afterbell.enrollment.schoolday.outbox;

import afterbell.contracts.enrollment.calendar.v1.SemesterDays;
import afterbell.contracts.enrollment.calendar.v1.ServiceDaysSet;
import afterbell.enrollment.schoolday.model.SchoolCalendar;
import afterbell.messaging.outbox.Outgoing;

/** Tells of a school's service days in the words of the contract: always the whole state, the topic is compacted. */
public final class CalendarFacts {
    private CalendarFacts() {}

    public static Outgoing set(SchoolCalendar calendar) {
        return new Outgoing(calendar.schoolId(), new ServiceDaysSet(calendar.schoolId(), calendar.terms()
                .stream()
                .map(term -> new SemesterDays(term.semesterId(), term.serviceDays()))
                .toList()));
    }
}
