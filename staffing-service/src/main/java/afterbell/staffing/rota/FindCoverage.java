package afterbell.staffing.rota;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;

import afterbell.staffing.calendar.model.Semester;
import afterbell.staffing.calendar.model.ServiceDays;
import afterbell.staffing.calendar.store.Calendars;
import afterbell.staffing.calendar.store.Semesters;
import afterbell.staffing.place.model.Group;
import afterbell.staffing.place.model.Slot;
import afterbell.staffing.place.store.Groups;
import afterbell.staffing.rota.model.Coverage;
import afterbell.staffing.rota.model.Duty;
import afterbell.staffing.rota.model.Hours;
import afterbell.staffing.rota.model.Lost;
import afterbell.staffing.rota.model.RotaId;
import afterbell.staffing.rota.model.Shift;
import afterbell.staffing.rota.store.Rotas;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Finds who is on duty at a school, and whether that is enough (R20). */
@Service
public class FindCoverage {
    private static final Role[] READERS = {Role.SCHOOL_ADMIN, Role.TEACHER, Role.EDUCATION_BUREAU};
    private static final int MOST_DAYS = 31;
    private static final int LAST_YEAR = 9_999;
    private static final Comparator<Shift> BY_TIME = Comparator.comparing(Shift::date).thenComparing(Shift::slot);

    private final Rotas rotas;
    private final Groups groups;
    private final Calendars calendars;
    private final Semesters semesters;

    FindCoverage(Rotas rotas, Groups groups, Calendars calendars, Semesters semesters) {
        this.rotas = rotas;
        this.groups = groups;
        this.calendars = calendars;
        this.semesters = semesters;
    }

    /**
     * @return the coverage of each service day's afternoon, and of its noon where pupils are expected or somebody is
     *         assigned
     * @throws ProblemException for more than 31 days
     */
    public List<Coverage> between(String schoolId, LocalDate from, LocalDate until, Caller caller) {
        SchoolScope.require(caller, schoolId, READERS);
        var serviceDays = calendars.load(schoolId).state();
        var shifts = days(from, until).stream()
                .filter(serviceDays::include)
                .flatMap(day -> Arrays.stream(Slot.values()).map(slot -> new Shift(day, slot)))
                .toList();
        return of(serviceDays, shifts).stream()
                .filter(it -> it.slot() == Slot.AFTERNOON || it.expected() > 0 || it.assigned() > 0)
                .toList();
    }

    /** @return the coverage of the service days and slots of these duties */
    public List<Coverage> around(String schoolId, Collection<Duty.Key> duties, Caller caller) {
        SchoolScope.require(caller, schoolId, READERS);
        var serviceDays = calendars.load(schoolId).state();
        return of(serviceDays, duties.stream()
                .filter(duty -> serviceDays.include(duty.date()))
                .map(duty -> new Shift(duty.date(), duty.slot()))
                .toList());
    }

    /** @return the coverage of each of the shifts, by time */
    private List<Coverage> of(ServiceDays serviceDays, Collection<Shift> shifts) {
        if (shifts.isEmpty()) {
            return List.of();
        }
        var bySemester = new HashMap<String, List<Group>>();
        var assigned = assigned(serviceDays.schoolId(), shifts.stream().map(Shift::date).toList());
        var known = semesters.all();
        return shifts.stream()
                .distinct()
                .sorted(BY_TIME)
                .map(shift -> Coverage.of(shift.date(), shift.slot(),
                        expected(serviceDays, shift, bySemester),
                        assigned.getOrDefault(shift, 0L).intValue(), Semester.policyOn(shift.date(), known)))
                .toList();
    }

    /** @param read the school's groups of each semester that was read already */
    private int expected(ServiceDays serviceDays, Shift shift, Map<String, List<Group>> read) {
        return serviceDays.semesterOf(shift.date())
                .stream()
                .flatMap(semester -> read
                        .computeIfAbsent(semester, it -> groups.ofSchool(serviceDays.schoolId(), it))
                        .stream())
                .mapToInt(group -> group.expectedOn(shift.date(), shift.slot()))
                .sum();
    }

    /** @return the school's duties, by day, slot and worker */
    public Page<Duty> duties(String schoolId, LocalDate from, LocalDate until, Cursor cursor, PageLimit limit,
            Caller caller) {
        SchoolScope.require(caller, schoolId, READERS);
        var days = days(from, until);
        var found = duties(schoolId, days).stream()
                .filter(duty -> days.contains(duty.key().date()))
                .filter(duty -> cursor.isStart() || order(duty).compareTo(cursor.part(0)) > 0)
                .sorted(Comparator.comparing(FindCoverage::order))
                .limit(limit.plusOne())
                .toList();
        return Page.of(found, limit, last -> Cursor.after(order(last)));
    }

    /** @return the planned class hours at the school in that month, by worker (R19) */
    public List<Hours> hours(String schoolId, YearMonth month, Caller caller) {
        SchoolScope.require(caller, schoolId, Role.SCHOOL_ADMIN, Role.EDUCATION_BUREAU);
        var days = days(month.atDay(1), month.atEndOfMonth());
        return Hours.of(duties(schoolId, days).stream().filter(it -> days.contains(it.key().date())).toList());
    }

    /** @return the coverage of the school's service days among these, the noons where pupils are expected too */
    public List<Coverage> forecast(ServiceDays serviceDays, List<LocalDate> days) {
        return of(serviceDays, days.stream()
                .flatMap(day -> Arrays.stream(Slot.values()).map(slot -> new Shift(day, slot)))
                .toList());
    }

    /** @return duties of the school in these weeks that ended with a clearance, by day */
    public List<Lost> lost(String schoolId, LocalDate from, LocalDate until, Caller caller) {
        SchoolScope.require(caller, schoolId, Role.SCHOOL_ADMIN);
        var days = days(from, until);
        return days.stream()
                .map(RotaId::weekOf)
                .distinct()
                .flatMap(week -> rotas.ofSchool(schoolId, week).stream())
                .flatMap(rota -> rota.lost().stream())
                .filter(it -> it.duty().schoolId().equals(schoolId) && days.contains(it.duty().key().date()))
                .sorted(Comparator.comparing(it -> order(it.duty())))
                .toList();
    }

    private static String order(Duty duty) {
        return duty.key().date() + ":" + duty.key().slot() + ":" + duty.key().workerId();
    }

    private Map<Shift, Long> assigned(String schoolId, Collection<LocalDate> days) {
        return duties(schoolId, days).stream()
                .map(duty -> new Shift(duty.key().date(), duty.key().slot()))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    /** @return the school's duties in the weeks of these days */
    private List<Duty> duties(String schoolId, Collection<LocalDate> days) {
        return days.stream()
                .map(RotaId::weekOf)
                .distinct()
                .flatMap(week -> rotas.ofSchool(schoolId, week).stream())
                .flatMap(rota -> rota.duties().stream())
                .filter(duty -> duty.schoolId().equals(schoolId))
                .toList();
    }

    private static List<LocalDate> days(LocalDate from, LocalDate until) {
        long more = ChronoUnit.DAYS.between(from, until);
        if (more < 0 || more >= MOST_DAYS || until.getYear() > LAST_YEAR) {
            throw new ProblemException(RotaProblem.TOO_MANY_DAYS);
        }
        return from.datesUntil(until.plusDays(1)).toList();
    }
}
