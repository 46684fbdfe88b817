package afterbell.enrollment.semester.store;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;

import afterbell.messaging.CollectionIndexes;

@Configuration(proxyBeanMethods = false)
class SemesterIndexes {
    @Bean
    CollectionIndexes indexesOfSemesters() {
        return CollectionIndexes.of(Semesters.COLLECTION,
                new Index().named("first-day").on("s.f", Direction.DESC).on("_id", Direction.DESC));
    }
}
