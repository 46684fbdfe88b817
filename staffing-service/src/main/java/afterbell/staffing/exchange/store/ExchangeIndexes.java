package afterbell.staffing.exchange.store;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;

import afterbell.messaging.CollectionIndexes;

@Configuration(proxyBeanMethods = false)
class ExchangeIndexes {
    @Bean
    CollectionIndexes indexesOfExchanges() {
        return CollectionIndexes.of(Exchanges.COLLECTION,
                new Index().named("open").on("s.oa", Direction.ASC).sparse());
    }
}
