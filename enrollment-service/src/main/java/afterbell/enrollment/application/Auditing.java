package afterbell.enrollment.application;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import afterbell.enrollment.application.model.Application;
import afterbell.enrollment.application.model.Declaration;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Decision;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.security.Caller;

/** Keeps what was decided on applications (R2), and who has read why a child comes first (R7). */
@Component
class Auditing {
    private static final int MOST_AT_ONCE = 1_000;

    private final AuditLog audit;

    Auditing(AuditLog audit) {
        this.audit = audit;
    }

    /** Keeps the last move of each. */
    void moved(Caller caller, List<Versioned<Application>> applications, @Nullable String rule) {
        for (int from = 0; from < applications.size(); from += MOST_AT_ONCE) {
            var some = applications.subList(from, Math.min(applications.size(), from + MOST_AT_ONCE));
            audit.decided(caller, some.stream().map(it -> decision(it, rule)).toList());
        }
    }

    void moved(Caller caller, Versioned<Application> application, @Nullable String rule) {
        moved(caller, List.of(application), rule);
    }

    void acknowledged(Caller caller, Versioned<Application> it) {
        audit.decided(caller, List.of(new Decision("application.notice-acknowledged", subject(it.state()), it.version(),
                "R3", null)));
    }

    /** A claim to a priority group was confirmed or rejected (R7). */
    void claimDecided(Caller caller, Versioned<Application> it) {
        var action = "application.priority-" + it.state().form().claim().standing().name().toLowerCase(Locale.ROOT);
        audit.decided(caller, List.of(new Decision(action, subject(it.state()), it.version(), "R7", null)));
    }

    void readPriority(Caller caller, Application application) {
        audit.read(caller, "application.priority", subject(application), List.of(application.form().pupilId()));
    }

    void readChildren(Caller guardian, List<String> pupilIds) {
        audit.read(guardian, "child.names", new Subject("guardian", guardian.subject(), null), pupilIds);
    }

    void declared(Caller guardian, Declaration it) {
        audit.decided(guardian, "offcampus.declared", new Subject("pupil", it.pupilId(), it.schoolId()), 1, "R4",
                it.semesterId());
    }

    private static Decision decision(Versioned<Application> it, @Nullable String rule) {
        var last = it.state().history().getLast();
        var action = "application." + last.to().name().toLowerCase(Locale.ROOT);
        return new Decision(action, subject(it.state()), it.version(), rule, last.step().reason());
    }

    private static Subject subject(Application application) {
        return new Subject("application", application.form().applicationId(),
                application.form().intake().schoolId());
    }
}
