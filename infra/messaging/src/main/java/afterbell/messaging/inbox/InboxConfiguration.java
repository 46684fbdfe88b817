package afterbell.messaging.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;

import afterbell.messaging.Broker;
import afterbell.messaging.MessagingProperties;
import afterbell.messaging.TopicProvisioning;

/** The reading side: projections fed by facts, one error policy, parked records, rebuilding. */
@Configuration(proxyBeanMethods = false)
public class InboxConfiguration {
    @Bean
    Subscriptions subscriptions(ObjectProvider<Inbox<?>> inboxes, MessagingProperties settings, MeterRegistry meters) {
        return new Subscriptions(inboxes.orderedStream().toList(), settings, meters);
    }

    @Bean
    Readers readers(Subscriptions subscriptions, ConsumerFactory<String, byte[]> consumers,
            KafkaTemplate<String, byte[]> kafka, MessagingProperties settings, ObservationRegistry observations,
            ApplicationContext context) {
        return new Readers(subscriptions, consumers, new ErrorPolicy(settings, kafka), settings, observations,
                context);
    }

    @Bean
    Rebuilding rebuilding(Subscriptions subscriptions, Readers readers, Broker broker) {
        return new Rebuilding(subscriptions, readers, broker);
    }

    @Bean
    Reading reading(TopicProvisioning topics, Rebuilding rebuilding, Readers readers) {
        return new Reading(topics, rebuilding, readers);
    }

    @Bean
    ParkedRecords parkedRecords(ConsumerFactory<String, byte[]> consumers, KafkaTemplate<String, byte[]> kafka,
            Broker broker, MessagingProperties settings) {
        return new ParkedRecords(consumers, kafka, broker, settings);
    }

    @Bean
    ParkedEndpoint parkedEndpoint(Subscriptions subscriptions, ParkedRecords parked) {
        return new ParkedEndpoint(subscriptions, parked);
    }

    @Bean
    ParkedMetrics parkedMetrics(Subscriptions subscriptions, ParkedRecords parked, MeterRegistry meters) {
        return new ParkedMetrics(subscriptions, parked, meters);
    }

    @Bean
    ProjectionsEndpoint projectionsEndpoint(Subscriptions subscriptions, Rebuilding rebuilding, Reading reading) {
        return new ProjectionsEndpoint(subscriptions, rebuilding, reading);
    }
}
