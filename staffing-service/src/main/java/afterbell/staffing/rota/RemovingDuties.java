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
     * Takes away all duties of a barred worker, in every school (R25).
     *
     * @param from first day of the bar
     */
    public void ofBarred(String workerId, LocalDate from) {
        Retrying.afterLostRaces(() -> {
            var later = rotas.ofWorkerFrom(workerId, from);
            later.forEach(rota -> remove(rota, duty -> !duty.key().date().isBefore(from), Reason.BARRED));
            return later;
        });
    }

    private void remove(Versioned<Rota> rota, Predicate<Duty> which, Reason reason) {
        rotas.save(rota, rota.state().without(which), reason);
    }
}
