package afterbell.staffing.vetting.query.office;

import java.net.URI;
import java.time.Duration;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The office of criminal records.
 *
 * @param url            scheme, host and port; empty where there is no office to ask
 * @param key            shown to the office as a bearer token
 * @param connectTimeout until a connection stands
 * @param readTimeout    from the request's end to the answer's
 * @param breakerWait    how long an office that fails is left alone before it is tried again
 */
@Validated
@ConfigurationProperties("afterbell.record-office")
record RecordOfficeSettings(@Nullable URI url, @Nullable String key,
        @DefaultValue("2s") @NotNull @DurationMin(millis = 100) @DurationMax(seconds = 60) Duration connectTimeout,
        @DefaultValue("10s") @NotNull @DurationMin(millis = 100) @DurationMax(seconds = 60) Duration readTimeout,
        @DefaultValue("30s") @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 10) Duration breakerWait) {

    boolean isThere() {
        return url != null && !url.toString().isBlank();
    }

    @AssertTrue(message = "an office has an http(s) address, and a key that is shown to it")
    boolean isWhole() {
        return url == null || !isThere()
                || url.getScheme() != null && url.getScheme().matches("https?") && key != null && !key.isBlank();
    }

    /** Does not show the key. */
    @Override
    public String toString() {
        return "RecordOfficeSettings[url=" + url + "]";
    }
}
