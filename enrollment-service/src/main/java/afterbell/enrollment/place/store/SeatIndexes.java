package afterbell.enrollment.place.store;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;

import afterbell.messaging.CollectionIndexes;

@Configuration(proxyBeanMethods = false)
class SeatIndexes {
    @Bean
    CollectionIndexes indexesOfSeats() {
        return CollectionIndexes.of(GroupSeats.COLLECTION,
                new Index().named("intake").on("s.k", Direction.ASC).on("_id", Direction.ASC),
                new Index().named("group").on("s.g", Direction.ASC).on("_id", Direction.ASC));
    }
}
