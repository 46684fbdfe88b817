package afterbell.enrollment.rosterfile;

import static java.util.stream.Collectors.toSet;

import java.util.Set;

import org.slf4j.MDC;

import afterbell.enrollment.rosterfile.model.Submitter;
import afterbell.web.correlation.CorrelationId;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;

/** Whoever hands a file in becomes a submitter, and the caller again when a worker imports it. */
final class Submitters {
    private Submitters() {}

    static Submitter of(Caller it) {
        return new Submitter(it.subject(), it.clientId(), it.roles().stream().map(Role::name).sorted().toList(),
                it.schools().stream().sorted().toList(), MDC.get(CorrelationId.MDC_KEY));
    }

    static Caller caller(Submitter it) {
        return new Caller(it.subject(), it.clientId(), it.roles().stream().map(Role::valueOf).collect(toSet()),
                Set.copyOf(it.schools()));
    }
}
