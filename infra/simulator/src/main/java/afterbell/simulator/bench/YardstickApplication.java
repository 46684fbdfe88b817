package afterbell.simulator.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * The yardstick: a bare Spring MVC endpoint with virtual threads that sends one event per entry of a roll to Kafka,
 * idempotent and {@code acks=all}, and answers when all are acknowledged. No token, no store, no rule.
 */
@SpringBootApplication
public class YardstickApplication {
    static final String TOPIC = "bench.yardstick";

    public static void main(String[] arguments) {
        SpringApplication.run(YardstickApplication.class, arguments);
    }

    @Bean(destroyMethod = "close")
    Producer<String, String> producer(Environment environment) {
        var settings = new HashMap<String, Object>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, environment.getRequiredProperty("KAFKA_BOOTSTRAP"));
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    /** Takes the same body as a roll call. */
    record Roll(List<Map<String, String>> entries) {}

    @RestController
    static class Endpoint {
        private final Producer<String, String> producer;

        Endpoint(Producer<String, String> producer) {
            this.producer = producer;
        }

        @PostMapping("/yardstick")
        Map<String, Integer> send(@RequestBody Roll roll) throws InterruptedException, ExecutionException {
            var sent = new ArrayList<Future<RecordMetadata>>(roll.entries().size());
            for (var entry : roll.entries()) {
                sent.add(producer.send(new ProducerRecord<>(TOPIC, entry.get("pupilId"), entry.toString())));
            }
            for (var each : sent) {
                each.get();
            }
            return Map.of("sent", sent.size());
        }
    }
}
