package afterbell.staffing.vetting.model;

import java.time.LocalDate;
import java.util.Optional;

import afterbell.staffing.calendar.model.Policy;
import afterbell.staffing.vetting.model.Refusal.DayToCome;
import afterbell.staffing.vetting.model.Refusal.GateNotOpen;
import afterbell.staffing.vetting.model.Refusal.IsBarred;
import afterbell.staffing.vetting.model.Refusal.NoticeStillRuns;
import afterbell.staffing.vetting.model.Refusal.NoticeTooLong;
import afterbell.staffing.vetting.model.Refusal.NoticeTooShort;
import afterbell.staffing.vetting.model.Refusal.OutOfOrder;
import afterbell.staffing.vetting.model.Refusal.RecordCheckTooOld;
import afterbell.staffing.vetting.model.Step.AcknowledgingFiling;
import afterbell.staffing.vetting.model.Step.AssessingWorker;
import afterbell.staffing.vetting.model.Step.CheckingRecord;
import afterbell.staffing.vetting.model.Step.FilingWithBureau;
import afterbell.staffing.vetting.model.Step.PublishingNotice;
import afterbell.staffing.vetting.model.Step.Result;
import afterbell.staffing.worker.model.Assessment;
import afterbell.staffing.worker.model.Gates.AllFour;
import afterbell.staffing.worker.model.Gates.RecordCheckOnly;
import afterbell.staffing.worker.model.Kind;
import afterbell.staffing.worker.model.Notice;
import afterbell.staffing.worker.model.Period;
import afterbell.staffing.worker.model.Vetting;
import afterbell.staffing.worker.model.Vetting.Acknowledged;
import afterbell.staffing.worker.model.Vetting.Barred;
import afterbell.staffing.worker.model.Vetting.Checked;
import afterbell.staffing.worker.model.Vetting.Cleared;
import afterbell.staffing.worker.model.Vetting.Expired;
import afterbell.staffing.worker.model.Vetting.Failed;
import afterbell.staffing.worker.model.Vetting.Filed;
import afterbell.staffing.worker.model.Vetting.Objected;
import afterbell.staffing.worker.model.Vetting.OnNotice;
import afterbell.staffing.worker.model.Vetting.Unchecked;

/**
 * Decides what a step does to a vetting. Gates are passed in their order (R24); an adverse record bars from
 * wherever the worker stands (R25). A step that was taken already changes nothing.
 */
public final class VettingRules {
    private VettingRules() {}

    /** What becomes of a step. */
    public sealed interface Outcome {
        /** The vetting after the step; the same as before when the step was taken already. */
        record Taken(Vetting vetting) implements Outcome {}

        record Refused(Refusal reason) implements Outcome {}
    }

    /**
     * @param policy of the semester in which the step lies
     * @param today  the day that it is in the city
     */
    public static Outcome decide(Kind kind, Vetting vetting, Step step, Policy policy, LocalDate today) {
        if (step.day().isAfter(today)) {
            return refused(new DayToCome());
        }
        return switch (step) {
            case CheckingRecord(LocalDate on, Result result) when result == Result.ADVERSE -> taken(bar(vetting, on));
            case CheckingRecord(LocalDate on, Result _) -> check(kind, vetting, on, policy);
            case Step _ when vetting instanceof Barred -> refused(new IsBarred());
            case Step _ when wasTaken(vetting, step) -> taken(vetting);
            case PublishingNotice(Notice notice) -> publish(vetting, notice, policy);
            case FilingWithBureau(LocalDate on) -> file(vetting, on);
            case AcknowledgingFiling(LocalDate on) -> acknowledge(vetting, on);
            case AssessingWorker(Assessment assessment) -> assess(vetting, assessment, policy);
        };
    }

    /** @return the vetting after a clearance has run out; the same when it has not, or there is none */
    public static Vetting expire(Vetting vetting, LocalDate today) {
        return vetting instanceof Cleared(LocalDate checkedOn, var gates, Period period)
                && period.until().isBefore(today) ? new Expired(checkedOn, gates, period) : vetting;
    }

    /** An adverse record holds from the day of the earliest query that found it. */
    private static Vetting bar(Vetting vetting, LocalDate on) {
        if (vetting instanceof Barred barred && !on.isBefore(barred.on())) {
            return barred;
        }
        return new Barred(on, vetting.clearance().flatMap(period -> period.before(on)).orElse(null));
    }

    /** The newest clear check counts; who was cleared, and checked again, stays cleared for longer (R25). */
    private static Outcome check(Kind kind, Vetting vetting, LocalDate on, Policy policy) {
        var good = new Period(on, on.plusDays(policy.recordCheckDays()));
        return switch (vetting) {
            case Barred _ -> refused(new IsBarred());
            case Unchecked _ ->
                taken(kind.isExternal() ? new Checked(on) : new Cleared(on, new RecordCheckOnly(), good));
            case Checked(LocalDate known) -> taken(new Checked(later(known, on)));
            case OnNotice(LocalDate known, Notice notice) -> taken(new OnNotice(later(known, on), notice));
            case Filed filed -> taken(new Filed(later(filed.checkedOn(), on), filed.notice(), filed.filedOn()));
            case Acknowledged filed -> taken(new Acknowledged(later(filed.checkedOn(), on), filed.notice(),
                    filed.filedOn(), filed.acknowledgedOn()));
            case Objected objected -> taken(on.isAfter(objected.notice().lastObjection()) ? new Checked(on) : objected);
            case Failed failed -> taken(on.isAfter(failed.assessment().on()) ? new Checked(on) : failed);
            case Cleared(LocalDate known, var gates, Period period) when on.isAfter(known) ->
                taken(new Cleared(on, gates, period.renewedBy(good)));
            case Expired(LocalDate known, var gates, Period period) when on.isAfter(known) ->
                taken(new Cleared(on, gates, period.renewedBy(good)));
            case Cleared _, Expired _ -> taken(vetting);
        };
    }

    /** A notice may be put up anew, or get objections, until the hiring is filed. */
    private static Outcome publish(Vetting vetting, Notice notice, Policy policy) {
        return switch (vetting) {
            case Checked(LocalDate checkedOn) -> publish(checkedOn, checkedOn, notice, policy);
            case OnNotice(LocalDate checkedOn, Notice known) ->
                publish(checkedOn, earlier(checkedOn, known.from()), notice, policy);
            case Unchecked _, Objected _, Filed _, Acknowledged _, Failed _, Cleared _, Expired _, Barred _ ->
                refused(new GateNotOpen());
        };
    }

    /** @param earliest day on which the notice may begin: a check made anew while it runs does not move it */
    private static Outcome publish(LocalDate checkedOn, LocalDate earliest, Notice notice, Policy policy) {
        boolean objectedInTime = notice.objections().stream().noneMatch(it -> it.on().isBefore(notice.from()));
        if (notice.from().isBefore(earliest) || !objectedInTime) {
            return refused(new OutOfOrder());
        }
        if (notice.days() < policy.publicNoticeDays()) {
            return refused(new NoticeTooShort(policy.publicNoticeDays()));
        }
        if (notice.days() > Notice.MOST_DAYS) {
            return refused(new NoticeTooLong(Notice.MOST_DAYS));
        }
        return taken(notice.hasUpheldObjection() ? new Objected(checkedOn, notice) : new OnNotice(checkedOn, notice));
    }

    private static Outcome file(Vetting vetting, LocalDate on) {
        if (!(vetting instanceof OnNotice(LocalDate checkedOn, Notice notice))) {
            return refused(new GateNotOpen());
        }
        return notice.isOverBy(on) ? taken(new Filed(checkedOn, notice, on)) : refused(new NoticeStillRuns());
    }

    private static Outcome acknowledge(Vetting vetting, LocalDate on) {
        if (!(vetting instanceof Filed(LocalDate checkedOn, Notice notice, LocalDate filedOn))) {
            return refused(new GateNotOpen());
        }
        return on.isBefore(filedOn)
                ? refused(new OutOfOrder())
                : taken(new Acknowledged(checkedOn, notice, filedOn, on));
    }

    private static Outcome assess(Vetting vetting, Assessment assessment, Policy policy) {
        if (!(vetting instanceof Acknowledged filed)) {
            return refused(new GateNotOpen());
        }
        LocalDate until = filed.checkedOn().plusDays(policy.recordCheckDays());
        if (assessment.on().isBefore(filed.acknowledgedOn())) {
            return refused(new OutOfOrder());
        }
        if (!assessment.passed()) {
            return taken(new Failed(filed.checkedOn(), filed.notice(), filed.filedOn(), filed.acknowledgedOn(),
                    assessment));
        }
        if (assessment.on().isAfter(until)) {
            return refused(new RecordCheckTooOld(policy.recordCheckDays()));
        }
        var gates = new AllFour(filed.notice(), filed.filedOn(), filed.acknowledgedOn(), assessment);
        return taken(new Cleared(filed.checkedOn(), gates, new Period(assessment.on(), until)));
    }

    /** Whether exactly this step has led to where the vetting is. */
    private static boolean wasTaken(Vetting vetting, Step step) {
        return switch (step) {
            case CheckingRecord _ -> false;
            case PublishingNotice(Notice notice) -> noticeOf(vetting).filter(notice::equals).isPresent();
            case FilingWithBureau(LocalDate on) -> filedOn(vetting).filter(on::equals).isPresent();
            case AcknowledgingFiling(LocalDate on) -> acknowledgedOn(vetting).filter(on::equals).isPresent();
            case AssessingWorker(Assessment assessment) -> assessmentOf(vetting).filter(assessment::equals).isPresent();
        };
    }

    private static Optional<Notice> noticeOf(Vetting vetting) {
        return switch (vetting) {
            case OnNotice it -> Optional.of(it.notice());
            case Objected it -> Optional.of(it.notice());
            case Filed it -> Optional.of(it.notice());
            case Acknowledged it -> Optional.of(it.notice());
            case Failed it -> Optional.of(it.notice());
            case Unchecked _, Checked _, Cleared _, Expired _, Barred _ -> allFour(vetting).map(AllFour::notice);
        };
    }

    private static Optional<LocalDate> filedOn(Vetting vetting) {
        return switch (vetting) {
            case Filed it -> Optional.of(it.filedOn());
            case Acknowledged it -> Optional.of(it.filedOn());
            case Failed it -> Optional.of(it.filedOn());
            case Unchecked _, Checked _, OnNotice _, Objected _, Cleared _, Expired _, Barred _ ->
                allFour(vetting).map(AllFour::filedOn);
        };
    }

    private static Optional<LocalDate> acknowledgedOn(Vetting vetting) {
        return switch (vetting) {
            case Acknowledged it -> Optional.of(it.acknowledgedOn());
            case Failed it -> Optional.of(it.acknowledgedOn());
            case Unchecked _, Checked _, OnNotice _, Objected _, Filed _, Cleared _, Expired _, Barred _ ->
                allFour(vetting).map(AllFour::acknowledgedOn);
        };
    }

    private static Optional<Assessment> assessmentOf(Vetting vetting) {
        return vetting instanceof Failed failed
                ? Optional.of(failed.assessment())
                : allFour(vetting).map(AllFour::assessment);
    }

    private static Optional<AllFour> allFour(Vetting vetting) {
        return switch (vetting) {
            case Cleared(LocalDate _, AllFour gates, Period _) -> Optional.of(gates);
            case Expired(LocalDate _, AllFour gates, Period _) -> Optional.of(gates);
            default -> Optional.empty();
        };
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static Outcome taken(Vetting vetting) {
        return new Outcome.Taken(vetting);
    }

    private static Outcome refused(Refusal reason) {
        return new Outcome.Refused(reason);
    }
}
