package afterbell.web.problem;

import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Problem details for everything a servlet application can refuse. */
@AutoConfiguration(before = {WebMvcAutoConfiguration.class, ErrorMvcAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class ProblemAutoConfiguration implements WebMvcConfigurer {

    @Bean
    ProblemTexts problemTexts() {
        return ProblemTexts.load(ProblemAutoConfiguration.class.getClassLoader());
    }

    @Bean
    ProblemWriter problemWriter(ProblemTexts texts, JsonMapper json) {
        return new ProblemWriter(texts, json);
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ExceptionTranslation mvcTranslation() {
        return new MvcTranslation();
    }

    @Bean
    Faults faults(List<ExceptionTranslation> translations) {
        return new Faults(translations);
    }

    @Bean
    ProblemAdvice problemAdvice(Faults faults, ProblemWriter writer) {
        return new ProblemAdvice(faults, writer);
    }

    @Bean
    ProblemErrorController problemErrorController(Faults faults, ProblemWriter writer) {
        return new ProblemErrorController(faults, writer);
    }

    /** Validation messages speak the same language as the problem around them. */
    @Bean
    LocaleResolver localeResolver() {
        return new LocaleResolver() {
            @Override
            public Locale resolveLocale(HttpServletRequest request) {
                return Languages.of(request);
            }

            @Override
            public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response,
                    @Nullable Locale locale) {
                throw new UnsupportedOperationException("The caller's Accept-Language decides");
            }
        };
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new UnknownParameters()).order(Ordered.HIGHEST_PRECEDENCE);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.dao.DataAccessException")
    static class Store {

        @Bean
        ExceptionTranslation storeTranslation() {
            return new StoreTranslation();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = {"com.mongodb.MongoException",
        "org.springframework.data.mongodb.core.MongoExceptionTranslator"})
    static class Driver {

        @Bean
        ExceptionTranslation driverTranslation() {
            return new DriverTranslation();
        }
    }
}
