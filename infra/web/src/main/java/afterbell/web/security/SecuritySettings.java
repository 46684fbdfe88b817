package afterbell.web.security;

import java.net.URI;
import java.util.List;

import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whom this service believes.
 *
 * @param issuer      the realm's address exactly as tokens name it ({@code iss})
 * @param jwkSetUri   where the realm's keys are read; the issuer's own certificate address when not given
 * @param audience    what {@code aud} must hold
 * @param publicPaths path patterns that anybody may GET, such as published plans (R22)
 */
@Validated
@ConfigurationProperties("afterbell.security")
public record SecuritySettings(URI issuer, @Nullable URI jwkSetUri,
        @NotBlank @DefaultValue("afterbell-api") String audience, @DefaultValue List<String> publicPaths) {

    URI keys() {
        return jwkSetUri == null ? URI.create(issuer + "/protocol/openid-connect/certs") : jwkSetUri;
    }
}
