package afterbell.staffing.shortfall.store;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;

import afterbell.messaging.CollectionIndexes;

@Configuration(proxyBeanMethods = false)
class ForecastIndexes {
    @Bean
    CollectionIndexes indexesOfStaffForecasts() {
        return CollectionIndexes.of(Forecasts.COLLECTION,
                new Index().named("short-on").on("s.ds", Direction.ASC).on("_id", Direction.ASC));
    }
}
