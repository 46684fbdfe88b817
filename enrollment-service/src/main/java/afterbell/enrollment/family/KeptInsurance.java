package afterbell.enrollment.family;

import java.util.List;
import java.util.Map;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import afterbell.enrollment.insurance.model.PupilInsurance;
import afterbell.enrollment.insurance.store.PupilInsurances;

/** By what the child is insured (R32). */
@Component
@Order(5)
class KeptInsurance implements KeptData {
    private final PupilInsurances insurances;

    KeptInsurance(PupilInsurances insurances) {
        this.insurances = insurances;
    }

    /** @param policyNumbers of the family's own policies, by cover */
    record Insured(PupilInsurance insurance, Map<String, String> policyNumbers) {}

    @Override
    public String part() {
        return "insurance";
    }

    @Override
    public Object of(String pupilId) {
        var stored = insurances.load(List.of(pupilId)).get(pupilId);
        return new Insured(stored == null ? PupilInsurance.none(pupilId) : stored.state(),
                insurances.numbersOf(pupilId));
    }

    @Override
    public List<FamilyProblem> inTheWay(String pupilId) {
        return List.of();
    }
}
