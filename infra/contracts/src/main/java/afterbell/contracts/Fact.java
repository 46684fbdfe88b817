package afterbell.contracts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names a record as a published fact: the CloudEvents {@code type} and what it tells. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Fact {
    /** {@code afterbell.<service>.<past-fact>.v<n>}, for example {@code afterbell.attendance.roll-called.v1}. */
    String type();

    /** When it is published and what a reader may conclude, one or two sentences, for the event catalogue. */
    String about();
}
