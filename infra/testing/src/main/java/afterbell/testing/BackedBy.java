package afterbell.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The real parts that a test class needs. Each is started at most once per JVM, when a class first asks for it, on free
 * loopback ports, and ends with the JVM. A Spring test finds the addresses as the properties that every service reads
 * ({@code KAFKA_BOOTSTRAP}, {@code MONGODB_URI}, {@code OIDC_ISSUER}) and a master key
 * ({@code AFTERBELL_MASTER_KEY}); any other test asks {@link BackingParts}.
 * <p>
 * Under {@code -Pcontainers} the same parts are containers, and without a container engine the class is skipped by
 * name, never passed.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(StartBackingParts.class)
public @interface BackedBy {
    BackingPart[] value();
}
