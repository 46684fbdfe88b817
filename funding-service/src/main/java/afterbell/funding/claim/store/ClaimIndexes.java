package afterbell.funding.claim.store;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;

import afterbell.messaging.CollectionIndexes;

@Configuration(proxyBeanMethods = false)
class ClaimIndexes {
    @Bean
    CollectionIndexes indexesOfClaims() {
        return CollectionIndexes.of(Claims.COLLECTION,
                new Index().named("of-semester").on("s.se", Direction.ASC).on("_id", Direction.ASC));
    }
}
