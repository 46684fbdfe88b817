package afterbell.enrollment.plan.store;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;

import afterbell.messaging.CollectionIndexes;

@Configuration(proxyBeanMethods = false)
class PlanIndexes {
    @Bean
    CollectionIndexes indexesOfPlans() {
        return CollectionIndexes.of(Plans.COLLECTION,
                new Index().named("inbox")
                        .on("s.m", Direction.ASC)
                        .on("s.st", Direction.ASC)
                        .on("s.q", Direction.ASC),
                new Index().named("appeals").on("s.w", Direction.ASC).sparse());
    }
}
