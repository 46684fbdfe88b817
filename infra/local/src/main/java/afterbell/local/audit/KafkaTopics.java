package afterbell.local.audit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import afterbell.local.Refusal;

/** Facts of a broker. Nothing is committed: who audits leaves no trace. */
record KafkaTopics(String bootstrap) implements Topics {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int PATIENCE_MILLIS = 15_000;
    private static final int BYTES_AT_ONCE = 8 * 1024 * 1024;

    @Override
    public void read(String topic, Consumer<Told> each) {
        Map<String, Object> reading = Map.of("bootstrap.servers", bootstrap, "enable.auto.commit", false,
                "default.api.timeout.ms", PATIENCE_MILLIS, "fetch.max.bytes", BYTES_AT_ONCE, "max.poll.records", 5_000);
        try (var consumer = new KafkaConsumer<>(reading, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic)
                    .stream()
                    .map(it -> new TopicPartition(it.topic(), it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(it -> consumer.position(it.getKey()) < it.getValue())) {
                consumer.poll(POLL).forEach(record -> each.accept(told(record)));
            }
        } catch (KafkaException e) {
            throw new Refusal("Kafka does not answer on " + bootstrap
                    + ": is the platform up? `afterbell status` tells.");
        }
    }

    private static Told told(ConsumerRecord<String, byte[]> record) {
        var type = record.headers().lastHeader("ce_type");
        return new Told(record.partition(), record.offset(), Objects.requireNonNullElse(record.key(), ""),
                type == null ? "" : new String(type.value(), StandardCharsets.UTF_8),
                Objects.requireNonNullElse(record.value(), new byte[0]));
    }
}
