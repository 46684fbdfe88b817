package afterbell.staffing.rota;

import java.time.LocalDate;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import afterbell.staffing.calendar.store.Calendars;
import afterbell.staffing.calendar.store.Semesters;
import afterbell.staffing.place.model.Group;
import afterbell.staffing.place.store.Groups;

/** Finds what must be known of a school to plan duties there. */
@Component
public class FindSchoolFacts {
    private final Calendars calendars;
    private final Groups groups;
    private final Semesters semesters;

    FindSchoolFacts(Calendars calendars, Groups groups, Semesters semesters) {
        this.calendars = calendars;
        this.groups = groups;
        this.semesters = semesters;
    }

    /** @param days on which duties are planned */
    public SchoolFacts of(String schoolId, Collection<LocalDate> days) {
        var serviceDays = calendars.load(schoolId).state();
        var groupIds = days.stream()
                .flatMap(day -> serviceDays.semesterOf(day).stream())
                .distinct()
                .collect(Collectors.toMap(Function.identity(), semester -> groups.ofSchool(schoolId, semester)
                        .stream()
                        .map(Group::groupId)
                        .collect(Collectors.toUnmodifiableSet())));
        return new SchoolFacts(serviceDays, groupIds, semesters.all());
    }
}
