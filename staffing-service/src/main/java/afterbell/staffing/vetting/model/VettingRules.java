package afterbell.staffing.vetting.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import afterbell.staffing.calendar.model.Policy;
import afterbell.staffing.vetting.model.Refusal.DayToCome;
import afterbell.staffing.vetting.model.Refusal.GateNotOpen;
import afterbell.staffing.vetting.model.Refusal.IsBarred;
import afterbell.staffing.vetting.model.Refusal.NotBarred;
import afterbell.staffing.vetting.model.Refusal.NoticeNotRunning;
import afterbell.staffing.vetting.model.Refusal.NoticeStillRuns;
import afterbell.staffing.vetting.model.Refusal.NoticeTooLong;
import afterbell.staffing.vetting.model.Refusal.NoticeTooShort;
import afterbell.staffing.vetting.model.Refusal.ObjectionNotOpen;
import afterbell.staffing.vetting.model.Refusal.ObjectionOpen;
import afterbell.staffing.vetting.model.Refusal.OutOfOrder;
import afterbell.staffing.vetting.model.Refusal.RecordCheckTooOld;
import afterbell.staffing.vetting.model.Refusal.TooManyObjections;
import afterbell.staffing.vetting.model.Step.AcknowledgingFiling;
import afterbell.staffing.vetting.model.Step.AssessingWorker;
import afterbell.staffing.vetting.model.Step.CheckingRecord;
import afterbell.staffing.vetting.model.Step.DecidingObjection;
import afterbell.staffing.vetting.model.Step.FilingWithBureau;
import afterbell.staffing.vetting.model.Step.LeavingSchool;
import afterbell.staffing.vetting.model.Step.Objecting;
import afterbell.staffing.vetting.model.Step.PublishingNotice;
import afterbell.staffing.vetting.model.Step.Result;
import afterbell.staffing.vetting.model.Step.ReturningFiling;
import afterbell.staffing.worker.model.Assessment;
import afterbell.staffing.worker.model.Criterion;
import afterbell.staffing.worker.model.Gates;
import afterbell.staffing.worker.model.Hiring;
import afterbell.staffing.worker.model.Kind;
import afterbell.staffing.worker.model.Notice;
import afterbell.staffing.worker.model.Objection;
import afterbell.staffing.worker.model.RecordCheck.Adverse;
import afterbell.staffing.worker.model.RecordCheck.Clear;
import afterbell.staffing.worker.model.RecordCheck.Unknown;
import afterbell.staffing.worker.model.Stage;
import afterbell.staffing.worker.model.Stage.Acknowledged;
import afterbell.staffing.worker.model.Stage.EndReason;
import afterbell.staffing.worker.model.Stage.Ended;
import afterbell.staffing.worker.model.Stage.Failed;
import afterbell.staffing.worker.model.Stage.Filed;
import afterbell.staffing.worker.model.Stage.Hired;
import afterbell.staffing.worker.model.Stage.Joined;
import afterbell.staffing.worker.model.Stage.Objected;
import afterbell.staffing.worker.model.Stage.OnNotice;
import afterbell.staffing.worker.model.Stage.Returned;
import afterbell.staffing.worker.model.Worker;

/**
 * Decides what a step does to a worker. Gates are passed in their order, by each hiring school for itself (R24); an
 * adverse record bars from wherever the worker stands (R25). A step that was taken already changes nothing.
 */
public final class VettingRules {
    private VettingRules() {}

    /** What becomes of a step. */
    public sealed interface Outcome {
        /** The worker after the step; the same as before when the step was taken already. */
        record Taken(Worker worker) implements Outcome {}

        record Refused(Refusal reason) implements Outcome {}
    }

    private sealed interface Moved {
        record To(Stage stage) implements Moved {}

        record Not(Refusal reason) implements Moved {}
    }

    /**
     * Decides about the person.
     *
     * @param policy of the semester in which the step lies
     * @param today  the day that it is in the city
     */
    public static Outcome decide(Worker worker, CheckingRecord step, Policy policy, LocalDate today) {
        if (step.on().isAfter(today)) {
            return refused(new DayToCome());
        }
        if (step.result() == Result.ADVERSE) {
            return taken(worker.with(worker.check().adverseOn(step.on())).asking(null));
        }
        return worker.isBarred()
                ? refused(new IsBarred())
                : taken(worker.with(worker.check().clearOn(step.on(), policy.recordCheckDays())).asking(null));
    }

    /**
     * Decides about the hiring by a school that the worker has joined.
     *
     * @param policy of the semester in which the step lies
     * @param today  the day that it is in the city
     */
    public static Outcome decide(Worker worker, String schoolId, Step.OfHiring step, Policy policy, LocalDate today) {
        if (step.day().isAfter(today)) {
            return refused(new DayToCome());
        }
        var hiring = worker.hiring(schoolId).orElse(null);
        if (hiring == null) {
            return refused(new GateNotOpen());
        }
        if (wasTaken(hiring.stage(), step)) {
            return taken(worker);
        }
        if (step instanceof LeavingSchool(LocalDate on)) {
            return taken(worker.with(leave(hiring, worker.kind(), on)));
        }
        if (worker.isBarred()) {
            return refused(new IsBarred());
        }
        if (!worker.kind().isExternal()) {
            return refused(new GateNotOpen());
        }
        return switch (move(worker, hiring, step, policy)) {
            case Moved.Not(Refusal reason) -> refused(reason);
            case Moved.To(Ended ended) -> taken(worker.with(hiring.end(ended, worker.kind())));
            case Moved.To(Stage next) -> taken(worker.with(hiring.at(next)));
        };
    }

    /**
     * Lifts a bar: the adverse record was somebody else's.
     *
     * @param on    day of the decision
     * @param today the day that it is in the city
     */
    public static Outcome liftBar(Worker worker, LocalDate on, LocalDate today) {
        if (on.isAfter(today)) {
            return refused(new DayToCome());
        }
        return switch (worker.check()) {
            case Adverse(LocalDate barredOn, var before) ->
                on.isBefore(barredOn) ? refused(new OutOfOrder()) : taken(worker.with(before));
            case Unknown _, Clear _ -> refused(new NotBarred());
        };
    }

    /**
     * Ends a hiring whose worker was not assessed in time.
     *
     * @param lastDay on which the worker still serves
     */
    public static Worker endUnassessed(Worker worker, String schoolId, LocalDate lastDay) {
        return worker.change(schoolId, hiring -> hiring.stage() instanceof Hired
                ? hiring.end(new Ended(lastDay, EndReason.ASSESSMENT_OVERDUE, Optional.empty()), worker.kind())
                : hiring);
    }

    /** @return the worker once all clearances have run out; the same while one has not, or there is none */
    public static Worker lapse(Worker worker, LocalDate today) {
        boolean ranOut = worker.clearedUntil().filter(last -> last.isBefore(today)).isPresent();
        return ranOut && !worker.isBarred() ? worker.lapsed(true) : worker;
    }

    private static Hiring leave(Hiring hiring, Kind kind, LocalDate lastDay) {
        return hiring.end(new Ended(lastDay, EndReason.LEFT, Optional.empty()), kind);
    }

    private static Moved move(Worker worker, Hiring hiring, Step.OfHiring step, Policy policy) {
        var stage = hiring.stage();
        return switch (step) {
            case PublishingNotice(Notice notice) -> publish(worker, stage, notice, policy);
            case Objecting(String id, LocalDate on) -> object(stage, id, on);
            case DecidingObjection(String id, LocalDate on, boolean upheld) -> decideObjection(stage, id, on, upheld);
            case FilingWithBureau(LocalDate on) -> file(stage, on);
            case AcknowledgingFiling(LocalDate on) -> answer(stage, on, true);
            case ReturningFiling(LocalDate on) -> answer(stage, on, false);
            case AssessingWorker(LocalDate on, var scores) -> assess(worker, stage, on, scores, policy);
            case LeavingSchool _ -> not(new GateNotOpen());
        };
    }

    /** A notice may be put up anew until the hiring is filed, and after a hiring that came to nothing. */
    private static Moved publish(Worker worker, Stage stage, Notice notice, Policy policy) {
        var after = switch (stage) {
            case Joined _, OnNotice _ -> Optional.of(LocalDate.MIN);
            case Objected(Notice known) -> Optional.of(known.lastDecision());
            case Failed(var _, var _, var _, Assessment assessment) -> Optional.of(assessment.on());
            case Ended(LocalDate lastDay, var reason, var _) when reason != EndReason.LEFT -> Optional.of(lastDay);
            case Filed _, Returned _, Acknowledged _, Hired _, Ended _ -> Optional.<LocalDate>empty();
        };
        var good = worker.check().good();
        if (after.isEmpty() || good.isEmpty()) {
            return not(new GateNotOpen());
        }
        boolean inOrder = notice.from().isAfter(after.get()) && !notice.from().isBefore(good.getFirst().from())
                && notice.objections().stream().allMatch(it -> isInOrder(notice, it));
        if (!inOrder) {
            return not(new OutOfOrder());
        }
        if (notice.days() < policy.publicNoticeDays()) {
            return not(new NoticeTooShort(policy.publicNoticeDays()));
        }
        if (notice.days() > Notice.MOST_DAYS) {
            return not(new NoticeTooLong(Notice.MOST_DAYS));
        }
        return onNotice(keepingObjections(stage, notice));
    }

    private static boolean isInOrder(Notice notice, Objection objection) {
        return !objection.on().isBefore(notice.from())
                && objection.decidedOn().filter(day -> day.isBefore(objection.on())).isEmpty();
    }

    /** What was raised against the notice before it was put up anew is not lost by that. */
    private static Notice keepingObjections(Stage stage, Notice notice) {
        if (!(stage instanceof OnNotice(Notice known))) {
            return notice;
        }
        var all = notice;
        for (var objection : known.objections()) {
            if (all.objection(objection.objectionId()).isEmpty()) {
                all = all.with(objection);
            }
        }
        return all;
    }

    private static Moved onNotice(Notice notice) {
        return to(notice.hasUpheldObjection() ? new Objected(notice) : new OnNotice(notice));
    }

    private static Moved object(Stage stage, String objectionId, LocalDate on) {
        if (!(stage instanceof OnNotice(Notice notice)) || !notice.runsOn(on)) {
            return not(new NoticeNotRunning());
        }
        return notice.objections().size() == Notice.MOST_OBJECTIONS
                ? not(new TooManyObjections(Notice.MOST_OBJECTIONS))
                : onNotice(notice.with(new Objection(objectionId, on, new Objection.Open())));
    }

    private static Moved decideObjection(Stage stage, String objectionId, LocalDate on, boolean upheld) {
        if (!(stage instanceof OnNotice(Notice notice))) {
            return not(new ObjectionNotOpen());
        }
        var open = notice.objection(objectionId).filter(it -> it.decision() instanceof Objection.Open);
        if (open.isEmpty()) {
            return not(new ObjectionNotOpen());
        }
        if (on.isBefore(open.get().on())) {
            return not(new OutOfOrder());
        }
        var decision = upheld ? new Objection.Upheld(on) : new Objection.Rejected(on);
        return onNotice(notice.with(new Objection(objectionId, open.get().on(), decision)));
    }

    private static Moved file(Stage stage, LocalDate on) {
        return switch (stage) {
            case OnNotice(Notice notice) when !notice.isOverBy(on) -> not(new NoticeStillRuns());
            case OnNotice(Notice notice) when notice.hasOpenObjection() -> not(new ObjectionOpen());
            case OnNotice(Notice notice) when on.isBefore(notice.lastDecision()) -> not(new OutOfOrder());
            case OnNotice(Notice notice) -> to(new Filed(notice, on));
            case Returned(var _, var _, LocalDate returnedOn) when on.isBefore(returnedOn) -> not(new OutOfOrder());
            case Returned(Notice notice, var _, var _) -> to(new Filed(notice, on));
            case Joined _, Objected _, Filed _, Acknowledged _, Failed _, Hired _, Ended _ -> not(new GateNotOpen());
        };
    }

    private static Moved answer(Stage stage, LocalDate on, boolean acknowledged) {
        if (!(stage instanceof Filed(Notice notice, LocalDate filedOn))) {
            return not(new GateNotOpen());
        }
        if (on.isBefore(filedOn)) {
            return not(new OutOfOrder());
        }
        return to(acknowledged ? new Acknowledged(notice, filedOn, on) : new Returned(notice, filedOn, on));
    }

    private static Moved assess(Worker worker, Stage stage, LocalDate on, Map<Criterion, Integer> scores,
            Policy policy) {
        var assessment = Assessment.of(on, scores, policy.passMark());
        return switch (stage) {
            case Acknowledged filed -> assessFirst(worker, filed, assessment, policy);
            case Hired hired -> assessAgain(hired, assessment);
            case Joined _, OnNotice _, Objected _, Filed _, Returned _, Failed _, Ended _ -> not(new GateNotOpen());
        };
    }

    private static Moved assessFirst(Worker worker, Acknowledged filed, Assessment assessment, Policy policy) {
        if (assessment.on().isBefore(filed.acknowledgedOn())) {
            return not(new OutOfOrder());
        }
        if (!assessment.passed()) {
            return to(new Failed(filed.notice(), filed.filedOn(), filed.acknowledgedOn(), assessment));
        }
        boolean recordIsGood = worker.check().good().stream().anyMatch(it -> it.covers(assessment.on()));
        return recordIsGood
                ? to(new Hired(new Gates(filed.notice(), filed.filedOn(), filed.acknowledgedOn(), assessment),
                        List.of()))
                : not(new RecordCheckTooOld(policy.recordCheckDays()));
    }

    private static Moved assessAgain(Hired hired, Assessment assessment) {
        if (!assessment.on().isAfter(hired.lastAssessment().on())) {
            return not(new OutOfOrder());
        }
        if (!assessment.passed()) {
            return to(new Ended(assessment.on(), EndReason.FAILED_ASSESSMENT, Optional.of(assessment)));
        }
        var all = new ArrayList<>(hired.assessments());
        all.add(assessment);
        return to(new Hired(hired.gates(), all.subList(Math.max(0, all.size() - Hiring.MOST_ASSESSMENTS), all.size())));
    }

    /** Whether exactly this step has led to where the hiring is. */
    private static boolean wasTaken(Stage stage, Step.OfHiring step) {
        return switch (step) {
            case PublishingNotice(Notice wanted) ->
                stage.publicNotice().filter(known -> says(known, wanted)).isPresent();
            case Objecting(String id, LocalDate on) ->
                stage.publicNotice().flatMap(it -> it.objection(id)).filter(it -> it.on().equals(on)).isPresent();
            case DecidingObjection(String id, LocalDate on, boolean upheld) -> stage.publicNotice()
                    .flatMap(it -> it.objection(id))
                    .filter(it -> it.decision()
                            .equals(upheld ? new Objection.Upheld(on) : new Objection.Rejected(on)))
                    .isPresent();
            case FilingWithBureau(LocalDate on) -> stage.filing().filter(on::equals).isPresent();
            case AcknowledgingFiling(LocalDate on) -> stage.acknowledgement().filter(on::equals).isPresent();
            case ReturningFiling(LocalDate on) ->
                stage instanceof Returned(var _, var _, LocalDate known) && known.equals(on);
            case AssessingWorker(LocalDate on, var scores) ->
                stage.has(new Assessment(on, scores, true)) || stage.has(new Assessment(on, scores, false));
            case LeavingSchool(LocalDate on) ->
                stage instanceof Ended(LocalDate last, EndReason why, var _) && why == EndReason.LEFT
                        && last.equals(on);
        };
    }

    /** The known notice may have objections beside those that are told again. */
    private static boolean says(Notice known, Notice wanted) {
        return known.from().equals(wanted.from()) && known.until().equals(wanted.until())
                && known.objections().containsAll(wanted.objections());
    }

    private static Moved to(Stage stage) {
        return new Moved.To(stage);
    }

    private static Moved not(Refusal reason) {
        return new Moved.Not(reason);
    }

    private static Outcome taken(Worker worker) {
        return new Outcome.Taken(worker);
    }

    private static Outcome refused(Refusal reason) {
        return new Outcome.Refused(reason);
    }
}
