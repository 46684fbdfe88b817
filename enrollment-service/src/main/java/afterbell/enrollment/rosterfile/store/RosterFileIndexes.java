package afterbell.enrollment.rosterfile.store;

import java.time.Duration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;

import afterbell.messaging.CollectionIndexes;

@Configuration(proxyBeanMethods = false)
class RosterFileIndexes {
    private static final Duration REPORTS_ARE_KEPT = Duration.ofDays(180);

    @Bean
    CollectionIndexes indexesOfRosterImports() {
        return CollectionIndexes.of(RosterImports.COLLECTION,
                new Index().named("open").on("s.op", Direction.ASC).unique().sparse(),
                new Index().named("lease").on("s.le", Direction.ASC).sparse(),
                new Index().named("school").on("s.sc", Direction.ASC).on("_id", Direction.ASC));
    }

    @Bean
    CollectionIndexes indexesOfRosterUploads() {
        return CollectionIndexes.of(Uploads.COLLECTION,
                new Index().named("age").on("t", Direction.ASC).expire(Uploads.LIFE));
    }

    @Bean
    CollectionIndexes indexesOfRosterReports() {
        return CollectionIndexes.of(Reports.COLLECTION,
                new Index().named("age").on("t", Direction.ASC).expire(REPORTS_ARE_KEPT));
    }
}
