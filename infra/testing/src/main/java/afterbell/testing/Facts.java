package afterbell.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;

import afterbell.contracts.Contract;
import afterbell.contracts.Contracts;

/** Reads the topics of this JVM's broker with a consumer of its own, and publishes facts by hand. */
public final class Facts {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long PATIENCE_SECONDS = 30;

    private Facts() {}

    /** One for the JVM; made when a test first publishes. */
    private static final class ByHand {
        static final KafkaProducer<String, byte[]> PRODUCER = new KafkaProducer<>(
                Map.of("bootstrap.servers", BackingParts.kafkaBootstrap()), new StringSerializer(),
                new ByteArraySerializer());
    }

    /** @return everything that stands in the topic now, each partition in its order; nothing where there is no topic */
    public static List<SeenFact> in(String topic) {
        try (var consumer = consumer()) {
            var partitions = consumer.partitionsFor(topic)
                    .stream()
                    .map(it -> new TopicPartition(topic, it.partition()))
                    .toList();
            return read(consumer, partitions);
        }
    }

    /** @return the facts about one aggregate, in their order */
    public static List<SeenFact> about(String topic, String subject) {
        return in(topic).stream().filter(it -> it.header("ce_subject").equals(subject)).toList();
    }

    /** @return everything in all topics of the project, parked records among them */
    public static List<SeenFact> everywhere() {
        try (var consumer = consumer()) {
            var partitions = consumer.listTopics()
                    .values()
                    .stream()
                    .flatMap(Collection::stream)
                    .filter(it -> !it.topic().startsWith("__"))
                    .map(it -> new TopicPartition(it.topic(), it.partition()))
                    .toList();
            return read(consumer, partitions);
        }
    }

    /**
     * Publishes a fact as its own service would.
     *
     * @param key      id named by the topic's key
     * @param subject  id of the aggregate
     * @param sequence position among the aggregate's facts, from 1
     * @param headers  further headers, such as {@code traceparent}; they replace the usual ones of the same name
     */
    public static void publish(String key, String subject, long sequence, Record fact, Map<String, String> headers) {
        Contract contract = Contracts.of(fact);
        var all = new LinkedHashMap<>(Map.of("ce_specversion", "1.0", "ce_id", subject + "#" + sequence, "ce_source",
                "/afterbell/by-hand", "ce_type", contract.type(), "ce_subject", subject, "ce_time",
                Instant.now().toString(), "ce_sequence", Long.toString(sequence), "ce_correlationid",
                "by-hand", "content-type", "application/json"));
        all.putAll(headers);
        send(contract.topic().name(), key, all, JSON.writeValueAsString(fact));
    }

    /** As {@link #publish(String, String, long, Record, Map)} without further headers. */
    public static void publish(String key, String subject, long sequence, Record fact) {
        publish(key, subject, sequence, fact, Map.of());
    }

    /** Sends any record at all. */
    public static void send(String topic, String key, Map<String, String> headers, String body) {
        var record = new ProducerRecord<>(topic, key, body.getBytes(StandardCharsets.UTF_8));
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            ByHand.PRODUCER.send(record).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while publishing to " + topic, e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The broker did not take a record of " + topic, e);
        }
    }

    private static KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(Map.of("bootstrap.servers", BackingParts.kafkaBootstrap()),
                new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static List<SeenFact> read(KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        var seen = new ArrayList<SeenFact>();
        while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.getOrDefault(it, 0L))) {
            consumer.poll(POLL).forEach(it -> seen.add(SeenFact.of(it)));
        }
        return seen;
    }
}
