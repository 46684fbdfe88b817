package afterbell.staffing.institution.store;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;

import afterbell.messaging.CollectionIndexes;

@Configuration(proxyBeanMethods = false)
class InstitutionIndexes {
    @Bean
    CollectionIndexes indexesOfInstitutions() {
        return CollectionIndexes.of(Institutions.COLLECTION,
                new Index().named("state").on("s.st", Direction.ASC).on("_id", Direction.ASC),
                new Index().named("waiting").on("s.wt", Direction.ASC).sparse(),
                new Index().named("expiring").on("s.au", Direction.ASC).sparse(),
                new Index().named("days-changed").on("s.ca", Direction.ASC).sparse());
    }

    @Bean
    CollectionIndexes indexesOfEvidence() {
        return CollectionIndexes.of(EvidenceDocuments.COLLECTION,
                new Index().named("unused").on("t", Direction.ASC).expire(EvidenceDocuments.UNUSED_LIFE).sparse());
    }
}
