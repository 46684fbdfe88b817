package afterbell.enrollment.school.model;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of activity that the city's plan names (R8). */
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
    EMERGENCY_DRILL;

    /** @return empty for what the plan does not name */
    public static Optional<Category> named(String name) {
        return Arrays.stream(values()).filter(it -> it.name().equals(name)).findFirst();
    }
}
