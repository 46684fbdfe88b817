package afterbell.contracts.enrollment.school.v1;

/** The kinds of activity that the plan names (R8). */
public enum Category {
    READING,
    HOMEWORK,
    TUTORING,
    MORAL_EDUCATION,
    SPORT,
    ARTS,
    SCIENCE,
    INTEREST_CLUB,
    GAMES,
    FILM,
    OUTWARD_BOUND,
    SOCIAL_PRACTICE,
    CHINESE_CLASSICS,
    LOCAL_HISTORY,
    RIDDLES,
    FOLK_CUSTOMS,
    LAW_EDUCATION,
    SAFETY_EDUCATION,
    PSYCHOLOGY_EDUCATION,
    EMERGENCY_DRILL
}
