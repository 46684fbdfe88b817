package afterbell.attendance.weather.office;

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
 * The weather office.
 *
 * @param url            scheme, host and port; empty where there is no office to ask
 * @param key            shown to the office as a bearer token
 * @param connectTimeout until a connection stands
 * @param readTimeout    from the request's end to the answer's
 */
@Validated
@ConfigurationProperties("afterbell.weather-office")
record WeatherOfficeSettings(@Nullable URI url, @Nullable String key,
        @DefaultValue("2s") @NotNull @DurationMin(millis = 100) @DurationMax(seconds = 60) Duration connectTimeout,
        @DefaultValue("5s") @NotNull @DurationMin(millis = 100) @DurationMax(seconds = 60) Duration readTimeout) {

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
        return "WeatherOfficeSettings[url=" + url + "]";
    }
}
