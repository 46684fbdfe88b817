package afterbell.enrollment.roster.store;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;

import afterbell.messaging.CollectionIndexes;

@Configuration(proxyBeanMethods = false)
class PupilIndexes {
    @Bean
    CollectionIndexes indexesOfPupils() {
        return CollectionIndexes.of(Pupils.COLLECTION,
                new Index().named("roll").on("s.sc", Direction.ASC).on("_id", Direction.ASC),
                new Index().named("roster-id").on("s.k", Direction.ASC).unique().sparse(),
                new Index().named("changed")
                        .on("s.sc", Direction.ASC)
                        .on("s.lm", Direction.ASC)
                        .on("_id", Direction.ASC),
                new Index().named("class")
                        .on("s.sc", Direction.ASC)
                        .on("s.e.g", Direction.ASC)
                        .on("s.e.c", Direction.ASC)
                        .on("_id", Direction.ASC),
                new Index().named("source-class").on("s.sc", Direction.ASC).on("s.e.ci", Direction.ASC),
                new Index().named("source-agent").on("s.sc", Direction.ASC).on("s.e.ag", Direction.ASC));
    }

    @Bean
    CollectionIndexes indexesOfPupilAliases() {
        return CollectionIndexes.of(PupilAliases.COLLECTION, new Index().named("pupil").on("p", Direction.ASC));
    }
}
