package afterbell.web.idempotency;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the handler of a POST, PUT, PATCH or DELETE that takes no {@code Idempotency-Key}, such as a question asked by
 * POST. All others require the key: forgetting this is safe, forgetting the opposite would not be.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface NoIdempotencyKey {

    /** Why a second execution does no harm. */
    String value();
}
