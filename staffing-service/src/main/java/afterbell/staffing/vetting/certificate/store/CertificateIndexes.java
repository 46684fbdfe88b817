package afterbell.staffing.vetting.certificate.store;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;

import afterbell.messaging.CollectionIndexes;

@Configuration(proxyBeanMethods = false)
class CertificateIndexes {
    @Bean
    CollectionIndexes indexesOfCertificates() {
        return CollectionIndexes.of(Certificates.COLLECTION, new Index().named("of-worker")
                .on("w", Direction.ASC)
                .on("d", Direction.DESC)
                .on("_id", Direction.DESC));
    }
}
