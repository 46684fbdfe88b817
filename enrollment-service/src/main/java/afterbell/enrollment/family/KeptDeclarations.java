package afterbell.enrollment.family;

import java.util.List;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import afterbell.enrollment.application.store.Declarations;

/** Where the family has chosen a provider outside the school (R4). */
@Component
@Order(6)
class KeptDeclarations implements KeptData {
    private final Declarations declarations;

    KeptDeclarations(Declarations declarations) {
        this.declarations = declarations;
    }

    @Override
    public String part() {
        return "declarations";
    }

    @Override
    public Object of(String pupilId) {
        return declarations.ofPupil(pupilId);
    }

    @Override
    public List<FamilyProblem> inTheWay(String pupilId) {
        return List.of();
    }
}
