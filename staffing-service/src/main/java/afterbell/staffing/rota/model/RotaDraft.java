package afterbell.staffing.rota.model;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** The rotas of several workers and weeks while duties are being planned in them, before anything is saved. */
public final class RotaDraft {
    private final Map<RotaId, Rota> rotas;

    public RotaDraft(Map<RotaId, Rota> rotas) {
        this.rotas = new HashMap<>(rotas);
    }

    /**
     * What became of a duty.
     *
     * @param refusal null where it is on the rota now
     * @param isNew   whether it was not before
     */
    public record Planned(@Nullable Refusal refusal, boolean isNew) {}

    /** @param facts null for a worker who is not known */
    public Planned assign(Duty duty, AssigningRules.@Nullable Facts facts) {
        if (facts == null) {
            return new Planned(Refusal.WORKER_UNKNOWN, false);
        }
        var refused = AssigningRules.refusal(duty, facts);
        if (refused.isPresent()) {
            return new Planned(refused.get(), false);
        }
        return switch (rota(RotaId.of(duty.key())).assign(duty)) {
            case Rota.Assigning.Assigned(Rota rota, boolean isNew) -> {
                rotas.put(rota.id(), rota);
                yield new Planned(null, isNew);
            }
            case Rota.Assigning.BusyElsewhere() -> new Planned(Refusal.BUSY_ELSEWHERE, false);
            case Rota.Assigning.OnLeave() -> new Planned(Refusal.ON_LEAVE, false);
        };
    }

    public Rota rota(RotaId id) {
        return rotas.getOrDefault(id, Rota.empty(id));
    }
}
