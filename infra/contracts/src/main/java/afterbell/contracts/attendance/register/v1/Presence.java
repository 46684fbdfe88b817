package afterbell.contracts.attendance.register.v1;

/** Whether a pupil was served; the reason for an absence is told apart (出勤, 病假, 请假, 缺席). */
public enum Presence {
    PRESENT,
    ABSENT_SICK,
    ABSENT_LEAVE,
    ABSENT_UNEXPLAINED
}
