package afterbell.contracts.staffing.worker.v1;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.staffing.worker-cleared.v1", about = "The worker has passed every gate, or a cleared worker has joined another school (R24); carries the whole state.")
public record WorkerCleared(@Meaning("The worker as it stands") Worker worker) implements WorkerFact {}
