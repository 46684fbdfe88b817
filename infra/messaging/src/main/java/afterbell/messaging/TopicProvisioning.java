package afterbell.messaging;

import java.util.ArrayList;
import java.util.List;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.kafka.config.TopicBuilder;

import afterbell.contracts.Contracts;
import afterbell.contracts.Topic;
import afterbell.messaging.inbox.Subscriptions;

/**
 * Creates the topics that this service writes, reads and parks in, where they are missing. Published topics keep
 * everything, so that any projection can be rebuilt from the first fact.
 */
public final class TopicProvisioning {
    private final Broker broker;
    private final Subscriptions subscriptions;
    private final MessagingProperties settings;

    TopicProvisioning(Broker broker, Subscriptions subscriptions, MessagingProperties settings) {
        this.broker = broker;
        this.subscriptions = subscriptions;
        this.settings = settings;
    }

    /** @throws BrokerException if the broker is away */
    public void create() {
        var topics = new ArrayList<NewTopic>();
        Contracts.topics().stream().filter(this::writtenOrReadHere).map(this::published).forEach(topics::add);
        subscriptions.parkingTopics().stream().map(this::parking).forEach(topics::add);
        broker.createMissing(topics);
    }

    /** @return names of the topics that this service is the only one to write */
    public List<String> owned() {
        return Contracts.topics()
                .stream()
                .map(Topic::name)
                .filter(name -> name.startsWith(settings.service() + "."))
                .toList();
    }

    private boolean writtenOrReadHere(Topic topic) {
        return owned().contains(topic.name()) || subscriptions.topics().contains(topic.name());
    }

    private NewTopic published(Topic topic) {
        return TopicBuilder.name(topic.name())
                .partitions(settings.partitions())
                .replicas(settings.replicas())
                .config(TopicConfig.RETENTION_MS_CONFIG, "-1")
                .config(TopicConfig.CLEANUP_POLICY_CONFIG,
                        topic.compacted() ? TopicConfig.CLEANUP_POLICY_COMPACT : TopicConfig.CLEANUP_POLICY_DELETE)
                .build();
    }

    private NewTopic parking(String name) {
        return TopicBuilder.name(name)
                .partitions(1)
                .replicas(settings.replicas())
                .config(TopicConfig.RETENTION_MS_CONFIG, "-1")
                .build();
    }
}
