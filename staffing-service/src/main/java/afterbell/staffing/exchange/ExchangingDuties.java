package afterbell.staffing.exchange;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.exchange.model.Exchange;
import afterbell.staffing.exchange.model.Exchange.Move;
import afterbell.staffing.exchange.model.Exchange.Phase;
import afterbell.staffing.exchange.model.Exchange.Why;
import afterbell.staffing.exchange.store.Exchanges;
import afterbell.staffing.rota.ChangingRotas;
import afterbell.staffing.rota.FindSchoolFacts;
import afterbell.staffing.rota.Refusals;
import afterbell.staffing.rota.RemovingDuties;
import afterbell.staffing.rota.RotaProblem;
import afterbell.staffing.rota.model.AssigningRules;
import afterbell.staffing.rota.model.Duty;
import afterbell.staffing.rota.model.Refusal;
import afterbell.staffing.rota.model.Rota;
import afterbell.staffing.rota.model.RotaEvent.Reason;
import afterbell.staffing.rota.model.RotaId;
import afterbell.staffing.rota.store.Rotas;
import afterbell.staffing.worker.Retrying;
import afterbell.staffing.worker.store.Workers;
import afterbell.web.audit.AuditLog;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/**
 * Substitutes (代课) and swaps (调课). Repeating a command goes on with what a crash has left, and so does
 * {@link FinishingExchanges}.
 */
@Service
public class ExchangingDuties {
    private final Exchanges exchanges;
    private final Rotas rotas;
    private final ChangingRotas changingRotas;
    private final RemovingDuties removingDuties;
    private final FindSchoolFacts findSchoolFacts;
    private final Workers workers;
    private final AuditLog auditLog;

    ExchangingDuties(Exchanges exchanges, Rotas rotas, ChangingRotas changingRotas, RemovingDuties removingDuties,
            FindSchoolFacts findSchoolFacts, Workers workers, AuditLog auditLog) {
        this.exchanges = exchanges;
        this.rotas = rotas;
        this.changingRotas = changingRotas;
        this.removingDuties = removingDuties;
        this.findSchoolFacts = findSchoolFacts;
        this.workers = workers;
        this.auditLog = auditLog;
    }

    /**
     * Somebody else takes a duty.
     *
     * @param reason a short code for the audit log
     * @return the duty as the substitute has it
     */
    public List<Duty> substitute(Duty.Key key, String substitute, String reason, Caller caller) {
        if (key.workerId().equals(substitute)) {
            throw new ProblemException(RotaProblem.NOTHING_TO_EXCHANGE);
        }
        return exchange(idOf(key.value() + ">" + substitute), List.of(key), List.of(substitute), reason, caller);
    }

    /**
     * Two workers change places.
     *
     * @param reason a short code for the audit log
     * @return both duties, each with its new worker
     */
    public List<Duty> swap(Duty.Key one, Duty.Key other, String reason, Caller caller) {
        if (one.workerId().equals(other.workerId())) {
            throw new ProblemException(RotaProblem.NOTHING_TO_EXCHANGE);
        }
        return exchange(idOf(one.value() + "<>" + other.value()), List.of(one, other),
                List.of(other.workerId(), one.workerId()), reason, caller);
    }

    private static String idOf(String what) {
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private List<Duty> exchange(String exchangeId, List<Duty.Key> keys, List<String> takers, String reason,
            Caller caller) {
        var begun = Retrying.afterLostRaces(() -> begin(exchangeId, keys, takers, caller));
        var ended = Retrying.afterLostRaces(() -> run(begun.id()));
        var exchange = ended.state();
        auditLog.decided(caller, exchange.moves().size() == 1 ? "rota.substituted" : "rota.swapped",
                new AuditLog.Subject("exchange", exchange.run(), exchange.schoolId()), ended.version(), "R20", reason);
        if (exchange.phase() instanceof Phase.Undone(Why why)) {
            throw refused(why);
        }
        return exchange.taken();
    }

    private Versioned<Exchange> begin(String exchangeId, List<Duty.Key> keys, List<String> takers, Caller caller) {
        var known = exchanges.find(exchangeId);
        var given = keys.stream().map(key -> rotas.load(RotaId.of(key)).state().duty(key)).toList();
        if (known.isPresent() && isTheSame(known.get().state(), given)) {
            SchoolScope.require(caller, known.get().state().schoolId(), Role.SCHOOL_ADMIN);
            return known.get();
        }
        var duties = given.stream()
                .map(it -> it.orElseThrow(() -> new ProblemException(RotaProblem.DUTY_UNKNOWN)))
                .toList();
        duties.forEach(it -> SchoolScope.require(caller, it.schoolId(), Role.SCHOOL_ADMIN));
        var first = duties.getFirst();
        if (duties.stream().anyMatch(it -> !it.schoolId().equals(first.schoolId())) || isNothing(duties)) {
            throw new ProblemException(RotaProblem.NOTHING_TO_EXCHANGE);
        }
        var moves = new ArrayList<Move>();
        for (int i = 0; i < duties.size(); i++) {
            var duty = duties.get(i);
            moves.add(new Move(new Duty(duty.key(), duty.schoolId(), duty.groupId(), duty.classHours()),
                    takers.get(i)));
        }
        int edition = known.map(it -> it.state().edition() + 1).orElse(1);
        var next = Exchange.prepare(exchangeId, first.schoolId(), moves, edition);
        return exchanges.save(known.orElseGet(() -> Versioned.fresh(exchangeId, next)), next);
    }

    /** Two who are at the same place at the same time have nothing to swap. */
    private static boolean isNothing(List<Duty> duties) {
        var first = duties.getFirst();
        var last = duties.getLast();
        return duties.size() == 2 && first.shift().equals(last.shift()) && first.isAt(last.schoolId(), last.groupId());
    }

    /** Whether this is a repetition: the exchange is under way, or what it gave away has not come back since. */
    private static boolean isTheSame(Exchange known, List<Optional<Duty>> given) {
        return switch (known.phase()) {
            case Phase.Preparing(), Phase.Holding(), Phase.Refused(var _) -> true;
            case Phase.Done() -> given.stream()
                    .flatMap(Optional::stream)
                    .allMatch(it -> known.run().equals(it.cameBy()));
            case Phase.Undone(var _) -> false;
        };
    }

    /** Goes on from wherever the exchange is. */
    Versioned<Exchange> run(String exchangeId) {
        var known = exchanges.find(exchangeId).orElseThrow();
        var exchange = known.state();
        return switch (exchange.phase()) {
            case Phase.Preparing() -> decide(known);
            case Phase.Holding() -> {
                exchange.rotas().forEach(id -> changingRotas.change(id,
                        rota -> rota.settle(exchange.run(), takenIn(id, exchange)), exchange.reason()));
                removingDuties.uncoveredAmong(exchange.taken());
                yield exchanges.save(known, exchange.close());
            }
            case Phase.Refused(var _) -> {
                exchange.rotas().forEach(id -> changingRotas.change(id, rota -> rota.revert(exchange.run()),
                        exchange.reason()));
                yield exchanges.save(known, exchange.close());
            }
            case Phase.Done(), Phase.Undone(var _) -> known;
        };
    }

    /** Whoever has decided otherwise meanwhile is right: then what he has decided is carried out. */
    private Versioned<Exchange> decide(Versioned<Exchange> known) {
        var exchange = known.state();
        var obstacle = prepare(exchange);
        try {
            exchanges.save(known, obstacle.map(exchange::refuse).orElseGet(exchange::hold));
        } catch (OptimisticLockingFailureException decidedMeanwhile) {
            return run(exchange.exchangeId());
        }
        return run(exchange.exchangeId());
    }

    private Optional<Why> prepare(Exchange exchange) {
        var promised = exchange.moves().stream().flatMap(move -> promise(move, exchange.run()).stream()).findFirst();
        return promised.isPresent()
                ? promised
                : exchange.moves().stream().flatMap(move -> take(move, exchange).stream()).findFirst();
    }

    private Optional<Why> promise(Move move, String run) {
        return Retrying.afterLostRaces(() -> {
            var before = rotas.load(RotaId.of(move.duty().key()));
            return switch (before.state().promise(move.duty().key(), run)) {
                case Rota.Giving.Promised(Rota rota, Duty duty) when duty.isSameAs(move.duty()) -> {
                    rotas.save(before, rota, Reason.ROTA_CHANGED);
                    yield Optional.empty();
                }
                case Rota.Giving.Promised _, Rota.Giving.NoSuchDuty _ -> Optional.of(new Why.DutyGone());
                case Rota.Giving.UnderWay _ -> Optional.of(new Why.OtherExchange());
            };
        });
    }

    private Optional<Why> take(Move move, Exchange exchange) {
        var taken = move.taken(exchange.run());
        var facts = findSchoolFacts.of(exchange.schoolId(), List.of(taken.key().date()))
                .about(workers.all(List.of(move.to())).get(move.to()), taken.key().date());
        var refused = facts == null
                ? Optional.of(Refusal.WORKER_UNKNOWN)
                : AssigningRules.refusal(taken, facts);
        if (refused.isPresent()) {
            return Optional.of(new Why.TakerCannot(refused.get()));
        }
        return Retrying.afterLostRaces(() -> {
            var before = rotas.load(RotaId.of(taken.key()));
            return switch (before.state().take(taken, exchange.run())) {
                case Rota.Assigning.Assigned(Rota rota, boolean _) -> {
                    rotas.save(before, rota, exchange.reason());
                    yield Optional.empty();
                }
                case Rota.Assigning.BusyElsewhere() -> Optional.of(new Why.TakerCannot(Refusal.BUSY_ELSEWHERE));
                case Rota.Assigning.OnLeave() -> Optional.of(new Why.TakerCannot(Refusal.ON_LEAVE));
            };
        });
    }

    private static List<Duty> takenIn(RotaId id, Exchange exchange) {
        return exchange.taken().stream().filter(it -> RotaId.of(it.key()).equals(id)).toList();
    }

    private static ProblemException refused(Why why) {
        return new ProblemException(switch (why) {
            case Why.DutyGone() -> RotaProblem.DUTY_UNKNOWN;
            case Why.OtherExchange() -> RotaProblem.EXCHANGE_UNDER_WAY;
            case Why.TakerCannot(Refusal refusal) -> Refusals.problemOf(refusal);
        });
    }
}
