package afterbell.web.problem;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * One kind of refusal, named for ever. A feature implements it by an enum and gives every constant a title and a detail
 * in {@code problems/problems_zh_CN.properties} and {@code problems/problems_en.properties}.
 */
public interface ProblemCode {

    /** Status of the answer, 400 or above. */
    HttpStatus status();

    /** Stable name in kebab case, prefixed by the service: {@code attendance.pupil-not-in-group}. */
    String code();

    /** Clause of the city's plan that refuses, such as {@code R6}; null where none does. */
    default @Nullable String rule() {
        return null;
    }
}
