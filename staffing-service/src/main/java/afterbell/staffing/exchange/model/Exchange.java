package afterbell.staffing.exchange.model;

import java.util.List;
import java.util.stream.Stream;

import afterbell.staffing.rota.model.Duty;
import afterbell.staffing.rota.model.Refusal;
import afterbell.staffing.rota.model.RotaEvent.Reason;
import afterbell.staffing.rota.model.RotaId;

/**
 * Duties that go to other workers, all of them or none: a substitution (代课) moves one, a swap (调课) two. It spans
 * several rotas, so each step is repeated until it is done: the givers promise, the takers take, and only when all have
 * is it decided that the exchange holds.
 *
 * @param edition grows each time that the same exchange is asked for anew
 */
public record Exchange(String exchangeId, String schoolId, List<Move> moves, int edition, Phase phase) {
    public Exchange {
        moves = List.copyOf(moves);
    }

    /** @param to worker who takes the duty */
    public record Move(Duty duty, String to) {
        /** @return the duty as the taker will have it */
        public Duty taken(String run) {
            return duty.takenBy(to, run);
        }
    }

    public sealed interface Phase {
        /** Givers promise and takers take; nothing is decided. */
        record Preparing() implements Phase {}

        /** All have: what was promised goes. */
        record Holding() implements Phase {}

        /** Somebody could not: what was taken goes back. */
        record Refused(Why why) implements Phase {}

        /** Was held, and nothing is left to do. */
        record Done() implements Phase {}

        /** Was refused, and nothing is left to do. */
        record Undone(Why why) implements Phase {}
    }

    /** Why it does not hold. */
    public sealed interface Why {
        record DutyGone() implements Why {}

        record OtherExchange() implements Why {}

        record TakerCannot(Refusal refusal) implements Why {}
    }

    public static Exchange prepare(String exchangeId, String schoolId, List<Move> moves, int edition) {
        return new Exchange(exchangeId, schoolId, moves, edition, new Phase.Preparing());
    }

    /** @return what marks the duties that this run of the exchange moves */
    public String run() {
        return exchangeId + "#" + edition;
    }

    public boolean isOpen() {
        return switch (phase) {
            case Phase.Preparing() -> true;
            case Phase.Holding() -> true;
            case Phase.Refused(var _) -> true;
            case Phase.Done(), Phase.Undone(var _) -> false;
        };
    }

    /** @throws IllegalStateException if it was decided already */
    public Exchange hold() {
        requirePreparing();
        return in(new Phase.Holding());
    }

    /** @throws IllegalStateException if it was decided already */
    public Exchange refuse(Why why) {
        requirePreparing();
        return in(new Phase.Refused(why));
    }

    /** @throws IllegalStateException if it is not decided, or closed already */
    public Exchange close() {
        return switch (phase) {
            case Phase.Holding() -> in(new Phase.Done());
            case Phase.Refused(Why why) -> in(new Phase.Undone(why));
            case Phase.Preparing(), Phase.Done(), Phase.Undone(var _) -> throw new IllegalStateException(
                    "Nothing to close: " + phase);
        };
    }

    /** @return the rotas that it touches, each once */
    public List<RotaId> rotas() {
        return moves.stream()
                .flatMap(it -> Stream.of(RotaId.of(it.duty().key()), RotaId.of(it.taken(run()).key())))
                .distinct()
                .toList();
    }

    /** @return why duties go by it */
    public Reason reason() {
        return moves.size() == 1 ? Reason.SUBSTITUTED : Reason.SWAPPED;
    }

    public List<Duty> taken() {
        return moves.stream().map(it -> it.taken(run())).toList();
    }

    private void requirePreparing() {
        if (!(phase instanceof Phase.Preparing)) {
            throw new IllegalStateException("Decided already: " + phase);
        }
    }

    private Exchange in(Phase next) {
        return new Exchange(exchangeId, schoolId, moves, edition, next);
    }
}
