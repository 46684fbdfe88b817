package afterbell.attendance.notification.model;

import java.util.List;

import afterbell.attendance.notification.model.Recipient.Staff;

/** What people are told of, and whom it concerns by itself. */
public enum Kind {
    /** A pupil is expected, has not come, and nobody knows why (R31). */
    PUPIL_ABSENT_UNEXPLAINED(Guardians.OF_PUPIL, Staff.SCHOOL_ADMIN),
    /** Where an absent pupil is, is known. */
    ABSENCE_EXPLAINED(Guardians.OF_PUPIL, Staff.SCHOOL_ADMIN),
    /** Nobody has collected a pupil (R31): more people are told at each level. */
    PUPIL_NOT_COLLECTED(Guardians.OF_PUPIL, Staff.GATE_GUARD, Staff.SCHOOL_ADMIN),
    /** An adult who must not collect the pupil came (R31). */
    FORBIDDEN_ADULT_CAME(Guardians.OF_PUPIL, Staff.GATE_GUARD, Staff.SCHOOL_ADMIN),
    /** A pickup code was shown once more after it was used (R31). */
    PICKUP_CODE_REUSED(Guardians.OF_PUPIL, Staff.GATE_GUARD, Staff.SCHOOL_ADMIN),
    /** What devices have told of a pupil cannot all be, or may not be: a person must look (R31). */
    DEVICES_CONTRADICTED(Guardians.NONE, Staff.GATE_GUARD, Staff.SCHOOL_ADMIN),
    /** Outdoor offerings are on their arrangements (R29). */
    BAD_WEATHER(Guardians.OF_SCHOOL, Staff.GATE_GUARD, Staff.TEACHER, Staff.SCHOOL_ADMIN),
    /** Something has endangered or hurt somebody (R28); grave matters reach the bureau. */
    INCIDENT_REPORTED(Guardians.NONE, Staff.SCHOOL_ADMIN),
    /** There are too few workers (R20). */
    STAFF_FELL_SHORT(Guardians.NONE, Staff.SCHOOL_ADMIN),
    /** A worker was signed on and may serve no longer (R25). */
    WORKER_NOT_CLEARED(Guardians.NONE, Staff.SCHOOL_ADMIN);

    /** Whose guardians are told. */
    public enum Guardians {
        NONE,
        OF_PUPIL,
        OF_SCHOOL
    }

    private final Guardians guardians;
    private final List<Staff> staff;

    Kind(Guardians guardians, Staff... staff) {
        this.guardians = guardians;
        this.staff = List.of(staff);
    }

    Guardians guardians() {
        return guardians;
    }

    List<Staff> staff() {
        return staff;
    }
}
