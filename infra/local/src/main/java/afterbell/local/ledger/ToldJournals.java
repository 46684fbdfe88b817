package afterbell.local.ledger;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import afterbell.local.Refusal;

/** The journals of all schools as the topic tells them. */
final class ToldJournals {
    private static final String TOPIC = "funding.ledger.v1";
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int PATIENCE_MILLIS = 15_000;
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, ToldJournal> bySchool = new TreeMap<>();

    /** Reads the whole topic. Nothing is committed: who verifies leaves no trace. */
    static ToldJournals read(String bootstrap) {
        Map<String, Object> reading = Map.of("bootstrap.servers", bootstrap, "enable.auto.commit", false,
                "default.api.timeout.ms", PATIENCE_MILLIS);
        var journals = new ToldJournals();
        try (var consumer = new KafkaConsumer<>(reading, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC)
                    .stream()
                    .map(it -> new TopicPartition(it.topic(), it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(it -> consumer.position(it.getKey()) < it.getValue())) {
                consumer.poll(POLL).forEach(record -> journals.add(record.value()));
            }
        } catch (KafkaException e) {
            throw new Refusal("Kafka does not answer on " + bootstrap
                    + ": is the platform up? `afterbell status` tells.");
        }
        return journals;
    }

    void add(@Nullable String fact) {
        var line = JournalLine.of(JSON.readTree(fact == null ? "{}" : fact));
        bySchool.computeIfAbsent(line.schoolId(), _ -> new ToldJournal()).add(line);
    }

    /** @return one school's, or all */
    Map<String, ToldJournal> of(Optional<String> schoolId) {
        return schoolId
                .<Map<String, ToldJournal>>map(it -> Map.of(it, bySchool.getOrDefault(it, new ToldJournal())))
                .orElse(bySchool);
    }
}
