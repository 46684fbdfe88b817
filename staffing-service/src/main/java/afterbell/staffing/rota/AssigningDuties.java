package afterbell.staffing.rota;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.calendar.model.ServiceDays;
import afterbell.staffing.calendar.store.Calendars;
import afterbell.staffing.rota.model.AssigningRules;
import afterbell.staffing.rota.model.Duty;
import afterbell.staffing.rota.model.Refusal;
import afterbell.staffing.rota.model.Rota;
import afterbell.staffing.rota.model.Rota.Assigning.Assigned;
import afterbell.staffing.rota.model.Rota.Assigning.BusyElsewhere;
import afterbell.staffing.rota.model.RotaEvent.Reason;
import afterbell.staffing.rota.model.RotaId;
import afterbell.staffing.rota.store.Rotas;
import afterbell.staffing.worker.Retrying;
import afterbell.staffing.worker.model.Worker;
import afterbell.staffing.worker.store.LossReason;
import afterbell.staffing.worker.store.Workers;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Gives workers their duties (R20): one write for each worker and week. Assigning again changes nothing. */
@Service
public class AssigningDuties {
    private final Workers workers;
    private final Calendars calendars;
    private final Rotas rotas;
    private final RemovingDuties removingDuties;

    AssigningDuties(Workers workers, Calendars calendars, Rotas rotas, RemovingDuties removingDuties) {
        this.workers = workers;
        this.calendars = calendars;
        this.rotas = rotas;
        this.removingDuties = removingDuties;
    }

    /** What becomes of one duty. */
    public sealed interface Outcome {
        record OnRota(Duty duty, boolean isNew) implements Outcome {}

        record Refused(Refusal reason) implements Outcome {}
    }

    /**
     * @param wanted at most 500 duties, all at the school
     * @return what became of each, in the order given
     */
    public List<Outcome> assign(String schoolId, List<Duty> wanted, Caller caller) {
        SchoolScope.require(caller, schoolId, Role.SCHOOL_ADMIN);
        var ids = wanted.stream().map(duty -> duty.key().workerId()).distinct().toList();
        var known = workers.all(ids);
        var serviceDays = calendars.load(schoolId).state();
        var outcomes = new Outcome[wanted.size()];
        var byRota = IntStream.range(0, wanted.size())
                .boxed()
                .collect(Collectors.groupingBy(i -> RotaId.of(wanted.get(i).key()), LinkedHashMap::new,
                        Collectors.toList()));
        var loaded = rotas.load(byRota.keySet());
        byRota.forEach((id, places) -> {
            var duties = places.stream().map(wanted::get).toList();
            var decided = assign(loaded.get(id), id, duties, known.get(id.workerId()), serviceDays);
            IntStream.range(0, places.size()).forEach(i -> outcomes[places.get(i)] = decided.get(i));
        });
        return withoutLostMeanwhile(List.of(outcomes), workers.all(known.keySet()));
    }

    private List<Outcome> assign(@Nullable Versioned<Rota> loaded, RotaId id, List<Duty> duties,
            @Nullable Worker worker, ServiceDays serviceDays) {
        if (worker == null) {
            return duties.stream().<Outcome>map(_ -> new Outcome.Refused(Refusal.WORKER_UNKNOWN)).toList();
        }
        var facts = new AssigningRules.Facts(worker, serviceDays);
        try {
            return save(loaded == null ? rotas.load(id) : loaded, duties, facts);
        } catch (OptimisticLockingFailureException lost) {
            return Retrying.afterLostRaces(() -> save(rotas.load(id), duties, facts));
        }
    }

    private List<Outcome> save(Versioned<Rota> before, List<Duty> duties, AssigningRules.Facts facts) {
        var next = new Rota[]{before.state()};
        var outcomes = duties.stream()
                .map(duty -> AssigningRules.refusal(duty, facts)
                        .<Outcome>map(Outcome.Refused::new)
                        .orElseGet(() -> switch (next[0].assign(duty)) {
                            case Assigned(Rota rota, boolean isNew) -> {
                                next[0] = rota;
                                yield new Outcome.OnRota(duty, isNew);
                            }
                            case BusyElsewhere() -> new Outcome.Refused(Refusal.BUSY_ELSEWHERE);
                        }))
                .toList();
        rotas.save(before, next[0], Reason.ROTA_CHANGED);
        return outcomes;
    }

    /** Who has lost the clearance while this was assigning has lost the duties again, whichever came first. */
    private List<Outcome> withoutLostMeanwhile(List<Outcome> outcomes, Map<String, Worker> now) {
        now.values()
                .forEach(worker -> uncovered(worker, outcomes)
                        .ifPresent(from -> removingDuties.uncovered(worker, from, worker.isBarred()
                                ? LossReason.BARRED
                                : LossReason.HIRING_ENDED)));
        return outcomes.stream()
                .map(outcome -> outcome instanceof Outcome.OnRota(Duty duty, boolean _)
                        && isUncovered(duty, now.get(duty.key().workerId()))
                                ? new Outcome.Refused(Refusal.NOT_CLEARED_THAT_DAY)
                                : outcome)
                .toList();
    }

    private static Optional<LocalDate> uncovered(Worker worker, List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(Outcome.OnRota.class::isInstance)
                .map(it -> ((Outcome.OnRota) it).duty())
                .filter(duty -> duty.key().workerId().equals(worker.workerId()) && isUncovered(duty, worker))
                .map(duty -> duty.key().date())
                .min(LocalDate::compareTo);
    }

    private static boolean isUncovered(Duty duty, @Nullable Worker worker) {
        return worker != null && !worker.isClearedAt(duty.schoolId(), duty.key().date());
    }
}
