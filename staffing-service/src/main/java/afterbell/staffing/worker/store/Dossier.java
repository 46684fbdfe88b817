package afterbell.staffing.worker.store;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import afterbell.confidential.Sealed;

/**
 * What is personal about a worker, sealed under the worker's own key.
 *
 * @param checks record checks with what they said, in the order in which they were entered
 * @param words  what people have said about the worker, by what it belongs to
 */
public record Dossier(Sealed citizenId, Sealed name, @Nullable Sealed phone, List<SealedCheck> checks,
        List<SealedWords> words) {
    public Dossier {
        checks = List.copyOf(checks);
        words = List.copyOf(words);
    }

    /** @param said result and reference */
    public record SealedCheck(LocalDate on, Sealed said) {}

    /** @param about an objection's id, a decision, a suspension */
    public record SealedWords(String about, Sealed words) {}
}
