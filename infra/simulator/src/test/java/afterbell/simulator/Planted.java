package afterbell.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.mongodb.client.MongoClients;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import afterbell.local.Machine;
import afterbell.local.bench.Platform;
import afterbell.simulator.city.Adult;
import afterbell.simulator.city.City;
import afterbell.simulator.city.Pupil;

/** Names and numbers of an invented city, looked for wherever they must not be. */
final class Planted {
    private static final int OVERLAP = 128;
    private static final int CHUNK = 4 << 20;

    private final Set<String> texts = new HashSet<>();
    private final Set<Character> begins = new HashSet<>();
    private final Set<Integer> lengths = new HashSet<>();

    private Planted() {}

    static Planted in(City city) {
        var planted = new Planted();
        city.pupils().forEach(planted::plant);
        city.schools()
                .forEach(school -> school.workers()
                        .forEach(it -> planted.texts.addAll(List.of(it.name(), it
                                .citizenId(), it.phone()))));
        planted.texts.forEach(it -> {
            planted.begins.add(it.charAt(0));
            planted.lengths.add(it.length());
        });
        return planted;
    }

    private void plant(Pupil it) {
        texts.addAll(List.of(it.name(), it.pupilNumber(), it.guardian().name(), it.guardian().phone()));
        if (it.citizenId() != null) {
            texts.add(it.citizenId());
        }
        Adult second = it.second();
        if (second != null) {
            texts.addAll(List.of(second.name(), second.phone()));
        }
        var priority = it.priority();
        if (priority != null) {
            texts.add(priority.evidence());
        }
    }

    int size() {
        return texts.size();
    }

    /** What of it stands in a text. */
    Set<String> in(String text) {
        var found = new HashSet<String>();
        for (int at = 0; at < text.length(); at++) {
            if (begins.contains(text.charAt(at))) {
                for (int length : lengths) {
                    if (at + length <= text.length() && texts.contains(text.substring(at, at + length))) {
                        found.add(text.substring(at, at + length));
                    }
                }
            }
        }
        return found;
    }

    /** Files of the platform, as they lie on the disk: the store's, the broker's, all logs. */
    List<String> inFiles() throws IOException {
        var found = new ArrayList<String>();
        Path home = Machine.here().folders().home();
        for (Path folder : List.of(home.resolve("data/embedded-mongo"), home.resolve("data/kafka"),
                home.resolve("logs"))) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (isIn(file)) {
                        found.add(file.toString());
                    }
                }
            }
        }
        return found;
    }

    private boolean isIn(Path file) throws IOException {
        try (var content = Files.newInputStream(file)) {
            String before = "";
            for (byte[] next = content.readNBytes(CHUNK); next.length > 0; next = content.readNBytes(CHUNK)) {
                String text = before + new String(next, StandardCharsets.UTF_8);
                if (!in(text).isEmpty()) {
                    return true;
                }
                before = text.substring(Math.max(0, text.length() - OVERLAP));
            }
        }
        return false;
    }

    /** All events of all topics: keys, headers and bodies. */
    List<String> inEvents(Platform platform) {
        var found = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(Map.<String, Object>of("bootstrap.servers", platform.kafkaBootstrap()),
                new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics()
                    .entrySet()
                    .stream()
                    .filter(it -> !it.getKey().startsWith("__"))
                    .flatMap(it -> it.getValue().stream().map(one -> new TopicPartition(one.topic(), one.partition())))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.getOrDefault(it, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(event -> {
                    var text = new StringBuilder(text(event.key())).append(text(event.value()));
                    event.headers().forEach(it -> text.append(text(it.value())));
                    if (!in(text.toString()).isEmpty()) {
                        found.add(event.topic() + " " + event.offset());
                    }
                });
            }
        }
        return found;
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    /** All documents of all databases, as any program reads them. */
    List<String> inDocuments(Platform platform) {
        var found = new ArrayList<String>();
        try (var store = MongoClients.create(platform.storeUri())) {
            for (String database : List.of("enrollment", "staffing", "attendance", "funding")) {
                for (String collection : store.getDatabase(database).listCollectionNames()) {
                    store.getDatabase(database).getCollection(collection).find().forEach(document -> {
                        if (!in(document.toJson()).isEmpty()) {
                            found.add(database + "." + collection + " " + document.get("_id"));
                        }
                    });
                }
            }
        }
        return found;
    }

    /** What each part tells to whoever collects metrics. */
    List<String> inMetrics(Platform platform) throws IOException, InterruptedException {
        var found = new ArrayList<String>();
        var http = HttpClient.newHttpClient();
        for (String part : List.of("gateway", "enrollment-service", "staffing-service", "attendance-service",
                "funding-service")) {
            URI metrics = platform.management(part).resolve("/actuator/prometheus");
            String text = http.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString()).body();
            if (!text.contains("jvm_") || !in(text).isEmpty()) {
                found.add(part);
            }
        }
        return found;
    }
}
