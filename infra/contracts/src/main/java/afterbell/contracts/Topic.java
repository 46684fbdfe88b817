package afterbell.contracts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the sealed interface whose records are all the facts of one Kafka topic. A topic has exactly one writing service:
 * the first word of its name.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Topic {
    /** {@code <service>.<aggregate>.v<n>}, for example {@code attendance.register.v1}. */
    String name();

    /** What the record key identifies, in one word: {@code school}, {@code pupil}. All facts of one key keep their order. */
    String key();

    /** Whether only the newest fact of a key need be kept. Each fact of a compacted topic carries the whole state. */
    boolean compacted() default false;

    /** What the topic tells, one sentence, for the event catalogue. */
    String about();
}
