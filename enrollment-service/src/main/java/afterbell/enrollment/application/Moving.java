package afterbell.enrollment.application;

import java.util.Map;
import java.util.function.Function;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

import afterbell.enrollment.application.model.Application;
import afterbell.enrollment.application.model.Application.Move;
import afterbell.enrollment.application.model.State;
import afterbell.enrollment.application.store.Applications;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.problem.ProblemException;

/** Moves an application and saves it; decides anew when somebody else has moved it meanwhile. */
@Component
class Moving {
    private final Applications applications;

    Moving(Applications applications) {
        this.applications = applications;
    }

    /**
     * @return the application after the move, or as it was when the move had been made before
     * @throws ProblemException if its state does not allow the move
     */
    Versioned<Application> move(Versioned<Application> known, Function<Application, Move> move) {
        try {
            return save(known, move);
        } catch (OptimisticLockingFailureException e) {
            return save(applications.find(known.id()).orElseThrow(() -> e), move);
        }
    }

    private Versioned<Application> save(Versioned<Application> known, Function<Application, Move> move) {
        return switch (move.apply(known.state())) {
            case Move.Made(Application moved) -> applications.save(known, moved);
            case Move.MadeBefore() -> known;
            case Move.NotFrom(State state) -> throw new ProblemException(ApplicationProblem.MOVE_NOT_ALLOWED,
                    Map.of("state", state.name()));
        };
    }
}
