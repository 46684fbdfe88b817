package afterbell.staffing.rota;

import java.time.LocalDate;
import java.util.function.Predicate;

import org.springframework.stereotype.Service;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.rota.model.Duty;
import afterbell.staffing.rota.model.Rota;
import afterbell.staffing.rota.model.RotaEvent.Reason;
import afterbell.staffing.rota.model.RotaId;
import afterbell.staffing.rota.store.Rotas;
import afterbell.staffing.worker.Retrying;
import afterbell.staffing.worker.model.Worker;
import afterbell.staffing.worker.store.LossReason;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Takes duties away. Repeating it changes nothing. */
@Service
public class RemovingDuties {
    private final Rotas rotas;

    RemovingDuties(Rotas rotas) {
        this.rotas = rotas;
    }

    /** Takes one duty off the rota of the caller's school; a duty that is not there is gone already. */
    public void remove(Duty.Key key, Caller caller) {
        Retrying.afterLostRaces(() -> {
            var rota = rotas.load(RotaId.of(key));
            rota.state().duty(key).ifPresent(duty -> {
                SchoolScope.require(caller, duty.schoolId(), Role.SCHOOL_ADMIN);
                remove(rota, duty::equals, Reason.ROTA_CHANGED);
            });
            return rota;
        });
    }

    /**
     * Takes away the duties for which the worker is not cleared, in every school (R25).
     *
     * @param from   first day that is looked at
     * @param reason why the worker is not cleared
     */
    public void uncovered(Worker worker, LocalDate from, LossReason reason) {
        Retrying.afterLostRaces(() -> {
            var later = rotas.ofWorkerFrom(worker.workerId(), from);
            later.forEach(rota -> remove(rota, duty -> !duty.key().date().isBefore(from)
                    && !worker.isClearedAt(duty.schoolId(), duty.key().date()), reason(reason)));
            return later;
        });
    }

    private static Reason reason(LossReason loss) {
        return switch (loss) {
            case BARRED -> Reason.BARRED;
            case SUSPENDED -> Reason.SUSPENDED;
            case INSTITUTION -> Reason.INSTITUTION_NOT_ACCEPTED;
            case HIRING_ENDED -> Reason.HIRING_ENDED;
        };
    }

    private void remove(Versioned<Rota> rota, Predicate<Duty> which, Reason reason) {
        rotas.save(rota, rota.state().without(which), reason);
    }
}
