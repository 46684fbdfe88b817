package afterbell.contracts.attendance.safety.v1;

import java.time.LocalDate;

import afterbell.contracts.Topic;

@Topic(name = "attendance.safety.v1", key = "school", about = "What people must know at once (R29, R31), and what a school does for safety (R28).")
public sealed interface SafetyFact permits BadWeatherArranged, PupilAbsentUnexplained, AbsenceExplained,
        PupilNotCollected, ForbiddenAdultCame, SignOnEnded,
        IncidentReported, IncidentClosed, SafetyChecked, FindingFixed, DevicesContradicted, PickupCodeReused {
    String schoolId();

    LocalDate serviceDate();
}
