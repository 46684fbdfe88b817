package afterbell.local.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.kafka.common.Uuid;

import afterbell.local.process.Launch;
import afterbell.local.process.Launch.Listener;

/**
 * The real Kafka broker, broker and controller in one process (KRaft), sized for one machine.
 *
 * @param data its folder: configuration, storage
 * @param log its log file
 * @param port clients connect here
 * @param controllerPort the quorum of one talks here
 * @param heapMb its heap in MiB
 */
public record KafkaBroker(Path data, Path log, int port, int controllerPort, int heapMb) {
    private static final int START_SECONDS = 180;
    /** A clean stop writes the index files; after a kill the broker reads its last segments again. */
    private static final int STOP_SECONDS = 30;

    /** Writes the configuration and formats the storage once. */
    public void prepare(String classPath) {
        try {
            Files.createDirectories(data);
            Files.writeString(properties(), configuration());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + properties() + ": " + e.getMessage(), e);
        }
        if (!Files.exists(storage().resolve("meta.properties"))) {
            ShortRun.run("Formatting Kafka's storage", java(classPath, "-Xmx128m", "kafka.tools.StorageTool", "format",
                    "--standalone", "--cluster-id", Uuid.randomUuid().toString(), "--config",
                    properties().toString()), Map.of(), data, log, Duration.ofSeconds(60));
        }
    }

    /**
     * How to start the broker.
     *
     * @param classPath holds the broker and infra/local
     */
    public Launch launch(String classPath) {
        return new Launch("kafka", java(classPath, "-Xms" + Math.min(heapMb, 128) + "m", "-Xmx" + heapMb + "m",
                "kafka.Kafka", properties().toString()), Map.of(), data, log,
                List.of(new Listener(port, "kafka.port"), new Listener(controllerPort, "kafka.controller-port")),
                null, START_SECONDS, STOP_SECONDS);
    }

    /** The address for clients. */
    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    private Path properties() {
        return data.resolve("server.properties");
    }

    private Path storage() {
        return data.resolve("storage");
    }

    private static List<String> java(String classPath, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(Jdk.java(), "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-XX:+ExitOnOutOfMemoryError",
                        "-Djava.awt.headless=true", "-Dlogback.configurationFile=afterbell/local/logback-kafka.xml",
                        "-cp", classPath));
        command.addAll(List.of(arguments));
        return command;
    }

    /** One broker, one replica: published topics keep everything, and internal topics stay small. */
    private String configuration() {
        return """
            process.roles=broker,controller
            node.id=1
            controller.quorum.bootstrap.servers=127.0.0.1:%2$d
            listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
            advertised.listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
            listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
            inter.broker.listener.name=PLAINTEXT
            controller.listener.names=CONTROLLER
            log.dirs=%3$s
            auto.create.topics.enable=false
            num.partitions=6
            default.replication.factor=1
            min.insync.replicas=1
            offsets.topic.num.partitions=4
            offsets.topic.replication.factor=1
            offsets.topic.segment.bytes=16777216
            transaction.state.log.num.partitions=2
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            share.coordinator.state.topic.num.partitions=1
            share.coordinator.state.topic.replication.factor=1
            share.coordinator.state.topic.min.isr=1
            log.segment.bytes=67108864
            log.retention.ms=-1
            log.cleaner.dedupe.buffer.size=16777216
            metadata.log.segment.bytes=16777216
            group.initial.rebalance.delay.ms=0
            group.coordinator.threads=1
            num.network.threads=2
            num.io.threads=4
            queued.max.requests=200
            socket.request.max.bytes=33554432
            """.formatted(port, controllerPort, storage());
    }
}
