package afterbell.enrollment.application.store;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.confidential.Sealed;
import afterbell.enrollment.application.model.Application;
import afterbell.enrollment.application.model.Application.Admitted;
import afterbell.enrollment.application.model.Application.Ended;
import afterbell.enrollment.application.model.Application.Held;
import afterbell.enrollment.application.model.Application.Refused;
import afterbell.enrollment.application.model.Application.Submitted;
import afterbell.enrollment.application.model.Application.UnderReview;
import afterbell.enrollment.application.model.Application.Waitlisted;
import afterbell.enrollment.application.model.Application.Withdrawn;
import afterbell.enrollment.application.model.Claim;
import afterbell.enrollment.application.model.Claim.Standing;
import afterbell.enrollment.application.model.Done;
import afterbell.enrollment.application.model.Form;
import afterbell.enrollment.application.model.State;
import afterbell.enrollment.application.model.Step;
import afterbell.enrollment.application.model.Turn;
import afterbell.enrollment.application.model.Wishes;
import afterbell.enrollment.place.model.EndReason;
import afterbell.enrollment.place.model.Intake;
import afterbell.enrollment.place.model.Slot;
import afterbell.enrollment.place.model.Weekdays;

/**
 * An application on disk.
 *
 * @param intake   key of the intake
 * @param pupilKey semester, pupil and slot: what there is one open application for
 * @param rank     order among those who wait
 * @param priority whether it ranks among the priority groups
 * @param choices  absent for any; as {@code weekdays}, absent for all of them
 * @param claim    absent in documents of the time when the school's word was not asked: {@code priority} says it
 * @param turn     position in the draw, absent where it was not drawn
 * @param evidence priority group and evidence, sealed with the pupil's key; absent without them
 */
record ApplicationDocument(@Field("sc") String schoolId, @Field("se") String semesterId, @Field("sl") Slot slot,
        @Field("pu") String pupilId, @Field("k") String intake, @Field("pk") String pupilKey,
        @Field("st") State state, @Field("rk") long rank, @Field("n") int attempt, @Field("nv") int noticeVersion,
        @Field("ch") @Nullable List<String> choices, @Field("wd") @Nullable List<DayOfWeek> weekdays,
        @Field("cl") @Nullable Standing claim, @Field("cr") @Nullable String claimReason, @Field("pr") boolean priority,
        @Field("px") boolean proxy, @Field("la") @Nullable Boolean late, @Field("or") long order,
        @Field("tu") @Nullable Integer turn, @Field("x") @Nullable Sealed evidence,
        @Field("g") @Nullable String groupId, @Field("f") @Nullable String from,
        @Field("u") @Nullable String until, @Field("e") @Nullable EndReason reason,
        @Field("h") List<DoneDocument> history) {

    record DoneDocument(@Field("s") State to, @Field("a") String actor, @Field("t") Instant at,
            @Field("r") @Nullable String reason) {}

    static String pupilKey(String semesterId, String pupilId, Slot slot) {
        return semesterId + "/" + pupilId + "/" + slot;
    }

    static ApplicationDocument of(Application it, @Nullable Sealed evidence) {
        var form = it.form();
        var intake = form.intake();
        var place = it instanceof Admitted admitted ? admitted.place()
                : it instanceof Ended ended ? ended.place()
                        : null;
        var ended = it instanceof Ended over ? over : null;
        return new ApplicationDocument(intake.schoolId(), intake.semesterId(), intake.slot(), form.pupilId(),
                intake.key(), pupilKey(intake.semesterId(), form.pupilId(), intake.slot()), it.state(), form.rank(),
                form.attempt(), form.noticeVersion(), form.wishes().choices(), form.wishes().weekdays().inOrder(),
                form.claim().standing(), form.claim().reason(), form.priority(), form.proxy(), form.late(),
                form.order(), form.turn() == null ? null : form.turn().position(), evidence,
                place == null ? null : place.groupId(), place == null ? null : place.from().toString(),
                ended == null ? null : ended.until().toString(), ended == null ? null : ended.reason(),
                it.history().stream().map(ApplicationDocument::write).toList());
    }

    Application toApplication(String applicationId) {
        var form = new Form(applicationId, pupilId, new Intake(schoolId, semesterId, slot), attempt, noticeVersion,
                wished(), claimed(), proxy, Boolean.TRUE.equals(late), order,
                turn == null ? null : new Turn(priority, turn));
        var moves = history.stream()
                .map(it -> new Done(it.to(), new Step(it.actor(), it.at(), it.reason())))
                .toList();
        return switch (state) {
            case SUBMITTED -> new Submitted(form, moves);
            case UNDER_REVIEW -> new UnderReview(form, moves);
            case WAITLISTED -> new Waitlisted(form, moves);
            case ADMITTED -> new Admitted(form, held(), moves);
            case REFUSED -> new Refused(form, moves);
            case WITHDRAWN -> new Withdrawn(form, moves);
            case ENDED -> new Ended(form, held(), LocalDate.parse(Objects.requireNonNull(until)),
                    Objects.requireNonNull(reason), moves);
        };
    }

    private Wishes wished() {
        return new Wishes(choices == null ? List.of() : choices,
                weekdays == null ? Weekdays.ALL : Weekdays.of(weekdays));
    }

    private Claim claimed() {
        if (claim == null) {
            return priority ? Claim.CONFIRMED : Claim.NONE;
        }
        return new Claim(claim, claimReason);
    }

    private Held held() {
        return new Held(Objects.requireNonNull(groupId), LocalDate.parse(Objects.requireNonNull(from)));
    }

    private static DoneDocument write(Done it) {
        return new DoneDocument(it.to(), it.step().actor(), it.step().at(), it.step().reason());
    }
}
