package afterbell.enrollment.application;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.springframework.stereotype.Service;

import afterbell.enrollment.application.model.Application;
import afterbell.enrollment.application.model.PriorityGroup;
import afterbell.enrollment.application.model.State;
import afterbell.enrollment.application.model.Turn;
import afterbell.enrollment.application.store.Applications;
import afterbell.enrollment.place.model.Intake;
import afterbell.enrollment.signup.SignUpProblem;
import afterbell.enrollment.signup.model.ApplicantList;
import afterbell.enrollment.signup.model.Draw;
import afterbell.enrollment.signup.model.SignUp.Drawn;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;

/** All applicants of an intake at once: who is on the list, and what the draw gave each. */
@Service
public class Applicants {
    /** Applications of an intake. */
    public static final int MOST = 10_000;
    private static final String UNCONFIRMED = "not-confirmed-in-time";

    private final Applications applications;
    private final Moving moving;
    private final Auditing auditing;
    private final AuditLog audit;
    private final Steps steps;

    Applicants(Applications applications, Moving moving, Auditing auditing, AuditLog audit, Steps steps) {
        this.applications = applications;
        this.moving = moving;
        this.auditing = auditing;
        this.audit = audit;
        this.steps = steps;
    }

    /**
     * @return who came in time and waits for a decision
     * @throws ProblemException if they are more than {@value #MOST}
     */
    public List<Versioned<Application>> inTime(Intake intake) {
        return of(intake, State.SUBMITTED, State.UNDER_REVIEW).stream()
                .filter(it -> !it.state().form().late())
                .toList();
    }

    /**
     * @return the intake's applications in these states, by state and rank
     * @throws ProblemException if they are more than {@value #MOST}
     */
    public List<Versioned<Application>> of(Intake intake, State... states) {
        var found = Stream.of(states).flatMap(state -> applications.of(intake, state, MOST + 1).stream()).toList();
        if (found.size() > MOST) {
            throw new ProblemException(SignUpProblem.TOO_MANY_APPLICATIONS, Map.of("most", MOST));
        }
        return found;
    }

    /** Everybody on the list is under review from now on, and what nobody has confirmed ranks as none. */
    public void list(Intake intake, ApplicantList list, Caller caller) {
        var onIt = new HashSet<String>();
        list.entries().forEach(it -> onIt.add(it.applicationId()));
        var step = steps.by(caller, "applicants-listed");
        var listed = moving.moveAll(inTime(intake).stream().filter(it -> onIt.contains(it.id())).toList(),
                it -> it.list(UNCONFIRMED, step));
        auditing.moved(caller, listed, "R7");
    }

    /**
     * Gives everybody on the list what the draw gave; giving it again changes nothing.
     *
     * @param waiting the intake's applications that wait
     * @return the same, each with its turn
     */
    public List<Versioned<Application>> takeTurns(List<Versioned<Application>> waiting, Drawn drawn) {
        var turns = new HashMap<String, Turn>();
        for (var entry : Draw.order(drawn.seed(), drawn.list())) {
            turns.put(entry.applicationId(), new Turn(entry.priority(), turns.size() + 1));
        }
        var without = waiting.stream()
                .filter(it -> it.state().form().turn() == null && turns.containsKey(it.id()))
                .toList();
        var moved = moving.moveAll(without,
                it -> it.take(Objects.requireNonNull(turns.get(it.form().applicationId()))));
        var known = new LinkedHashMap<String, Versioned<Application>>();
        waiting.forEach(it -> known.put(it.id(), it));
        without.forEach(it -> known.remove(it.id()));
        moved.forEach(it -> known.put(it.id(), it));
        return List.copyOf(known.values());
    }

    /** @return the intake's applications that wait for a decision or for a seat */
    public List<Versioned<Application>> waiting(Intake intake) {
        return of(intake, State.SUBMITTED, State.UNDER_REVIEW, State.WAITLISTED);
    }

    /** The priority groups of these applications, opened for a report; kept in the audit log. */
    public Map<String, PriorityGroup> groupsOf(Intake intake, List<String> applicationIds, Caller caller) {
        audit.read(caller, "application.priority", new Subject("school", intake.schoolId(), intake.schoolId()));
        return applications.groupsOf(applicationIds);
    }
}
