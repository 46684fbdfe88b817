package afterbell.local.command;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import afterbell.local.Machine;
import afterbell.local.Refusal;

/** Prints a topic's events as they come. */
@Command(name = "tail", description = "Print a topic's events: headers and body. Without a topic: the topics.")
public final class TailCommand implements Runnable {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int PATIENCE_SECONDS = 15;

    @Parameters(arity = "0..1", paramLabel = "TOPIC", description = "For example attendance.register.v1.")
    private @Nullable String topic;

    @Option(names = "--from-beginning", description = "Begin with the first event that is kept, not with the next one.")
    private boolean fromBeginning;

    @Option(names = "--max", description = "Stop after so many; with --from-beginning also at the end of the topic.")
    private long max = Long.MAX_VALUE;

    @Override
    public void run() {
        String bootstrap = "127.0.0.1:" + Machine.here().settings().port("kafka.port");
        if (topic == null) {
            topics(bootstrap).forEach(System.out::println);
            return;
        }
        if (!topics(bootstrap).contains(topic)) {
            throw new Refusal("There is no topic `" + topic + "`. `afterbell tail` lists them.");
        }
        Map<String, Object> reading = Map.of("bootstrap.servers", bootstrap, "enable.auto.commit", false);
        try (var consumer = new KafkaConsumer<>(reading, new StringDeserializer(), new StringDeserializer())) {
            print(consumer, topic);
        }
    }

    private void print(KafkaConsumer<String, String> consumer, String from) {
        List<TopicPartition> partitions = consumer.partitionsFor(from)
                .stream()
                .map(it -> new TopicPartition(it.topic(), it.partition()))
                .toList();
        consumer.assign(partitions);
        if (fromBeginning) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        long printed = 0;
        while (printed < max) {
            for (ConsumerRecord<String, String> event : consumer.poll(POLL)) {
                if (printed++ < max) {
                    print(event);
                }
            }
            if (fromBeginning && max != Long.MAX_VALUE && hasPassed(consumer, ends)) {
                return;
            }
        }
    }

    private static boolean hasPassed(KafkaConsumer<String, String> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(it -> consumer.position(it.getKey()) >= it.getValue());
    }

    private static void print(ConsumerRecord<String, String> event) {
        System.out.printf("%s  %s[%d]@%d  key=%s%n", Instant.ofEpochMilli(event.timestamp()), event.topic(),
                event.partition(), event.offset(), event.key());
        for (Header header : event.headers()) {
            System.out.println("  " + header.key() + ": " + new String(header.value(), StandardCharsets.UTF_8));
        }
        System.out.println("  " + event.value() + "\n");
    }

    private static List<String> topics(String bootstrap) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            return admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS).stream().sorted().toList();
        } catch (ExecutionException | TimeoutException e) {
            throw new Refusal(
                    "Kafka does not answer on " + bootstrap + ": is the platform up? `afterbell status` tells.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
