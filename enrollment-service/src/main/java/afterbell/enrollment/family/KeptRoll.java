package afterbell.enrollment.family;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import afterbell.enrollment.roster.model.Departure;
import afterbell.enrollment.roster.model.Particulars;
import afterbell.enrollment.roster.model.Standing;
import afterbell.enrollment.roster.store.OpenedPupil;
import afterbell.enrollment.roster.store.Pupils;

/** Who the child is, and where it stands on a roll. */
@Component
@Order(1)
class KeptRoll implements KeptData {
    private final Pupils pupils;

    KeptRoll(Pupils pupils) {
        this.pupils = pupils;
    }

    /** @param standing absent off the roll */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Roll(Particulars who, @Nullable Standing standing, List<Departure> departures) {}

    @Override
    public String part() {
        return "roll";
    }

    @Override
    public Object of(String pupilId) {
        return pupils.opened(List.of(pupilId)).stream().map(KeptRoll::roll).toList();
    }

    private static Roll roll(OpenedPupil it) {
        return new Roll(it.particulars(), it.pupil().current().orElse(null), it.pupil().departures());
    }

    @Override
    public List<FamilyProblem> inTheWay(String pupilId) {
        return pupils.load(pupilId).state().current().isPresent() ? List.of(FamilyProblem.STILL_ON_ROLL) : List.of();
    }
}
