package afterbell.gateway.security;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

import afterbell.web.correlation.CorrelationId;

/** The catalogue page is open to all; what is under /api asks for a token, as infra/web decides for every service. */
@Configuration(proxyBeanMethods = false)
class GatewaySecurity {

    private static final String API = "/api/";

    /** Nothing but this origin's own files; images may stand in the viewer's style sheet. */
    private static final String CONTENT_SECURITY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'none'";
    private static final String PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
    private static final Duration PREFLIGHT_KEPT = Duration.ofHours(1);

    /** @param allowedOrigins origins whose pages may call the API from a browser, exact; none by default */
    @ConfigurationProperties("afterbell.gateway")
    record BrowserSettings(@DefaultValue List<String> allowedOrigins) {}

    @Bean
    @Order(15)
    SecurityFilterChain catalogueSecurity(HttpSecurity http) {
        http.securityMatcher(request -> !request.getRequestURI().startsWith(API))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll());
        return http.build();
    }

    @Bean
    Customizer<HttpSecurity> headersOfEveryAnswer() {
        return http -> http.headers(headers -> headers
                .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS))
                .crossOriginOpenerPolicy(Customizer.withDefaults())
                .frameOptions(frame -> frame.deny()));
    }

    @Bean
    CorsConfigurationSource corsConfigurationSource(BrowserSettings settings) {
        var sources = new UrlBasedCorsConfigurationSource();
        if (!settings.allowedOrigins().isEmpty()) {
            var allowed = new CorsConfiguration();
            allowed.setAllowedOrigins(settings.allowedOrigins());
            allowed.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
            allowed.setAllowedHeaders(List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE,
                    HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.IF_MATCH, HttpHeaders.IF_NONE_MATCH, "Idempotency-Key",
                    CorrelationId.HEADER));
            allowed.setExposedHeaders(List.of(HttpHeaders.ETAG, HttpHeaders.LINK, HttpHeaders.LOCATION,
                    HttpHeaders.RETRY_AFTER, CorrelationId.HEADER));
            allowed.setMaxAge(PREFLIGHT_KEPT);
            sources.registerCorsConfiguration("/api/**", allowed);
        }
        return sources;
    }
}
