package afterbell.contracts.attendance.session.v1;

import java.time.LocalDate;

import afterbell.contracts.Topic;

@Topic(name = "attendance.session.v1", key = "school", about = "A school's afternoon from opening to closing, and whether it had enough staff (R20).")
public sealed interface SessionFact permits SessionOpened, WorkerSignedOn, StaffFellShort, SessionClosed,
        SessionResealed {
    String schoolId();

    LocalDate serviceDate();

    Slot slot();
}
