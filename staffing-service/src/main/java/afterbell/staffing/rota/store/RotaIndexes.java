package afterbell.staffing.rota.store;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;

import afterbell.messaging.CollectionIndexes;

@Configuration(proxyBeanMethods = false)
class RotaIndexes {
    @Bean
    CollectionIndexes indexesOfRotas() {
        return CollectionIndexes.of(Rotas.COLLECTION, new Index().named("of-school")
                .on("s.w", Direction.ASC)
                .on("s.sc", Direction.ASC)
                .on("_id", Direction.ASC));
    }
}
