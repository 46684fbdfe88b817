package afterbell.attendance.notification.mail;

import java.time.Duration;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The mail server.
 *
 * @param host        empty where there is none: then people are told in the inbox alone
 * @param from        the sender's address
 * @param user        empty where the server asks for none
 * @param startTls    whether the connection must be encrypted
 * @param timeout     until a connection stands, and for each answer
 * @param breakerWait how long a server that fails again and again is left alone
 */
@Validated
@ConfigurationProperties("afterbell.mail")
record SmtpSettings(@Nullable String host, @DefaultValue("587") @Min(1) @Max(65_535) int port,
        @Nullable String from, @Nullable String user, @Nullable String password, @DefaultValue("true") boolean startTls,
        @DefaultValue("10s") @NotNull @DurationMin(millis = 100) @DurationMax(seconds = 60) Duration timeout,
        @DefaultValue("30s") @NotNull @DurationMin(millis = 100) @DurationMax(seconds = 600) Duration breakerWait) {

    boolean isThere() {
        return host != null && !host.isBlank();
    }

    @AssertTrue(message = "a mail server has a sender's address")
    boolean isWhole() {
        return !isThere() || from != null && from.contains("@");
    }

    /** Does not show the password. */
    @Override
    public String toString() {
        return "SmtpSettings[host=" + host + ", port=" + port + "]";
    }
}
