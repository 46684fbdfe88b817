package afterbell.messaging.outbox;

import java.time.Clock;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.bson.codecs.Codec;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.KafkaTemplate;

import afterbell.messaging.MessagingProperties;

/** The writing side: aggregates with their events, and the relay. */
@Configuration(proxyBeanMethods = false)
public class OutboxConfiguration {
    /** Also where the business clock can be moved: an event's time and age are when it was really written. */
    private static final Clock SYSTEM = Clock.systemUTC();

    @Bean
    Relay outboxRelay(KafkaTemplate<String, byte[]> kafka, MessagingProperties settings, MeterRegistry meters) {
        var batches = new PublishingBatches(new EventPublisher(kafka, settings.service()), meters);
        return new Relay(batches, settings, SYSTEM);
    }

    /** @param codecs of types that a stored record may hold and the driver does not know */
    @Bean
    AggregateStores aggregateStores(MongoTemplate mongo, ObjectProvider<Codec<?>> codecs, Relay relay,
            ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        return new AggregateStores(mongo, codecs.orderedStream().toList(), relay,
                new TraceContext(tracer.getIfAvailable(), propagator.getIfAvailable()), SYSTEM);
    }

    @Bean
    OutboxMetrics outboxMetrics(Relay relay, MeterRegistry meters) {
        return new OutboxMetrics(relay, meters, SYSTEM);
    }
}
