package afterbell.enrollment.family;

import java.util.List;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import afterbell.enrollment.place.store.Places;

/** The child's places, with weekdays and leaves. */
@Component
@Order(3)
class KeptPlaces implements KeptData {
    private final Places places;

    KeptPlaces(Places places) {
        this.places = places;
    }

    @Override
    public String part() {
        return "places";
    }

    @Override
    public Object of(String pupilId) {
        return places.load(pupilId).state().places();
    }

    @Override
    public List<FamilyProblem> inTheWay(String pupilId) {
        return places.load(pupilId).state().held().findAny().isPresent()
                ? List.of(FamilyProblem.PLACE_HELD)
                : List.of();
    }
}
