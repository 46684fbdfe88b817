package afterbell.contracts.attendance.register.v1;

/** How an adult was known to be the one who may collect the pupil (R31). */
public enum Recognised {
    BY_CODE,
    BY_TWO_PEOPLE
}
