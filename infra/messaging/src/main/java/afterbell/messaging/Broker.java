package afterbell.messaging;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * What a service asks of the broker apart from sending and reading. A call waits {@value #PATIENCE_SECONDS} seconds at
 * the most; it throws {@link BrokerException} when the broker is away or refuses.
 */
public final class Broker {
    private static final int PATIENCE_SECONDS = 15;

    private final KafkaAdmin settings;

    Broker(KafkaAdmin settings) {
        this.settings = settings;
    }

    /** Creates what is missing and leaves alone what is there: another number of partitions would tear keys apart. */
    void createMissing(Collection<NewTopic> topics) {
        ask(admin -> {
            var there = await(admin.listTopics().names());
            var missing = topics.stream().filter(topic -> !there.contains(topic.name())).toList();
            admin.createTopics(missing).values().values().forEach(Broker::awaitCreated);
            return true;
        });
    }

    private static void awaitCreated(KafkaFuture<Void> created) {
        try {
            await(created);
        } catch (BrokerException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /** @return the offset of each partition's first record that is still there */
    public Map<TopicPartition, Long> firstOffsets(String topic) {
        return ask(admin -> offsets(admin, topic, OffsetSpec.earliest()));
    }

    /** @return the offset behind each partition's last record */
    public Map<TopicPartition, Long> lastOffsets(String topic) {
        return ask(admin -> offsets(admin, topic, OffsetSpec.latest()));
    }

    private static Map<TopicPartition, Long> offsets(Admin admin, String topic, OffsetSpec spec) {
        var described = await(admin.describeTopics(List.of(topic)).allTopicNames());
        var asked = Objects.requireNonNull(described.get(topic))
                .partitions()
                .stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .collect(Collectors.toMap(Function.identity(), _ -> spec));
        return await(admin.listOffsets(asked).all()).entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    /** @return where the group stands, for each partition that it has ever read */
    public Map<TopicPartition, OffsetAndMetadata> committed(String group) {
        return ask(admin -> await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()));
    }

    /** @return how many readers the group has at this moment, over all instances */
    public int readers(String group) {
        return ask(admin -> {
            try {
                var groups = await(admin.describeConsumerGroups(List.of(group)).all());
                return Objects.requireNonNull(groups.get(group)).members().size();
            } catch (BrokerException e) {
                if (e.getCause() instanceof GroupIdNotFoundException) {
                    return 0;
                }
                throw e;
            }
        });
    }

    /**
     * Moves a group that nobody reads with.
     *
     * @param note kept with the offsets until the next commit
     * @throws GroupInUseException if somebody reads with it; nothing has moved then
     */
    public void move(String group, Map<TopicPartition, Long> offsets, String note) {
        var positions = offsets.entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new OffsetAndMetadata(entry.getValue(), note)));
        ask(admin -> {
            try {
                await(admin.alterConsumerGroupOffsets(group, positions).all());
                return true;
            } catch (BrokerException e) {
                boolean inUse = e.getCause() instanceof UnknownMemberIdException
                        || e.getCause() instanceof GroupNotEmptyException;
                throw inUse ? new GroupInUseException(group) : e;
            }
        });
    }

    /** Deletes the records before the offset. */
    public void deleteBefore(TopicPartition partition, long offset) {
        ask(admin -> await(admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(offset)))
                .all()
                .thenApply(_ -> true)));
    }

    private <T> T ask(Function<Admin, T> question) {
        try (var admin = Admin.create(settings.getConfigurationProperties())) {
            return question.apply(admin);
        }
    }

    private static <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerException("Interrupted while the broker was asked", e);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw new BrokerException("The broker is away or refuses: " + cause.getMessage(), cause);
        } catch (TimeoutException e) {
            throw new BrokerException("The broker did not answer within " + PATIENCE_SECONDS + " s", e);
        }
    }

    /** Somebody reads with the group. */
    public static final class GroupInUseException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        GroupInUseException(String group) {
            super("Somebody reads with the group " + group);
        }
    }
}
