package afterbell.contracts.staffing.rota.v1;

import afterbell.contracts.Topic;

@Topic(name = "staffing.rota.v1", key = "school", about = "Who is on duty at a school on which day, and whether that is enough (R20).")
public sealed interface RotaFact permits DutyAssigned, DutyRemoved, StaffShortfallPredicted, StaffShortfallOver {
    String schoolId();
}
