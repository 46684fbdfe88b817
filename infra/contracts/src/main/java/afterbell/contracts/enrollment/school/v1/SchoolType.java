package afterbell.contracts.enrollment.school.v1;

/** What kind of school it is, as its school code says. */
public enum SchoolType {
    PRIMARY,
    SPECIAL_EDUCATION
}
