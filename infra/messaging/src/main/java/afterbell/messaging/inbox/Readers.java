package afterbell.messaging.inbox;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

import io.micrometer.observation.ObservationRegistry;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.context.ApplicationContext;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.GenericMessageListener;
import org.springframework.kafka.listener.MessageListener;

import afterbell.messaging.MessagingProperties;
import afterbell.messaging.inbox.ManagementAnswer.NotReadingException;

/** The listener containers, one for each subscription. Started when the topics are there. */
final class Readers {
    private static final Duration LONGEST_STOP = Duration.ofSeconds(15);
    private static final Duration RETRY_OF_AUTHORISATION = Duration.ofSeconds(30);
    private static final int MUCH_BYTES = 512 * 1024;

    private final ConsumerFactory<String, byte[]> consumers;
    private final ErrorPolicy errors;
    private final MessagingProperties settings;
    private final ObservationRegistry observations;
    private final ApplicationContext context;
    private final Map<Subscription<?>, ConcurrentMessageListenerContainer<String, byte[]>> containers;
    private boolean open;

    Readers(Subscriptions subscriptions, ConsumerFactory<String, byte[]> consumers, ErrorPolicy errors,
            MessagingProperties settings, ObservationRegistry observations, ApplicationContext context) {
        this.consumers = consumers;
        this.errors = errors;
        this.settings = settings;
        this.observations = observations;
        this.context = context;
        this.containers = new LinkedHashMap<>();
        subscriptions.all().forEach(subscription -> containers.put(subscription, container(subscription)));
    }

    /** Starts those that do not run. */
    synchronized void start() {
        open = true;
        containers.values().forEach(ConcurrentMessageListenerContainer::start);
    }

    /** Returns when the records in hand are done and their offsets committed. */
    synchronized void stop() {
        open = false;
        containers.values().forEach(ConcurrentMessageListenerContainer::stop);
    }

    /** @throws NotReadingException if nothing is read here: the broker is away, or the service is stopping */
    synchronized void stop(Subscription<?> subscription) {
        if (!open) {
            throw new NotReadingException();
        }
        of(subscription).stop();
    }

    private ConcurrentMessageListenerContainer<String, byte[]> of(Subscription<?> subscription) {
        var container = containers.get(subscription);
        if (container == null) {
            throw new IllegalArgumentException("No reader for " + subscription.projection());
        }
        return container;
    }

    private ConcurrentMessageListenerContainer<String, byte[]> container(Subscription<?> subscription) {
        var properties = new ContainerProperties(subscription.topic());
        properties.setGroupId(subscription.group());
        properties.setMessageListener(listener(subscription));
        properties.setStopImmediate(true);
        properties.setShutdownTimeout(LONGEST_STOP.toMillis());
        properties.setAuthExceptionRetryInterval(RETRY_OF_AUTHORISATION);
        properties.setObservationEnabled(true);
        properties.setObservationRegistry(observations);
        properties.setRecordObservationsInBatch(true);
        properties.setKafkaConsumerProperties(waiting(subscription.inbox().patience()));
        var executor = new SimpleAsyncTaskExecutor(subscription.group() + "-");
        executor.setVirtualThreads(true);
        properties.setListenerTaskExecutor(executor);
        var container = new ConcurrentMessageListenerContainer<>(consumers, properties);
        container.setBeanName(subscription.group());
        container.setApplicationContext(context);
        container.setConcurrency(settings.readers());
        container.setCommonErrorHandler(errors.handlerFor(subscription));
        return container;
    }

    /** The broker answers when there is much, or when that time is over. */
    private static Properties waiting(Duration patience) {
        var properties = new Properties();
        if (patience.isPositive()) {
            properties.setProperty(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, Integer.toString(MUCH_BYTES));
            properties.setProperty(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, Long.toString(patience.toMillis()));
        }
        return properties;
    }

    private static GenericMessageListener<?> listener(Subscription<?> subscription) {
        if (subscription.isBulk()) {
            return (BatchMessageListener<String, byte[]>) subscription::deliverAll;
        }
        return (MessageListener<String, byte[]>) subscription::deliver;
    }
}
