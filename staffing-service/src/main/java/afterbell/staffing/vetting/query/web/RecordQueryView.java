package afterbell.staffing.vetting.query.web;

import java.time.Instant;
import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.worker.model.OfficeFault;
import afterbell.staffing.worker.model.RecordCheck.Adverse;
import afterbell.staffing.worker.model.RecordCheck.Clear;
import afterbell.staffing.worker.model.RecordCheck.Unknown;
import afterbell.staffing.worker.model.RecordQuery;
import afterbell.staffing.worker.store.WorkerFile;

/**
 * How the office's query about a worker stands. What was found is told by the worker's own state.
 *
 * @param on        the day of which the office is asked, or of the newest check where none is open
 * @param requestId under which the office knows the query
 * @param askedAt   when the school asked
 * @param attempts  how often the office has said the same in a row: not yet, or nothing that can be used
 * @param nextTry   when it is asked again
 * @param awaySince since when it gives no usable answer
 * @param fault     why not, the last time
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RecordQueryView(String workerId, State state, @Nullable LocalDate on, @Nullable String requestId,
        @Nullable Instant askedAt, @Nullable Integer attempts, @Nullable Instant nextTry, @Nullable Instant awaySince,
        @Nullable OfficeFault fault) {

    enum State {
        /** Nobody has asked. */
        NONE,
        /** It is about to be handed in. */
        WAITING,
        /** The office is at work on it. */
        AT_THE_OFFICE,
        /** The office gives no usable answer. It is asked again; a certificate can be entered instead. */
        OFFICE_AWAY,
        /** No query is open, and a check is known. */
        ANSWERED
    }

    static RecordQueryView of(Versioned<WorkerFile> file) {
        var worker = file.state().worker();
        if (worker.query() instanceof RecordQuery query) {
            return of(file.id(), query);
        }
        var checkedOn = switch (worker.check()) {
            case Unknown() -> null;
            case Clear(LocalDate on, var _) -> on;
            case Adverse(LocalDate on, var _) -> on;
        };
        return new RecordQueryView(file.id(), checkedOn == null ? State.NONE : State.ANSWERED, checkedOn, null, null,
                null, null, null, null);
    }

    private static RecordQueryView of(String workerId, RecordQuery query) {
        var away = query.away();
        var state = away != null ? State.OFFICE_AWAY : query.taken() ? State.AT_THE_OFFICE : State.WAITING;
        return new RecordQueryView(workerId, state, query.on(), query.requestId(), query.askedAt(), query.attempts(),
                query.nextTry(), away == null ? null : away.since(), away == null ? null : away.fault());
    }

    boolean isOpen() {
        return requestId != null;
    }
}
