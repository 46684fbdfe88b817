package afterbell.confidential;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.PropertySource;
import org.springframework.data.mongodb.core.MongoTemplate;

/** {@link Confidential} and {@link KeyedHash} for every service that has a database and this module. */
@AutoConfiguration(after = DataMongoAutoConfiguration.class)
@ConditionalOnBean(MongoTemplate.class)
@EnableConfigurationProperties(ConfidentialSettings.class)
@PropertySource("classpath:afterbell/confidential/confidential.properties")
public final class ConfidentialAutoConfiguration {

    @Bean
    MasterKey masterKey(ConfidentialSettings settings) {
        return MasterKey.parse(settings.masterKey());
    }

    @Bean
    SubjectKeys subjectKeys(MongoTemplate mongo, MasterKey master) {
        return new SubjectKeys(mongo, master);
    }

    @Bean
    Confidential confidential(SubjectKeys keys) {
        return new Confidential(keys);
    }

    @Bean
    KeyedHash keyedHash(MasterKey master) {
        return new KeyedHash(master);
    }

    @Bean
    MasterKeyCheck masterKeyCheck(SubjectKeys keys) {
        return new MasterKeyCheck(keys);
    }
}
