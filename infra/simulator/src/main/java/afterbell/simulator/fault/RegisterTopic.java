package afterbell.simulator.fault;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.json.JsonMapper;

import afterbell.simulator.fault.AfternoonFromEvents.Told;

/** What {@code attendance.register.v1} tells, and what was parked on its way, read as any analyst reads it. */
final class RegisterTopic {
    private static final String TOPIC = "attendance.register.v1";
    private static final Duration POLL = Duration.ofMillis(200);
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, Object> reading;

    RegisterTopic(String bootstrap) {
        this.reading = Map.of("bootstrap.servers", bootstrap, "enable.auto.commit", false);
    }

    /** @return each register of the school as its events tell it, in the order of their ids */
    Map<String, AfternoonFromEvents> afternoons(String schoolId) {
        var afternoons = new TreeMap<String, AfternoonFromEvents>();
        try (var consumer = new KafkaConsumer<>(reading, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC)
                    .stream()
                    .map(it -> new TopicPartition(it.topic(), it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.getOrDefault(it, 0L))) {
                for (ConsumerRecord<String, String> event : consumer.poll(POLL)) {
                    if (schoolId.equals(event.key())) {
                        tell(afternoons, event);
                    }
                }
            }
        }
        afternoons.values().forEach(AfternoonFromEvents::play);
        return afternoons;
    }

    private static void tell(Map<String, AfternoonFromEvents> afternoons, ConsumerRecord<String, String> event) {
        String register = header(event, "ce_subject");
        String type = header(event, "ce_type").replaceAll("^afterbell\\.attendance\\.|\\.v\\d+$", "");
        afternoons.computeIfAbsent(register, AfternoonFromEvents::new)
                .on(Long.parseLong(header(event, "ce_sequence")),
                        new Told(header(event, "ce_id"), type, JSON.readTree(event.value())));
    }

    private static String header(ConsumerRecord<String, String> event, String name) {
        var header = event.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** @return how many records are parked, by topic; without those that have none */
    Map<String, Long> parked() {
        try (var consumer = new KafkaConsumer<>(reading, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics()
                    .entrySet()
                    .stream()
                    .filter(it -> it.getKey().endsWith(".dlt"))
                    .flatMap(it -> it.getValue().stream().map(one -> new TopicPartition(one.topic(), one.partition())))
                    .toList();
            var parked = new HashMap<String, Long>();
            consumer.endOffsets(partitions)
                    .forEach((partition, end) -> parked.merge(partition.topic(), end, Long::sum));
            parked.values().removeIf(it -> it == 0);
            return parked;
        }
    }
}
