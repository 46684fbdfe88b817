package afterbell.staffing.worker.web;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.worker.FindWorkers.Named;
import afterbell.staffing.worker.model.Hiring;
import afterbell.staffing.worker.model.Kind;
import afterbell.staffing.worker.model.Notice;
import afterbell.staffing.worker.model.Period;
import afterbell.staffing.worker.model.RecordCheck;
import afterbell.staffing.worker.model.Stage.Acknowledged;
import afterbell.staffing.worker.model.Stage.Ended;
import afterbell.staffing.worker.model.Stage.Failed;
import afterbell.staffing.worker.model.Stage.Filed;
import afterbell.staffing.worker.model.Stage.Hired;
import afterbell.staffing.worker.model.Stage.Joined;
import afterbell.staffing.worker.model.Stage.Objected;
import afterbell.staffing.worker.model.Stage.OnNotice;
import afterbell.staffing.worker.model.Stage.Returned;
import afterbell.staffing.worker.model.Standing;
import afterbell.staffing.worker.model.Worker;
import afterbell.staffing.worker.store.WorkerFile;

/**
 * A worker as readers see it.
 *
 * @param name          absent in the answer to a command, and once it was forgotten
 * @param state         of the person, or of the hiring that has come the furthest
 * @param institutionId of a member of an institution
 * @param clearedFrom   first day of all clearances; absent when never cleared
 * @param clearedUntil  last day of them
 * @param hirings       school by school
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorkerView(String workerId, @Nullable String name, Kind kind, Standing standing, State state,
        @Nullable String institutionId, @Nullable LocalDate clearedFrom, @Nullable LocalDate clearedUntil,
        List<HiringView> hirings, long version) {

    /** How far the vetting has come (R24). */
    public enum State {
        UNCHECKED,
        QUERY_SENT,
        CHECKED,
        ON_NOTICE,
        OBJECTED,
        FILED,
        RETURNED,
        ACKNOWLEDGED,
        FAILED,
        ENDED,
        CLEARED,
        EXPIRED,
        SUSPENDED,
        BARRED
    }

    /**
     * @param cleared      days on which the worker may serve at the school
     * @param lastAssessed day of the last assessment (R24)
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record HiringView(String schoolId, State state, @Nullable NoticeView notice, List<PeriodView> cleared,
            @Nullable LocalDate lastAssessed) {}

    /**
     * @param until          first day after the notice
     * @param openObjections that wait for the school's decision
     */
    public record NoticeView(String noticeId, LocalDate from, LocalDate until, long openObjections) {}

    public record PeriodView(LocalDate from, LocalDate until) {}

    public static WorkerView of(Named named) {
        return of(named.file(), named.name());
    }

    public static WorkerView of(Versioned<WorkerFile> file) {
        return of(file, null);
    }

    private static WorkerView of(Versioned<WorkerFile> file, @Nullable String name) {
        var worker = file.state().worker();
        var affiliation = worker.affiliation();
        return new WorkerView(worker.workerId(), name, worker.kind(), worker.standing(), state(worker),
                affiliation == null ? null : affiliation.institutionId(),
                worker.clearances().stream().map(it -> it.period().from()).min(LocalDate::compareTo).orElse(null),
                worker.clearedUntil().orElse(null),
                worker.hirings().stream().map(it -> view(worker, it)).toList(), file.version());
    }

    private static HiringView view(Worker worker, Hiring hiring) {
        var cleared = worker.clearedAt(hiring.schoolId());
        return new HiringView(hiring.schoolId(), state(worker, hiring),
                hiring.stage()
                        .publicNotice()
                        .map(it -> view(Notice.idOf(worker.workerId(), hiring.schoolId(), it.from()), it))
                        .orElse(null),
                cleared.stream().map(WorkerView::view).toList(),
                hiring.stage() instanceof Hired hired ? hired.lastAssessment().on() : null);
    }

    private static NoticeView view(String id, Notice notice) {
        return new NoticeView(id, notice.from(), notice.until(),
                notice.objections().stream().filter(it -> it.decidedOn().isEmpty()).count());
    }

    private static PeriodView view(Period period) {
        return new PeriodView(period.from(), period.until());
    }

    private static State state(Worker worker) {
        if (worker.isBarred()) {
            return State.BARRED;
        }
        if (worker.isSuspended()) {
            return State.SUSPENDED;
        }
        return worker.hirings()
                .stream()
                .map(it -> state(worker, it))
                .max(Comparator.naturalOrder())
                .orElse(State.UNCHECKED);
    }

    private static State state(Worker worker, Hiring hiring) {
        if (worker.isBarred()) {
            return State.BARRED;
        }
        return switch (hiring.stage()) {
            case Joined _ when !worker.kind().isExternal() && !(worker.check() instanceof RecordCheck.Unknown) ->
                worker.lapsed() ? State.EXPIRED : State.CLEARED;
            case Joined _ when worker.check() instanceof RecordCheck.Unknown ->
                worker.query() == null ? State.UNCHECKED : State.QUERY_SENT;
            case Joined _ -> State.CHECKED;
            case OnNotice _ -> State.ON_NOTICE;
            case Objected _ -> State.OBJECTED;
            case Filed _ -> State.FILED;
            case Returned _ -> State.RETURNED;
            case Acknowledged _ -> State.ACKNOWLEDGED;
            case Failed _ -> State.FAILED;
            case Hired _ -> worker.lapsed() ? State.EXPIRED : State.CLEARED;
            case Ended _ -> State.ENDED;
        };
    }
}
