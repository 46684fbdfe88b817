package afterbell.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@BackedBy(BackingPart.KAFKA)
@SpringJUnitConfig(TheRealBrokerIT.class)
class TheRealBrokerIT {
    @Value("${KAFKA_BOOTSTRAP}")
    private String bootstrap = "";

    @Test
    void aSpringTestFindsTheBrokerAndGetsBackWhatItSent() throws Exception {
        assertThat(bootstrap).isEqualTo(BackingParts.kafkaBootstrap()).startsWith("127.0.0.1:");
        Map<String, Object> common = Map.of("bootstrap.servers", bootstrap);
        try (Admin admin = Admin.create(common)) {
            admin.createTopics(List.of(new NewTopic("roll", 1, (short) 1))).all().get(30, TimeUnit.SECONDS);
        }
        try (var producer = new KafkaProducer<>(common, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("roll", "school", "called")).get(30, TimeUnit.SECONDS);
        }
        Map<String, Object> reading = Map.of("bootstrap.servers", bootstrap, "group.id", "test", "auto.offset.reset",
                "earliest");
        try (var consumer = new KafkaConsumer<>(reading, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("roll"));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> consumer.poll(Duration.ofMillis(500)).count() == 1);
        }
    }
}
