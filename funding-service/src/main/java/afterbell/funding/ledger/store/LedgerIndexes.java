package afterbell.funding.ledger.store;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;

import afterbell.messaging.CollectionIndexes;

@Configuration(proxyBeanMethods = false)
class LedgerIndexes {
    @Bean
    CollectionIndexes indexesOfBooks() {
        return CollectionIndexes.of(Books.COLLECTION,
                new Index().named("of-school").on("s.sc", Direction.ASC).on("s.y", Direction.DESC),
                new Index().named("of-entry").on("s.sc", Direction.ASC).on("s.e.i", Direction.ASC));
    }

    @Bean
    CollectionIndexes indexesOfFindings() {
        return CollectionIndexes.of(Findings.COLLECTION,
                new Index().named("of-school").on("s.sc", Direction.ASC).on("s.k", Direction.ASC));
    }
}
