package afterbell.enrollment.application.web;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import afterbell.enrollment.application.model.Application;
import afterbell.enrollment.application.model.Application.Admitted;
import afterbell.enrollment.application.model.Application.Ended;
import afterbell.enrollment.application.model.Application.Held;
import afterbell.enrollment.application.model.Claim;
import afterbell.enrollment.application.model.PriorityGroup;
import afterbell.enrollment.application.model.State;
import afterbell.enrollment.application.store.Applications.Priority;
import afterbell.enrollment.insurance.model.Cover;
import afterbell.enrollment.place.model.EndReason;
import afterbell.enrollment.place.model.Slot;

/**
 * An application as its readers see it.
 *
 * @param noticeToAcknowledge the notice has changed since (R3): this version is to be acknowledged; only where a single
 *                      application is read
 * @param priority      whether the child ranks among the priority groups (R7)
 * @param claim         what the school says of the claimed priority group; absent where none is claimed
 * @param proxy         whether the school entered it for the guardian
 * @param late          whether it came after the sign-up's close
 * @param priorityGroup which one is claimed; only where a single application is read
 * @param cover         by the accident insurance (R32); only where a single application is read
 * @param until         first day without the place
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ApplicationView(String applicationId, String pupilId, String schoolId, String semesterId, Slot slot,
        State state, int noticeVersion, @Nullable Integer noticeToAcknowledge, List<String> choices,
        List<DayOfWeek> weekdays, boolean priority,
        @Nullable ClaimView claim, boolean proxy, boolean late, Instant submittedAt, @Nullable String groupId,
        @Nullable LocalDate from, @Nullable LocalDate until, @Nullable EndReason endReason,
        @Nullable PriorityGroup priorityGroup, @Nullable String evidence, @Nullable CoverView cover,
        @Nullable List<DoneView> history) {

    /** @param reason why it was rejected */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ClaimView(Claim.Standing standing, @Nullable String reason) {}

    /** @param until first day without cover; absent where there is none */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CoverView(Cover.Standing standing, @Nullable LocalDate until) {

        static CoverView of(Cover it) {
            return new CoverView(it.standing(), it.until());
        }
    }

    /** @param actor opaque id of the person or system */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DoneView(State state, Instant at, String actor, @Nullable String reason) {}

    static ApplicationView of(Application it) {
        return of(it, null, null, null, null);
    }

    static ApplicationView whole(Application it, @Nullable Priority priority, Cover cover, @Nullable Integer notice) {
        return of(it, priority, CoverView.of(cover), notice, it.history()
                .stream()
                .map(done -> new DoneView(done.to(), done.step().at(), done.step().actor(), done.step().reason()))
                .toList());
    }

    private static ApplicationView of(Application it, @Nullable Priority priority, @Nullable CoverView cover,
            @Nullable Integer notice, @Nullable List<DoneView> history) {
        var form = it.form();
        var place = place(it);
        var ended = it instanceof Ended over ? over : null;
        var claim = form.claim().isMade() ? new ClaimView(form.claim().standing(), form.claim().reason()) : null;
        return new ApplicationView(form.applicationId(), form.pupilId(), form.intake().schoolId(),
                form.intake().semesterId(), form.intake().slot(), it.state(), form.noticeVersion(), notice,
                form.wishes().choices(), form.wishes().weekdays().inOrder(), form.priority(), claim, form.proxy(),
                form.late(), it.history().getFirst().step().at(), place == null ? null : place.groupId(),
                place == null ? null : place.from(), ended == null ? null : ended.until(),
                ended == null ? null : ended.reason(), priority == null ? null : priority.group(),
                priority == null || priority.evidence().isEmpty() ? null : priority.evidence(), cover, history);
    }

    private static @Nullable Held place(Application it) {
        return switch (it) {
            case Admitted admitted -> admitted.place();
            case Ended ended -> ended.place();
            default -> null;
        };
    }
}
