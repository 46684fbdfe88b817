package afterbell.attendance.session;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.springframework.stereotype.Service;

import afterbell.attendance.contingency.ContingencyProblem;
import afterbell.attendance.contingency.store.ContingencyPlans;
import afterbell.attendance.group.store.Groups;
import afterbell.attendance.serviceday.CheckingTimes;
import afterbell.attendance.serviceday.ServiceDayProblem;
import afterbell.attendance.serviceday.store.Calendars;
import afterbell.attendance.serviceday.store.SemesterPolicies;
import afterbell.attendance.session.model.Session.Begun;
import afterbell.attendance.session.model.Session.Opening;
import afterbell.attendance.session.model.SessionId;
import afterbell.attendance.session.model.SessionRules;
import afterbell.attendance.session.model.SessionRules.Outcome.Done;
import afterbell.attendance.session.model.SessionRules.Outcome.Refused;
import afterbell.attendance.session.store.Sessions;
import afterbell.attendance.worker.model.Worker;
import afterbell.attendance.worker.model.Worker.Objection;
import afterbell.attendance.worker.store.Workers;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.problem.ProblemException;
import afterbell.web.problem.ProblemItem;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/**
 * Opens a school's service of a day and slot with the workers who are there. Too few of them are no reason to send the
 * children away: the session opens short, and that is told at once (R20).
 */
@Service
public class OpeningSession {
    private final Sessions sessions;
    private final Calendars calendars;
    private final SemesterPolicies policies;
    private final Groups groups;
    private final Workers workers;
    private final ContingencyPlans contingencyPlans;
    private final AfterSigningOn afterSigningOn;
    private final CheckingTimes times;

    OpeningSession(Sessions sessions, Calendars calendars, SemesterPolicies policies, Groups groups, Workers workers,
            ContingencyPlans contingencyPlans, AfterSigningOn afterSigningOn, CheckingTimes times) {
        this.sessions = sessions;
        this.calendars = calendars;
        this.policies = policies;
        this.groups = groups;
        this.workers = workers;
        this.contingencyPlans = contingencyPlans;
        this.afterSigningOn = afterSigningOn;
        this.times = times;
    }

    /** @param isNew false for a session that the same command has opened before; it is as it stands now */
    public record Opened(Versioned<Begun> session, boolean isNew) {}

    /**
     * @return the session with its version
     * @throws ProblemException for a day without service (R10) or without a contingency plan (R28), a worker who may not serve (R24, R25), or a session that
     *                          was opened otherwise; nothing is opened then
     */
    public Opened open(SessionId id, Instant at, List<String> workerIds, Caller caller) {
        SchoolScope.require(caller, id.schoolId(), Role.SCHOOL_ADMIN, Role.TEACHER);
        times.require(id.date(), at);
        var session = sessions.load(id);
        var opening = session.state() instanceof Begun begun
                ? new Opening(begun.opening().semesterId(), at, 0, begun.opening().pupilsPerTeacher())
                : opening(id, at, workerIds);
        return switch (SessionRules.open(session.state(), opening, workerIds)) {
            case Refused(var reason) -> throw SessionProblem.refused(reason);
            case Done done when !done.changed() -> new Opened(session.map(_ -> done.session()), false);
            case Done done -> {
                var opened = sessions.save(session, done.session(), done.events());
                afterSigningOn.signedOn(id, workerIds);
                yield new Opened(opened, true);
            }
        };
    }

    private Opening opening(SessionId id, Instant at, List<String> workerIds) {
        String semester = calendars.semesterOf(id.schoolId(), id.date())
                .orElseThrow(() -> new ProblemException(ServiceDayProblem.NO_SERVICE_DAY));
        if (!contingencyPlans.holdsOn(id.schoolId(), id.date())) {
            throw new ProblemException(ContingencyProblem.NO_PLAN);
        }
        eachWorkerIsNamedOnce(workerIds);
        onlyWorkersWhoMayServe(id, workerIds);
        int expected = groups.ofSchool(id.schoolId(), semester)
                .stream()
                .mapToInt(group -> group.expectedOn(id.date(), id.slot()).size())
                .sum();
        return new Opening(semester, at, expected, policies.pupilsPerTeacher(semester), times.now());
    }

    private static void eachWorkerIsNamedOnce(List<String> workerIds) {
        var seen = new HashSet<String>();
        refuse(workerIds, worker -> !seen.add(worker), SessionProblem.WORKER_NAMED_TWICE);
    }

    private void onlyWorkersWhoMayServe(SessionId id, List<String> workerIds) {
        Map<String, Worker> known = workers.find(workerIds);
        for (var objection : Objection.values()) {
            refuse(workerIds, worker -> Optional.ofNullable(known.get(worker))
                    .orElseGet(() -> Worker.unknown(worker))
                    .objection(id.schoolId(), id.date())
                    .filter(objection::equals)
                    .isPresent(), SigningOn.problem(objection));
        }
    }

    private static void refuse(List<String> workerIds, Predicate<String> which, SessionProblem problem) {
        var places = IntStream.range(0, workerIds.size())
                .filter(place -> which.test(workerIds.get(place)))
                .mapToObj(place -> ProblemItem.at("/workerIds/" + place, problem))
                .toList();
        if (!places.isEmpty()) {
            throw new ProblemException(problem, Map.of(), places);
        }
    }
}
