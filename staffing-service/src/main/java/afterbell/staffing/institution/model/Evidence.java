package afterbell.staffing.institution.model;

import java.time.LocalDate;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A document that proves one declaration.
 *
 * @param evidenceId SHA-256 of the document, in hex
 * @param until      last day for which it speaks
 */
public record Evidence(String evidenceId, LocalDate until) {

    /** What an institution says of itself, which may be incomplete. */
    public record Claim(boolean declared, @Nullable String evidenceId, @Nullable LocalDate until) {

        /** @return nothing unless it is declared and there is evidence with a last day */
        Optional<Evidence> proven() {
            return declared && evidenceId != null && until != null
                    ? Optional.of(new Evidence(evidenceId, until))
                    : Optional.empty();
        }
    }
}
