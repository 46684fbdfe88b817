package afterbell.attendance;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import org.jspecify.annotations.Nullable;

/**
 * What identities look like in requests: opaque words that say nothing of a person, 1 to 64 letters, digits and
 * hyphens. A roll has thirty of them, so they are looked at without a regular expression.
 */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = OpaqueId.Looking.class)
public @interface OpaqueId {
    String PATTERN = "[A-Za-z0-9-]{1,64}";
    int LONGEST = 64;

    String message() default "{jakarta.validation.constraints.Pattern.message}";

    /** For the message. */
    String regexp() default PATTERN;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** As all constraints do, it takes what is not there. */
    final class Looking implements ConstraintValidator<OpaqueId, String> {
        @Override
        public boolean isValid(@Nullable String id, ConstraintValidatorContext context) {
            return id == null || !id.isEmpty() && id.length() <= LONGEST && id.chars().allMatch(Looking::isAllowed);
        }

        private static boolean isAllowed(int character) {
            return character >= 'a' && character <= 'z' || character >= '0' && character <= '9' || character == '-'
                    || character >= 'A' && character <= 'Z';
        }
    }
}
