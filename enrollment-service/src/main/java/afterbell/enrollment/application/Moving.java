package afterbell.enrollment.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

import afterbell.enrollment.SideBySide;
import afterbell.enrollment.application.model.Application;
import afterbell.enrollment.application.model.Application.Move;
import afterbell.enrollment.application.model.State;
import afterbell.enrollment.application.store.Applications;
import afterbell.enrollment.application.store.Applications.Next;
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

    /**
     * Moves many by few writes.
     *
     * @return those that have made the move, now or before; who could not is not among them
     */
    List<Versioned<Application>> moveAll(List<Versioned<Application>> known,
            Function<Application, Move> move) {
        var before = new ArrayList<Versioned<Application>>();
        var next = new ArrayList<Next>();
        for (var it : known) {
            switch (move.apply(it.state())) {
                case Move.Made(Application moved) -> next.add(new Next(it, moved));
                case Move.MadeBefore() -> before.add(it);
                case Move.NotFrom _ -> {
                }
            }
        }
        try {
            before.addAll(applications.save(next));
        } catch (OptimisticLockingFailureException e) {
            before.addAll(oneByOne(applications.load(next.stream().map(it -> it.before().id()).toList()), move));
        }
        return before;
    }

    /** Somebody else has moved one of them meanwhile: each is decided anew on what is stored now. */
    private List<Versioned<Application>> oneByOne(List<Versioned<Application>> known,
            Function<Application, Move> move) {
        return SideBySide.<Versioned<Application>, Optional<Versioned<Application>>>map(known, it -> {
            try {
                return Optional.of(move(it, move));
            } catch (ProblemException movedMeanwhile) {
                return Optional.empty();
            }
        }).stream().flatMap(Optional::stream).toList();
    }

    private Versioned<Application> save(Versioned<Application> known, Function<Application, Move> move) {
        return switch (move.apply(known.state())) {
            case Move.Made(Application moved) -> applications.save(known, moved);
            case Move.MadeBefore() -> known;
            case Move.NotFrom(State state) -> throw notFrom(state);
        };
    }

    static ProblemException notFrom(State state) {
        return new ProblemException(ApplicationProblem.MOVE_NOT_ALLOWED, Map.of("state", state.name()));
    }
}
