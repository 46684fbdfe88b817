package afterbell.contracts.attendance.duty.v1;

import afterbell.contracts.Topic;

@Topic(name = "attendance.duty.v1", key = "worker", about = "How long workers really served (R19).")
public sealed interface DutyFact permits DutyServed {
    String workerId();
}
