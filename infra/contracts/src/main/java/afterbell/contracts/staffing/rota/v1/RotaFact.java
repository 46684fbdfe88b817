package afterbell.contracts.staffing.rota.v1;

import java.util.List;

import afterbell.contracts.Topic;

@Topic(name = "staffing.rota.v1", key = "school", about = "Who is on duty at a school on which day (R20).")
public sealed interface RotaFact permits DutyAssigned, DutyRemoved {
    String schoolId();

    List<Duty> duties();
}
