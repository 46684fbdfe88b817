package afterbell.attendance.serviceday.store;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.attendance.projection.Newest;
import afterbell.attendance.serviceday.model.SchoolCalendar;

/** A school's service days on disk, each as the number of days since 1970. */
record CalendarDocument(@Field("q") long sequence, @Field("s") List<SemesterDays> semesters) implements Newest.Told {

    record SemesterDays(@Field("i") String semesterId, @Field("d") List<Integer> days) {}

    static CalendarDocument of(Map<String, ? extends Collection<LocalDate>> days, long sequence) {
        return new CalendarDocument(sequence, days.entrySet()
                .stream()
                .map(semester -> new SemesterDays(semester.getKey(),
                        semester.getValue().stream().map(day -> Math.toIntExact(day.toEpochDay())).toList()))
                .toList());
    }

    SchoolCalendar toCalendar() {
        return new SchoolCalendar(semesters.stream()
                .collect(Collectors.toMap(SemesterDays::semesterId,
                        semester -> semester.days()
                                .stream()
                                .map(LocalDate::ofEpochDay)
                                .collect(Collectors.toUnmodifiableSet()))));
    }
}
