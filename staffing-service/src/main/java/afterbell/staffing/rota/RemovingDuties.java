package afterbell.staffing.rota;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;

import afterbell.staffing.rota.model.Duty;
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

/** Takes duties away. Repeating it changes nothing. */
@Service
public class RemovingDuties {
    private final Rotas rotas;
    private final Workers workers;
    private final ChangingRotas changingRotas;

    RemovingDuties(Rotas rotas, Workers workers, ChangingRotas changingRotas) {
        this.rotas = rotas;
        this.workers = workers;
        this.changingRotas = changingRotas;
    }

    /** Takes one duty off the rota of the caller's school; a duty that is not there is gone already. */
    public void remove(Duty.Key key, Caller caller) {
        Retrying.afterLostRaces(() -> {
            var rota = rotas.load(RotaId.of(key));
            rota.state().duty(key).ifPresent(duty -> {
                SchoolScope.require(caller, duty.schoolId(), Role.SCHOOL_ADMIN);
                changingRotas.save(Map.of(rota, rota.state().without(duty::equals)), Reason.ROTA_CHANGED,
                        "rota.duty-removed", duty.schoolId(), caller);
            });
            return rota;
        });
    }

    /**
     * Takes away the duties for which the worker is not cleared, in every school (R25).
     *
     * @param from   first day that is looked at
     * @param reason why the worker is not cleared; the school sees it among its alerts, and it is told with the removal
     */
    public void uncovered(Worker worker, LocalDate from, LossReason reason) {
        lose(worker.workerId(), from, duty -> !duty.key().date().isBefore(from) && !isCovered(worker, duty),
                reason(reason));
    }

    private static Reason reason(LossReason loss) {
        return switch (loss) {
            case BARRED -> Reason.BARRED;
            case SUSPENDED, INSTITUTION -> Reason.SUSPENDED;
            case ASSESSMENT_FAILED -> Reason.ASSESSMENT_FAILED;
            case LEFT_SCHOOL -> Reason.LEFT_SCHOOL;
        };
    }

    /**
     * Looks again, now that these duties are saved: who was barred, or lost the clearance, in between loses them.
     *
     * @return the duties that are gone again
     */
    public Set<Duty.Key> uncoveredAmong(Collection<Duty> saved) {
        var now = workers.all(saved.stream().map(it -> it.key().workerId()).distinct().toList());
        var gone = saved.stream()
                .filter(it -> now.get(it.key().workerId()) instanceof Worker worker && !isCovered(worker, it))
                .toList();
        now.values()
                .forEach(worker -> loseAmong(worker,
                        gone.stream().filter(it -> it.key().workerId().equals(worker.workerId())).toList()));
        return gone.stream().map(Duty::key).collect(Collectors.toUnmodifiableSet());
    }

    private void loseAmong(Worker worker, Collection<Duty> gone) {
        var first = gone.stream().map(it -> it.key().date()).min(LocalDate::compareTo);
        first.ifPresent(from -> lose(worker.workerId(), from, duty -> gone.stream().anyMatch(duty::isSameAs),
                worker.isBarred() ? Reason.BARRED : Reason.CLEARANCE_EXPIRED));
    }

    private static boolean isCovered(Worker worker, Duty duty) {
        return worker.isClearedAt(duty.schoolId(), duty.key().date());
    }

    private void lose(String workerId, LocalDate from, Predicate<Duty> which, Reason reason) {
        Retrying.afterLostRaces(() -> {
            var later = rotas.ofWorkerFrom(workerId, from);
            later.forEach(rota -> rotas.save(rota, rota.state().losing(which, reason), reason));
            return later;
        });
    }
}
