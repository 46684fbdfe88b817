package afterbell.attendance.pickup.store;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;

import afterbell.messaging.CollectionIndexes;

@Configuration(proxyBeanMethods = false)
class PickupIndexes {
    @Bean
    CollectionIndexes indexesOfPickupAuthorities() {
        return CollectionIndexes.of(PickupAuthorities.COLLECTION,
                new Index().named("of-guardian").on("s.g.k", Direction.ASC).on("_id", Direction.ASC).sparse());
    }
}
