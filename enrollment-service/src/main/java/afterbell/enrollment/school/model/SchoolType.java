package afterbell.enrollment.school.model;

/** What kind of school it is, as its school code says (学校标识码). */
public enum SchoolType {
    PRIMARY,
    SPECIAL_EDUCATION
}
