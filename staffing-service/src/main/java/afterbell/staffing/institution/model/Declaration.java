package afterbell.staffing.institution.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import afterbell.staffing.institution.model.Evidence.Claim;

/**
 * That an institution serves the public welfare (公益性), makes no profit (非盈利性) and is inclusive (普惠性): all three,
 * each with its evidence (R5).
 *
 * @param name     the institution's
 * @param schoolId the school that declares it, null when the bureau does
 * @param on       day of the declaration
 */
public record Declaration(String name, @Nullable String schoolId, LocalDate on, Evidence publicWelfare,
        Evidence nonProfit, Evidence inclusive) {

    /** What is declared; each part may be missing. */
    public record Claims(@Nullable Claim publicWelfare, @Nullable Claim nonProfit, @Nullable Claim inclusive) {}

    /** @return nothing unless all three are declared with evidence (R5) */
    public static Optional<Declaration> complete(String name, @Nullable String schoolId, LocalDate on, Claims claims) {
        var publicWelfare = proven(claims.publicWelfare());
        var nonProfit = proven(claims.nonProfit());
        var inclusive = proven(claims.inclusive());
        if (publicWelfare.isEmpty() || nonProfit.isEmpty() || inclusive.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Declaration(name, schoolId, on, publicWelfare.get(), nonProfit.get(), inclusive.get()));
    }

    private static Optional<Evidence> proven(@Nullable Claim claim) {
        return claim == null ? Optional.empty() : claim.proven();
    }

    public List<Evidence> evidence() {
        return List.of(publicWelfare, nonProfit, inclusive);
    }

    /** @return last day on which all three are proven */
    public LocalDate until() {
        return Stream.of(publicWelfare, nonProfit, inclusive)
                .map(Evidence::until)
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    public boolean isProvenOn(LocalDate day) {
        return !until().isBefore(day);
    }
}
