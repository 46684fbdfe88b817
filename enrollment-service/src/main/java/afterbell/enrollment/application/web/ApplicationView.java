package afterbell.enrollment.application.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import afterbell.enrollment.application.model.Application;
import afterbell.enrollment.application.model.Application.Admitted;
import afterbell.enrollment.application.model.Application.Ended;
import afterbell.enrollment.application.model.Application.Held;
import afterbell.enrollment.application.model.PriorityGroup;
import afterbell.enrollment.application.model.State;
import afterbell.enrollment.application.store.Applications.Priority;
import afterbell.enrollment.place.model.EndReason;
import afterbell.enrollment.place.model.Slot;

/**
 * An application as its readers see it.
 *
 * @param priority      whether the child belongs to a priority group (R7)
 * @param proxy         whether the school entered it for the guardian
 * @param priorityGroup which one; only where a single application is read
 * @param until         first day without the place
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ApplicationView(String applicationId, String pupilId, String schoolId, String semesterId, Slot slot,
        State state, int noticeVersion, boolean priority, boolean proxy, Instant submittedAt,
        @Nullable String groupId, @Nullable LocalDate from, @Nullable LocalDate until, @Nullable EndReason endReason,
        @Nullable PriorityGroup priorityGroup, @Nullable String evidence, @Nullable List<DoneView> history) {

    /** @param actor opaque id of the person or system */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DoneView(State state, Instant at, String actor, @Nullable String reason) {}

    static ApplicationView of(Application it) {
        return of(it, null, null);
    }

    static ApplicationView whole(Application it, @Nullable Priority priority) {
        return of(it, priority, it.history()
                .stream()
                .map(done -> new DoneView(done.to(), done.step().at(), done.step().actor(), done.step().reason()))
                .toList());
    }

    private static ApplicationView of(Application it, @Nullable Priority priority, @Nullable List<DoneView> history) {
        var form = it.form();
        var place = place(it);
        var ended = it instanceof Ended over ? over : null;
        return new ApplicationView(form.applicationId(), form.pupilId(), form.intake().schoolId(),
                form.intake().semesterId(), form.intake().slot(), it.state(), form.noticeVersion(), form.priority(),
                form.proxy(), it.history().getFirst().step().at(), place == null ? null : place.groupId(),
                place == null ? null : place.from(), ended == null ? null : ended.until(),
                ended == null ? null : ended.reason(), priority == null ? null : priority.group(),
                priority == null || priority.evidence().isEmpty() ? null : priority.evidence(), history);
    }

    private static @Nullable Held place(Application it) {
        return switch (it) {
            case Admitted admitted -> admitted.place();
            case Ended ended -> ended.place();
            default -> null;
        };
    }
}
