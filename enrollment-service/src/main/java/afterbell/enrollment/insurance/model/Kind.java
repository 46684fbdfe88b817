package afterbell.enrollment.insurance.model;

/** What is insured (R32). */
public enum Kind {
    /** 校方责任保险: what the school answers for; one policy for the school. */
    SCHOOL_LIABILITY,
    /** 学生意外伤害保险: a pupil's accidents; covers the pupils who are named for it. */
    PUPIL_ACCIDENT
}
