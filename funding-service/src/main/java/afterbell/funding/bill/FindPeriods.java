package afterbell.funding.bill;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.springframework.stereotype.Service;

import afterbell.funding.semester.model.PublishedSemester;
import afterbell.funding.semester.store.Semesters;
import afterbell.funding.servedday.model.Semester;
import afterbell.funding.servedday.store.Tallies;
import afterbell.funding.tariff.model.Tariff.Unit;

/** Finds what is billed at once, and when a pupil was served in it. */
@Service
class FindPeriods {
    private static final Pattern MONTH = Pattern.compile("20[0-9]{2}-(0[1-9]|1[0-2])");
    private static final int MOST_GROUPS = 200;

    private final Semesters semesters;
    private final Tallies tallies;

    FindPeriods(Semesters semesters, Tallies tallies) {
        this.semesters = semesters;
        this.tallies = tallies;
    }

    /** @param serviceDays of the period in order, at least one */
    record Period(String id, Unit unit, String semesterId, List<LocalDate> serviceDays) {
        LocalDate begins() {
            return serviceDays.getFirst();
        }
    }

    /** @return empty when the bureau has set no such semester, or the month has no service day */
    Optional<Period> find(String id) {
        if (!MONTH.matcher(id).matches()) {
            return semesters.find(id).flatMap(it -> period(id, Unit.SEMESTER, it, it.serviceDays()));
        }
        var month = YearMonth.parse(id);
        return semesters.all()
                .stream()
                .flatMap(it -> period(id, Unit.MONTH, it,
                        it.serviceDays().stream().filter(day -> YearMonth.from(day).equals(month)).toList()).stream())
                .findFirst();
    }

    private static Optional<Period> period(String id, Unit unit, PublishedSemester semester, List<LocalDate> days) {
        return days.isEmpty() ? Optional.empty() : Optional.of(new Period(id, unit, semester.semesterId(), days));
    }

    /** @return the days on which the school has served the pupil, in the semester of the period */
    Set<LocalDate> served(Period period, String schoolId, String pupilId) {
        var days = new HashSet<LocalDate>();
        Semester.parse(period.semesterId())
                .ifPresent(semester -> tallies.ofSchool(schoolId, semester, "", MOST_GROUPS).forEach(tally -> {
                    var pupil = tally.pupils().get(pupilId);
                    if (pupil != null) {
                        pupil.served().stream().mapToObj(semester::day).forEach(days::add);
                    }
                }));
        return days;
    }
}
