package afterbell.enrollment.plan.web;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import afterbell.enrollment.plan.model.Notice;
import afterbell.enrollment.plan.model.Offering;
import afterbell.enrollment.plan.model.PlanContent;
import afterbell.enrollment.school.model.BadWeather;
import afterbell.enrollment.school.model.Setting;

/** What a plan says, as its readers see it. */
record ContentView(String eligibility, String signUp, String safetyMeasures, String dismissal, String venues,
        String equipment, Notice notice, List<OfferingView> offerings) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfferingView(String offeringId, String category, String title, String description, String materials,
            Setting setting, @Nullable BadWeather badWeather, List<String> groupIds, int capacity) {

        static OfferingView of(Offering it) {
            return new OfferingView(it.offeringId(), it.category(), it.title(), it.description(), it.materials(),
                    it.setting(), it.badWeather(), it.groupIds(), it.capacity());
        }
    }

    static ContentView of(PlanContent it) {
        return new ContentView(it.eligibility(), it.signUp(), it.safetyMeasures(), it.dismissal().toString(),
                it.venues(), it.equipment(), it.notice(), it.offerings().stream().map(OfferingView::of).toList());
    }
}
