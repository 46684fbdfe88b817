package afterbell.messaging;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.scheduling.annotation.EnableScheduling;

import afterbell.messaging.inbox.InboxConfiguration;
import afterbell.messaging.inbox.Subscriptions;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.OutboxConfiguration;

/** Switched on in every service that names itself by {@code afterbell.messaging.service}. */
@AutoConfiguration(before = KafkaAutoConfiguration.class, after = DataMongoAutoConfiguration.class)
@ConditionalOnProperty("afterbell.messaging.service")
@EnableConfigurationProperties(MessagingProperties.class)
@PropertySource("classpath:afterbell/messaging/kafka.properties")
@EnableScheduling
@Import({OutboxConfiguration.class, InboxConfiguration.class})
public class MessagingAutoConfiguration {
    /** Not observed: an event carries the trace of the request that decided it, not that of the relay. */
    @Bean
    KafkaTemplate<String, byte[]> factTemplate(ProducerFactory<String, byte[]> producers) {
        return new KafkaTemplate<>(producers);
    }

    @Bean
    Broker broker(KafkaAdmin admin) {
        return new Broker(admin);
    }

    @Bean
    TopicProvisioning topicProvisioning(Broker broker, Subscriptions subscriptions, MessagingProperties settings) {
        return new TopicProvisioning(broker, subscriptions, settings);
    }

    @Bean
    IndexCreation indexCreation(MongoTemplate mongo, ObjectProvider<CollectionIndexes> indexes,
            AggregateStores aggregates) {
        return new IndexCreation(mongo, indexes.stream().toList(), aggregates);
    }
}
