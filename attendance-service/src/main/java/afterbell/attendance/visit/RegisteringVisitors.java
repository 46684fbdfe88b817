package afterbell.attendance.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Service;

import afterbell.attendance.Conflicts;
import afterbell.attendance.serviceday.CheckingTimes;
import afterbell.attendance.serviceday.model.ServiceTime;
import afterbell.attendance.visit.model.Visit;
import afterbell.attendance.visit.model.Visit.Arrival;
import afterbell.attendance.visit.model.VisitRules;
import afterbell.attendance.visit.model.VisitRules.Outcome;
import afterbell.attendance.visit.model.Visitor;
import afterbell.attendance.visit.store.Visits;
import afterbell.attendance.visit.store.Visits.Opened;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Enters at the gate who comes and who leaves (R31). */
@Service
public class RegisteringVisitors {
    private static final int MOST_RACES = 5;

    private final Visits visits;
    private final CheckingTimes times;
    private final AuditLog audit;

    RegisteringVisitors(Visits visits, CheckingTimes times, AuditLog audit) {
        this.visits = visits;
        this.times = times;
        this.audit = audit;
    }

    /** @throws ProblemException for a time to come, another visit of that id, or a school full of visitors */
    public Opened come(Arrival told, Visitor visitor, Caller caller) {
        SchoolScope.require(caller, told.schoolId(), Role.GATE_GUARD, Role.SCHOOL_ADMIN);
        times.require(told.date(), told.at());
        var come = Conflicts.lookAgain(MOST_RACES, () -> comeOnce(told, visitor));
        audit.decided(caller, "visitor.let-in", subject(come.visit()), told.at().toEpochMilli(), "R31", null);
        return come;
    }

    private Opened comeOnce(Arrival told, Visitor visitor) {
        Optional<Opened> known = visits.opened(told.schoolId(), told.visitId());
        boolean same = known.map(Opened::visitor).map(visitor::equals).orElse(true);
        int inside = known.isPresent() ? 0 : visits.countInside(told.schoolId(), VisitRules.MOST_INSIDE);
        var today = LocalDate.ofInstant(times.now(), ServiceTime.CITY);
        return switch (VisitRules.come(known.map(Opened::visit), told, same, inside, today)) {
            case Outcome.Refused(var why) ->
                throw new ProblemException(VisitProblem.of(why), Map.of("most", VisitRules.MOST_INSIDE));
            case Outcome.Done(var visit, var changed) -> {
                if (changed) {
                    visits.add(visit, visitor);
                }
                yield known.orElseGet(() -> new Opened(visit, visitor));
            }
        };
    }

    /** @throws ProblemException if the visit is not known, had not begun, or ended at another time */
    public Opened leave(String schoolId, String visitId, Instant at, Caller caller) {
        SchoolScope.require(caller, schoolId, Role.GATE_GUARD, Role.SCHOOL_ADMIN);
        times.require(LocalDate.ofInstant(at, ServiceTime.CITY), at);
        var left = Conflicts.lookAgain(MOST_RACES, () -> leaveOnce(schoolId, visitId, at, caller));
        audit.decided(caller, "visitor.left", subject(left), at.toEpochMilli(), "R31", null);
        return visits.opened(schoolId, visitId).orElseThrow();
    }

    private Visit leaveOnce(String schoolId, String visitId, Instant at, Caller caller) {
        var known = visits.find(schoolId, visitId).orElseThrow(() -> new ProblemException(VisitProblem.UNKNOWN));
        return switch (VisitRules.leave(known.state(), at, caller.subject())) {
            case Outcome.Refused(var why) -> throw new ProblemException(VisitProblem.of(why));
            case Outcome.Done(var visit, var changed) -> {
                if (changed) {
                    visits.save(known, visit);
                }
                yield visit;
            }
        };
    }

    private static Subject subject(Visit visit) {
        var arrival = visit.arrival();
        return new Subject("visit", arrival.schoolId() + ":" + arrival.visitId(), arrival.schoolId());
    }
}
