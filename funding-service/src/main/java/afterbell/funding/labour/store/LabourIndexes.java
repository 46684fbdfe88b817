package afterbell.funding.labour.store;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;

import afterbell.messaging.CollectionIndexes;

@Configuration(proxyBeanMethods = false)
class LabourIndexes {
    @Bean
    CollectionIndexes indexesOfDuties() {
        return CollectionIndexes.of(Duties.COLLECTION, new Index().named("of-school")
                .on("s.sc", Direction.ASC)
                .on("s.m", Direction.ASC)
                .on("_id", Direction.ASC),
                new Index().named("of-worker").on("s.m", Direction.ASC).on("s.w", Direction.ASC));
    }

    @Bean
    CollectionIndexes indexesOfStatements() {
        return CollectionIndexes.of(Statements.COLLECTION,
                new Index().named("of-state").on("s.st", Direction.ASC).on("s.t", Direction.ASC),
                new Index().named("of-month").on("s.m", Direction.ASC).on("_id", Direction.ASC));
    }
}
