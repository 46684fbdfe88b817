package afterbell.enrollment.application;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import afterbell.enrollment.application.model.Step;
import afterbell.web.security.Caller;

/** Says who moves an application, and when. */
@Component
class Steps {
    private final Clock clock;

    Steps(Clock clock) {
        this.clock = clock;
    }

    Step by(Caller caller, @Nullable String reason) {
        return new Step(caller.subject(), clock.instant().truncatedTo(ChronoUnit.MILLIS), reason);
    }
}
