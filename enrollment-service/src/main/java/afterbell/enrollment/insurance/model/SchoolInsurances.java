package afterbell.enrollment.insurance.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The policies that a school has taken out (R32).
 *
 * @param policies by id, at most {@value #MOST}
 */
public record SchoolInsurances(String schoolId, List<Policy> policies) {
    public static final int MOST = 50;

    public SchoolInsurances {
        policies = List.copyOf(policies);
    }

    /** @param policyNumber of the school, not of a person */
    public record Policy(String insuranceId, Kind kind, String insurer, String policyNumber, Validity validity) {}

    /** What becomes of entering a policy. */
    public sealed interface Entering {
        /** @param insurances as they are now; the same as before when the policy stood so already */
        record Entered(SchoolInsurances insurances) implements Entering {}

        /** Ends before it begins. */
        record Backwards() implements Entering {}

        record TooMany() implements Entering {}
    }

    public static SchoolInsurances none(String schoolId) {
        return new SchoolInsurances(schoolId, List.of());
    }

    public Entering enter(Policy policy) {
        if (!policy.validity().isInOrder()) {
            return new Entering.Backwards();
        }
        var all = new ArrayList<>(policies);
        all.removeIf(known -> known.insuranceId().equals(policy.insuranceId()));
        all.add(policy);
        all.sort(Comparator.comparing(Policy::insuranceId));
        return all.size() > MOST
                ? new Entering.TooMany()
                : new Entering.Entered(new SchoolInsurances(schoolId, all));
    }

    public Optional<Policy> policy(String insuranceId) {
        return policies.stream().filter(it -> it.insuranceId().equals(insuranceId)).findFirst();
    }

    public Cover liability(LocalDate from, LocalDate last) {
        return Cover.of(policies.stream()
                .filter(it -> it.kind() == Kind.SCHOOL_LIABILITY)
                .map(Policy::validity)
                .toList(), from, last);
    }
}
