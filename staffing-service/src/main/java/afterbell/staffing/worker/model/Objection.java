package afterbell.staffing.worker.model;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What somebody has against a hiring (R24). Its words, and the reason of its decision, are kept sealed beside it.
 *
 * @param on day on which it was raised
 */
public record Objection(String objectionId, LocalDate on, Decision decision) {
    /** What the hiring school made of it. */
    public sealed interface Decision {}

    /** Waits for the school, and so does the hiring. */
    public record Open() implements Decision {}

    /** Was found to be wrong. */
    public record Rejected(LocalDate on) implements Decision {}

    /** Was found to be right; the hiring ends here. */
    public record Upheld(LocalDate on) implements Decision {}

    public Optional<LocalDate> decidedOn() {
        return switch (decision) {
            case Open() -> Optional.empty();
            case Rejected(LocalDate day) -> Optional.of(day);
            case Upheld(LocalDate day) -> Optional.of(day);
        };
    }
}
