package afterbell.staffing.worker.model;

/** As what somebody serves (R5). */
public enum Kind {
    SCHOOL_STAFF,
    RETIRED_TEACHER,
    VOLUNTEER,
    PARENT,
    EXTERNAL_TEACHER,
    INSTITUTION_MEMBER;

    /** Who is hired from outside must pass all four gates; for the others the record check is enough (R24). */
    public boolean isExternal() {
        return this == EXTERNAL_TEACHER || this == INSTITUTION_MEMBER;
    }
}
