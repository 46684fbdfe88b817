package afterbell.messaging.example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import afterbell.local.part.BuiltTree;
import afterbell.local.part.FreePort;
import afterbell.local.part.KafkaBroker;
import afterbell.local.process.Health;
import afterbell.local.process.PartProcess;

/** A real broker of one test, which starts late and dies early. */
public final class OwnBroker implements AutoCloseable {
    private final String classPath = BuiltTree.find().classPath();
    private final KafkaBroker broker;
    private PartProcess process;

    public OwnBroker() {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "brokers")
                    .toAbsolutePath()), "kafka-");
            broker = new KafkaBroker(folder, folder.resolve("kafka.log"), FreePort.any(), FreePort.any(), 256);
            broker.prepare(classPath);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String address() {
        return broker.bootstrap();
    }

    public void start() {
        var launch = broker.launch(classPath);
        process = PartProcess.start(launch);
        new Health().await(launch, process);
    }

    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }
}
