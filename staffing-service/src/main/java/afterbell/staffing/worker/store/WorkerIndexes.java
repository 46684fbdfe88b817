package afterbell.staffing.worker.store;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;

import afterbell.messaging.CollectionIndexes;

@Configuration(proxyBeanMethods = false)
class WorkerIndexes {
    @Bean
    CollectionIndexes indexesOfWorkers() {
        return CollectionIndexes.of(Workers.COLLECTION,
                new Index().named("of-school").on("s.sc", Direction.ASC).on("_id", Direction.ASC),
                new Index().named("on-notice").on("s.ns", Direction.ASC).on("_id", Direction.ASC),
                new Index().named("expiring").on("s.ce", Direction.ASC).sparse(),
                new Index().named("barring").on("s.ba", Direction.ASC).sparse());
    }
}
