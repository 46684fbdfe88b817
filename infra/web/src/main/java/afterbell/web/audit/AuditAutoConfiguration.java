package afterbell.web.audit;

import java.time.Clock;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** The audit log of every service that has a database, and the page on which the bureau reads it. */
@AutoConfiguration(after = DataMongoAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(MongoDatabaseFactory.class)
@ConditionalOnBean(MongoDatabaseFactory.class)
public final class AuditAutoConfiguration {

    @Bean
    AuditLog auditLog(MongoDatabaseFactory database) {
        return new AuditLog(database.getMongoDatabase().getCollection(AuditLog.COLLECTION), Clock.systemUTC());
    }

    @Bean
    AuditController auditController(AuditLog log) {
        return new AuditController(log);
    }
}
