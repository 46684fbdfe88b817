package afterbell.gateway.limit;

import jakarta.servlet.Filter;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import afterbell.web.problem.ProblemWriter;

/** The order of the limits: bad tokens, then the token check itself, then how often, then how much. */
@Configuration(proxyBeanMethods = false)
class Limits {

    private static final int TOKEN_CHECK = SecurityFilterProperties.DEFAULT_FILTER_ORDER;

    @Bean
    FilterRegistrationBean<Filter> refusalLimit(LimitSettings settings, ProblemWriter problems) {
        var refusals = new Buckets(settings.refusals(), settings.refusals(), settings.callers());
        return at(TOKEN_CHECK - 1, new RefusalLimit(refusals, problems));
    }

    @Bean
    FilterRegistrationBean<Filter> rateLimit(LimitSettings settings, ProblemWriter problems) {
        var callers = new Buckets(settings.perSecond(), settings.burst(), settings.callers());
        return at(TOKEN_CHECK + 1, new RateLimit(callers, problems));
    }

    @Bean
    FilterRegistrationBean<Filter> bodyLimit(LimitSettings settings, ProblemWriter problems) {
        return at(TOKEN_CHECK + 2, new BodyLimit(settings, problems));
    }

    private static FilterRegistrationBean<Filter> at(int order, Filter filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }
}
