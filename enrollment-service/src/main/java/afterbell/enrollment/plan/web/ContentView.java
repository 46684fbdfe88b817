package afterbell.enrollment.plan.web;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import afterbell.enrollment.place.model.Slot;
import afterbell.enrollment.plan.model.Notice;
import afterbell.enrollment.plan.model.Offering;
import afterbell.enrollment.plan.model.PlanContent;
import afterbell.enrollment.school.model.BadWeather;
import afterbell.enrollment.school.model.ServiceTimes.Noon;
import afterbell.enrollment.school.model.Setting;

/**
 * What a plan says, as its readers see it.
 *
 * @param dismissals where a weekday and grade is dismissed at another time
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ContentView(String eligibility, String signUp, String approval, String safetyMeasures, String dismissal,
        List<DismissalView> dismissals, String until, @Nullable NoonView noon, String venues, String equipment,
        String staffing, @Nullable Integer places, Notice notice, List<OfferingView> offerings) {

    record DismissalView(DayOfWeek weekday, int grade, String time) {}

    record NoonView(String from, String until) {}

    /** @param staff as the school says; absent: as many as the pupils need */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfferingView(String offeringId, Slot slot, String category, String title, String description,
            String materials, Setting setting, String venue, @Nullable BadWeather badWeather, List<DayOfWeek> weekdays,
            @Nullable String start, @Nullable String end, List<String> groupIds, int capacity,
            @Nullable Integer staff) {

        static OfferingView of(Offering it) {
            var wording = it.wording();
            return new OfferingView(it.offeringId(), it.slot(), wording.category(), wording.title(),
                    wording.description(), wording.materials(), it.setting(), it.venue(), it.badWeather(),
                    it.weekdays().inOrder(), text(it.start()), text(it.end()), it.groupIds(), it.capacity(),
                    it.staff());
        }
    }

    static ContentView of(PlanContent it) {
        var times = it.times();
        return new ContentView(it.eligibility(), it.signUp(), it.approval(), it.safetyMeasures(),
                times.dismissal().toString(),
                times.others()
                        .stream()
                        .map(one -> new DismissalView(one.weekday(), one.grade(), one.time().toString()))
                        .toList(),
                times.until().toString(), noon(times.noon()), it.venues(), it.equipment(), it.staffing(), it.places(),
                it.notice(), it.offerings().stream().map(OfferingView::of).toList());
    }

    private static @Nullable NoonView noon(@Nullable Noon it) {
        return it == null ? null : new NoonView(it.from().toString(), it.until().toString());
    }

    private static @Nullable String text(@Nullable LocalTime time) {
        return time == null ? null : time.toString();
    }
}
