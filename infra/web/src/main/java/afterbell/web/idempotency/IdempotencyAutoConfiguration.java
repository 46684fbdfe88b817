package afterbell.web.idempotency;

import java.time.Clock;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Idempotency keys for every command of a service that has a database. */
@AutoConfiguration(after = DataMongoAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(MongoDatabaseFactory.class)
@ConditionalOnBean(MongoDatabaseFactory.class)
public final class IdempotencyAutoConfiguration {

    /** After the body has been read (-90). */
    private static final int ORDER = -80;

    @Bean
    IdempotencyKeys idempotencyKeys(MongoDatabaseFactory database) {
        return new IdempotencyKeys(database.getMongoDatabase().getCollection(IdempotencyKeys.COLLECTION),
                Clock.systemUTC());
    }

    @Bean
    FilterRegistrationBean<IdempotencyFilter> idempotencyFilter(IdempotencyKeys keys) {
        var registration = new FilterRegistrationBean<>(new IdempotencyFilter(keys));
        registration.setOrder(ORDER);
        return registration;
    }

    @Bean
    WebMvcConfigurer idempotencyInterceptor(IdempotencyKeys keys) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new IdempotencyInterceptor(keys)).order(Ordered.LOWEST_PRECEDENCE);
            }
        };
    }
}
