package afterbell.enrollment.application.store;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;

import afterbell.messaging.CollectionIndexes;

@Configuration(proxyBeanMethods = false)
class ApplicationIndexes {
    @Bean
    CollectionIndexes indexesOfApplications() {
        return CollectionIndexes.of(Applications.COLLECTION,
                new Index().named("waiting")
                        .on("s.k", Direction.ASC)
                        .on("s.st", Direction.ASC)
                        .on("s.rk", Direction.ASC),
                new Index().named("pupil-slot").on("s.pk", Direction.ASC).on("_id", Direction.ASC),
                new Index().named("pupil").on("s.pu", Direction.ASC).on("_id", Direction.ASC),
                new Index().named("school")
                        .on("s.sc", Direction.ASC)
                        .on("s.se", Direction.ASC)
                        .on("_id", Direction.ASC),
                new Index().named("school-state")
                        .on("s.sc", Direction.ASC)
                        .on("s.se", Direction.ASC)
                        .on("s.st", Direction.ASC)
                        .on("_id", Direction.ASC));
    }

    @Bean
    CollectionIndexes indexesOfDeclarations() {
        return CollectionIndexes.of(Declarations.COLLECTION,
                new Index().named("pupil").on("s.pu", Direction.ASC).on("_id", Direction.ASC));
    }
}
