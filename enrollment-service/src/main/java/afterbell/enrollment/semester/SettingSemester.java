package afterbell.enrollment.semester;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Service;

import afterbell.enrollment.City;
import afterbell.enrollment.schoolday.DerivingCalendars;
import afterbell.enrollment.semester.model.Holiday;
import afterbell.enrollment.semester.model.Policy;
import afterbell.enrollment.semester.model.Semester;
import afterbell.enrollment.semester.model.Semester.Setting;
import afterbell.enrollment.semester.store.Semesters;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.version.IfMatch;

/**
 * The bureau sets a semester: its calendar (R10) and its policy. The semester first, then every school's calendar: what
 * a crash leaves between the two is completed by setting it again.
 */
@Service
public class SettingSemester {
    private final Semesters semesters;
    private final DerivingCalendars derivingCalendars;
    private final AuditLog audit;
    private final Clock clock;

    SettingSemester(Semesters semesters, DerivingCalendars derivingCalendars, AuditLog audit, Clock clock) {
        this.semesters = semesters;
        this.derivingCalendars = derivingCalendars;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @return the semester; setting it to the same changes nothing
     * @throws ProblemException if it is no semester, or a change does not name the version it is based on or is
     *                          of a day that is over
     */
    public Versioned<Semester> set(String semesterId, LocalDate first, LocalDate last, List<Holiday> holidays,
            Policy policy, IfMatch seen, Caller caller) {
        return switch (Semester.set(semesterId, first, last, holidays, policy)) {
            case Setting.NoSemester() -> throw new ProblemException(SemesterProblem.NO_SEMESTER,
                    Map.of("most", Semester.MOST_DAYS));
            case Setting.Contradiction(LocalDate day) -> throw new ProblemException(
                    SemesterProblem.HOLIDAY_CONTRADICTION, Map.of("day", day.toString()));
            case Setting.Set(Semester semester) -> {
                var saved = save(semester, seen);
                audit.decided(caller, "semester.set", new Subject("semester", semesterId, null), saved.version(),
                        "R10", null);
                derivingCalendars.ofAllSchools();
                yield saved;
            }
        };
    }

    private Versioned<Semester> save(Semester semester, IfMatch seen) {
        var known = semesters.find(semester.semesterId());
        if (known.isEmpty()) {
            seen.check(0);
            return semesters.save(Versioned.fresh(semester.semesterId(), semester), semester);
        }
        if (known.get().state().equals(semester)) {
            return known.get();
        }
        seen.require(known.get().version());
        semester.changedInThePast(known.get().state(), City.today(clock)).ifPresent(day -> {
            throw new ProblemException(SemesterProblem.SCHOOL_DAY_PAST, Map.of("day", day.toString()));
        });
        return semesters.save(known.get(), semester);
    }
}
