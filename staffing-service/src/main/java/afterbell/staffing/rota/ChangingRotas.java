package afterbell.staffing.rota;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.springframework.stereotype.Component;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.rota.model.Rota;
import afterbell.staffing.rota.model.RotaEvent.Reason;
import afterbell.staffing.rota.model.RotaId;
import afterbell.staffing.rota.store.Rotas;
import afterbell.staffing.worker.Retrying;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Decision;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.security.Caller;

/** Saves changed rotas, and keeps in the audit log what a person has changed. */
@Component
public class ChangingRotas {
    private static final int AUDITED_AT_ONCE = 1_000;
    private final Rotas rotas;
    private final AuditLog auditLog;

    ChangingRotas(Rotas rotas, AuditLog auditLog) {
        this.rotas = rotas;
        this.auditLog = auditLog;
    }

    /**
     * @param next   by what was loaded; what is unchanged is not saved
     * @param action for the audit log
     * @throws org.springframework.dao.OptimisticLockingFailureException if one of them has changed meanwhile
     */
    public void save(Map<Versioned<Rota>, Rota> next, Reason removedBecause, String action, String schoolId,
            Caller caller) {
        rotas.save(next, removedBecause);
        var decisions = next.entrySet()
                .stream()
                .map(it -> decision(it.getKey(), it.getValue(), action, schoolId))
                .filter(it -> it.version() > 0)
                .toList();
        for (int from = 0; from < decisions.size(); from += AUDITED_AT_ONCE) {
            auditLog.decided(caller, decisions.subList(from, Math.min(decisions.size(), from + AUDITED_AT_ONCE)));
        }
    }

    private static Decision decision(Versioned<Rota> before, Rota next, String action, String schoolId) {
        long version = next.equals(before.state()) ? before.version() : before.version() + 1;
        return new Decision(action, new Subject("rota", before.id(), schoolId), version, "R20", null);
    }

    /** Changes one rota, whoever else changes it meanwhile; the same again changes nothing. */
    public void change(RotaId id, UnaryOperator<Rota> change, Reason removedBecause) {
        Retrying.afterLostRaces(() -> {
            var before = rotas.load(id);
            rotas.save(before, change.apply(before.state()), removedBecause);
            return before;
        });
    }

    /** @return the rotas as they are stored, by worker and week */
    public Map<RotaId, Versioned<Rota>> load(List<RotaId> ids) {
        return rotas.load(ids);
    }
}
