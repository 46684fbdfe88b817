package afterbell.attendance.escalation;

import java.time.LocalTime;
import java.util.List;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import afterbell.attendance.escalation.model.EscalationPolicy;

/**
 * When who is not collected is told of (R31).
 *
 * @param times in the city: 18:00, then the guardians' and the bureau's level
 */
@Validated
@ConfigurationProperties("afterbell.escalation")
record EscalationSettings(@DefaultValue( {
    "18:00", "18:15", "18:30"}) @NotNull List<LocalTime> times){
    @AssertTrue(message = "three times, the first 18:00, each later than the one before")
    boolean isPolicy() {
        return EscalationPolicy.isPolicy(times);
    }

    EscalationPolicy policy() {
        return new EscalationPolicy(times);
    }
}
