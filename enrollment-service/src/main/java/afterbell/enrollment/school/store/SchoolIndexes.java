package afterbell.enrollment.school.store;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;

import afterbell.messaging.CollectionIndexes;

@Configuration(proxyBeanMethods = false)
class SchoolIndexes {
    @Bean
    CollectionIndexes indexesOfSchools() {
        return CollectionIndexes.of(Schools.COLLECTION, new Index().named("code").on("s.c", Direction.ASC).unique(),
                new Index().named("group").on("s.g.i", Direction.ASC).unique().sparse(),
                new Index().named("division").on("s.d", Direction.ASC).on("_id", Direction.ASC),
                new Index().named("town").on("s.t", Direction.ASC).on("_id", Direction.ASC),
                new Index().named("name").on("s.b", Direction.ASC).on("_id", Direction.ASC));
    }
}
