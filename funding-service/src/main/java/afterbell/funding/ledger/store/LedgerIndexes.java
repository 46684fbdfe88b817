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
        return CollectionIndexes.of(Books.COLLECTION, new Index().named("of-lock").on("s.lk", Direction.ASC));
    }

    @Bean
    CollectionIndexes indexesOfJournalEntries() {
        return CollectionIndexes.of(JournalEntries.COLLECTION,
                new Index().named("by-number").on("s.sc", Direction.ASC).on("s.n", Direction.ASC).unique(),
                new Index().named("by-day").on("s.sc", Direction.ASC).on("s.k", Direction.ASC),
                new Index().named("of-city").on("s.k", Direction.ASC),
                new Index().named("reversals").on("s.sc", Direction.ASC).on("s.rv", Direction.ASC));
    }

    @Bean
    CollectionIndexes indexesOfFindings() {
        return CollectionIndexes.of(Findings.COLLECTION,
                new Index().named("of-school").on("s.sc", Direction.ASC).on("s.k", Direction.ASC));
    }
}
