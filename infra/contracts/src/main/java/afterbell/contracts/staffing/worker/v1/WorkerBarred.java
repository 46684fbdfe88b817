package afterbell.contracts.staffing.worker.v1;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.staffing.worker-barred.v1", about = "The worker has an adverse record and is barred everywhere at once (R25); carries the whole state.")
public record WorkerBarred(@Meaning("The worker as it stands") Worker worker) implements WorkerFact {}
