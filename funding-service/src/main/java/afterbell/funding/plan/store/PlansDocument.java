package afterbell.funding.plan.store;

import java.time.DayOfWeek;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.funding.plan.model.SchoolPlans;
import afterbell.funding.plan.model.SchoolPlans.Offering;

/** A school's plans on disk. */
record PlansDocument(@Field("q") long sequence, @Field("p") List<PlanDocument> plans) {

    record PlanDocument(@Field("se") String semesterId, @Field("o") List<OfferingDocument> offerings) {}

    record OfferingDocument(@Field("w") List<DayOfWeek> weekdays, @Field("c") @Nullable Integer capacity) {
        static OfferingDocument of(Offering offering) {
            return new OfferingDocument(offering.weekdays().stream().sorted().toList(),
                    offering.capacity().isPresent() ? offering.capacity().getAsInt() : null);
        }

        Offering toOffering() {
            return new Offering(Set.copyOf(weekdays), capacity == null ? OptionalInt.empty()
                    : OptionalInt.of(
                            capacity));
        }
    }

    static PlansDocument of(SchoolPlans plans) {
        return new PlansDocument(plans.sequence(), plans.bySemester()
                .entrySet()
                .stream()
                .map(it -> new PlanDocument(it.getKey(), it.getValue().stream().map(OfferingDocument::of).toList()))
                .toList());
    }

    SchoolPlans toPlans(String schoolId) {
        return new SchoolPlans(schoolId, sequence, plans.stream()
                .collect(Collectors.toMap(PlanDocument::semesterId,
                        it -> it.offerings().stream().map(OfferingDocument::toOffering).toList())));
    }
}
