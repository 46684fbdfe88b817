package afterbell.staffing.place.store;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;

import afterbell.messaging.CollectionIndexes;

@Configuration(proxyBeanMethods = false)
class GroupIndexes {
    @Bean
    CollectionIndexes indexesOfGroups() {
        return CollectionIndexes.of(Groups.COLLECTION,
                new Index().named("of-school")
                        .on("s.sc", Direction.ASC)
                        .on("s.se", Direction.ASC)
                        .on("_id", Direction.ASC));
    }
}
