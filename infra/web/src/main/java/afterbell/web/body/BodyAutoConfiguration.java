package afterbell.web.body;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.databind.json.JsonMapper;

import afterbell.web.problem.ProblemWriter;

/** Bounded and strict bodies. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(BodySettings.class)
public final class BodyAutoConfiguration {

    /** After the security filters (-100): a stranger's body is not read. */
    private static final int ORDER = -90;

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(BodySettings settings, ProblemWriter writer) {
        var registration = new FilterRegistrationBean<>(new BodyLimitFilter(settings.maxSize(), writer));
        registration.setOrder(ORDER);
        return registration;
    }

    /** Only what comes over HTTP is read strictly: events must stay readable when their publisher adds a field. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ServerHttpMessageConvertersCustomizer strictJson(JsonMapper mapper) {
        return converters -> converters.withJsonConverter(
                new JacksonJsonHttpMessageConverter(StrictJson.from(mapper)));
    }
}
