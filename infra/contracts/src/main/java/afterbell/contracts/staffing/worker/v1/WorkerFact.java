package afterbell.contracts.staffing.worker.v1;

import afterbell.contracts.Topic;

@Topic(name = "staffing.worker.v1", key = "worker", compacted = true, about = "Who may look after children, where, and until when (R5, R24, R25).")
public sealed interface WorkerFact permits WorkerCleared, WorkerSuspended, WorkerBarred, ClearanceExpired {
    Worker worker();
}
