package afterbell.messaging.example;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

import afterbell.messaging.FactCodec;

/** Kafka without this library: what is really on the topic, and what others might put there. */
public final class Wire {
    public static final String TOPIC = "attendance.register.v1";

    private Wire() {}

    public static void send(String broker, String key, Map<String, String> headers, byte[] body) {
        try (var producer = new KafkaProducer<>(Map.<String, Object>of("bootstrap.servers", broker),
                new StringSerializer(), new ByteArraySerializer())) {
            var record = new ProducerRecord<>(TOPIC, key, body);
            headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(record).get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A call of a register as this service would publish it. */
    public static void sendCall(String broker, String school, String group, int number) {
        send(broker, school, headers(group, number), FactCodec.write(Rolls.fact(school, group, number))
                .getBytes(StandardCharsets.UTF_8));
    }

    public static Map<String, String> headers(String group, int number) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", Rolls.idOf(group) + "#" + number);
        headers.put("ce_source", "/afterbell/attendance/registers");
        headers.put("ce_type", "afterbell.attendance.roll-called.v1");
        headers.put("ce_subject", Rolls.idOf(group));
        headers.put("ce_time", "2026-09-07T08:10:27Z");
        headers.put("ce_sequence", Integer.toString(number));
        headers.put("ce_correlationid", "corr-" + group);
        headers.put("content-type", "application/json");
        return headers;
    }

    /** Everything of a key on a topic, in the order of its partition. */
    public static List<ConsumerRecord<String, byte[]>> read(String broker, String topic, String key) {
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer = new KafkaConsumer<>(Map.<String, Object>of("bootstrap.servers", broker),
                new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic)
                    .stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var end = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < end.get(each))) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> {
                    if (key.equals(record.key())) {
                        records.add(record);
                    }
                });
            }
        }
        return records;
    }

    /** Deletes all records of a topic with one partition. */
    public static void empty(String broker, String topic) {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker))) {
            admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(-1)))
                    .all()
                    .get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public static String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** The sequences of a register's events on the topic, as they were published. */
    public static List<Integer> published(String broker, String school, String group) {
        return read(broker, TOPIC, school).stream()
                .filter(record -> header(record, "ce_subject").equals(Rolls.idOf(group)))
                .map(record -> Integer.parseInt(header(record, "ce_sequence")))
                .toList();
    }
}
