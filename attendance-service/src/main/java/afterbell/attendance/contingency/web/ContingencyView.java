package afterbell.attendance.contingency.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import afterbell.attendance.contingency.model.ContingencyPlan;
import afterbell.attendance.contingency.model.ContingencyPlan.Area;
import afterbell.attendance.contingency.store.ContingencyPlans.Worded;

/**
 * A contingency plan as its readers see it.
 *
 * @param digest  SHA-256 of the wording in UTF-8
 * @param wording told of one plan only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ContingencyView(String schoolId, LocalDate from, LocalDate until, List<Area> areas, String digest,
        Instant declaredAt, String declaredBy, @Nullable String wording) {
    static ContingencyView of(ContingencyPlan plan) {
        return of(plan, null);
    }

    static ContingencyView of(Worded worded) {
        return of(worded.plan(), worded.wording());
    }

    private static ContingencyView of(ContingencyPlan plan, @Nullable String wording) {
        return new ContingencyView(plan.schoolId(), plan.period().from(), plan.period().until(),
                plan.areas().stream().sorted().toList(), plan.digest(), plan.declared(), plan.by(), wording);
    }
}
