package afterbell.staffing.worker.store;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import afterbell.confidential.Sealed;

/**
 * What is personal about a worker, sealed under the worker's own key.
 *
 * @param checks record checks with what they said, in the order in which they were entered
 */
public record Dossier(Sealed citizenId, Sealed name, @Nullable Sealed phone, List<SealedCheck> checks) {
    public Dossier {
        checks = List.copyOf(checks);
    }

    /** @param said result and reference */
    public record SealedCheck(LocalDate on, Sealed said) {}
}
