package afterbell.contracts.attendance.register.v1;

import java.time.LocalDate;

import afterbell.contracts.Topic;

@Topic(name = "attendance.register.v1", key = "school", about = "What a group's register of one day and slot records (R31).")
public sealed interface RegisterFact permits RollCalled, PupilsCheckedIn, RegisterCorrected,
        CorrectionRequested, CorrectionRefused, HandedOver, PupilsReleased {
    String schoolId();

    String groupId();

    LocalDate serviceDate();

    Slot slot();
}
