package afterbell.staffing.worker.web;

import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.worker.FindWorkers.Named;
import afterbell.staffing.worker.model.Kind;
import afterbell.staffing.worker.model.Period;
import afterbell.staffing.worker.model.Standing;
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
import afterbell.staffing.worker.store.WorkerFile;

/**
 * A worker as readers see it.
 *
 * @param name         absent in the answer to a command, and once it was forgotten
 * @param clearedFrom  first day of the clearance; absent when never cleared
 * @param clearedUntil last day of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorkerView(String workerId, @Nullable String name, Kind kind, Standing standing, State state,
        @Nullable LocalDate clearedFrom, @Nullable LocalDate clearedUntil, long version) {

    /** How far the vetting has come (R24). */
    public enum State {
        UNCHECKED,
        CHECKED,
        ON_NOTICE,
        OBJECTED,
        FILED,
        ACKNOWLEDGED,
        FAILED,
        CLEARED,
        EXPIRED,
        BARRED
    }

    static WorkerView of(Named named) {
        return of(named.file(), named.name());
    }

    public static WorkerView of(Versioned<WorkerFile> file) {
        return of(file, null);
    }

    private static WorkerView of(Versioned<WorkerFile> file, @Nullable String name) {
        var worker = file.state().worker();
        var clearance = worker.vetting().clearance();
        return new WorkerView(worker.workerId(), name, worker.kind(), worker.vetting().standing(),
                state(worker.vetting()), clearance.map(Period::from).orElse(null),
                clearance.map(Period::until).orElse(null), file.version());
    }

    private static State state(Vetting vetting) {
        return switch (vetting) {
            case Unchecked _ -> State.UNCHECKED;
            case Checked _ -> State.CHECKED;
            case OnNotice _ -> State.ON_NOTICE;
            case Objected _ -> State.OBJECTED;
            case Filed _ -> State.FILED;
            case Acknowledged _ -> State.ACKNOWLEDGED;
            case Failed _ -> State.FAILED;
            case Cleared _ -> State.CLEARED;
            case Expired _ -> State.EXPIRED;
            case Barred _ -> State.BARRED;
        };
    }
}
