package afterbell.enrollment.family.store;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;

import afterbell.messaging.CollectionIndexes;

@Configuration(proxyBeanMethods = false)
class FamilyIndexes {
    @Bean
    CollectionIndexes indexesOfCorrections() {
        return CollectionIndexes.of(Corrections.COLLECTION,
                new Index().named("school")
                        .on("s.sc", Direction.ASC)
                        .on("s.st", Direction.ASC)
                        .on("_id", Direction.ASC),
                new Index().named("account").on("s.ac", Direction.ASC).on("_id", Direction.ASC));
    }
}
