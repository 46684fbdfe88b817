package afterbell.contracts.staffing.worker.v1;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.staffing.worker-suspended.v1", about = "The worker may not serve for the time being (R25); carries the whole state.")
public record WorkerSuspended(@Meaning("The worker as it stands") Worker worker) implements WorkerFact {}
