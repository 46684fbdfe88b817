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
                new Index().named("on-notice").on("s.h.n.id", Direction.ASC).sparse(),
                new Index().named("of-institution").on("s.p.m.i", Direction.ASC).on("s.p.m.v", Direction.ASC),
                new Index().named("members").on("s.p.m.i", Direction.ASC).on("_id", Direction.ASC),
                new Index().named("of-standing")
                        .on("s.sg", Direction.ASC)
                        .on("s.k", Direction.ASC)
                        .on("_id", Direction.ASC),
                new Index().named("of-kind").on("s.k", Direction.ASC).on("_id", Direction.ASC),
                new Index().named("expiring").on("s.ce", Direction.ASC).on("_id", Direction.ASC),
                new Index().named("filed").on("s.fs", Direction.ASC).on("_id", Direction.ASC),
                new Index().named("assessed").on("s.ao", Direction.ASC).on("_id", Direction.ASC),
                new Index().named("asking").on("s.p.q.nx", Direction.ASC).sparse(),
                new Index().named("aging").on("s.ck", Direction.ASC).sparse(),
                new Index().named("losing").on("s.lo.at", Direction.ASC).sparse());
    }
}
