package afterbell.contracts.staffing.worker.v1;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.staffing.clearance-expired.v1", about = "The worker's clearance has ended and must be renewed (R25); carries the whole state.")
public record ClearanceExpired(@Meaning("The worker as it stands") Worker worker) implements WorkerFact {}
