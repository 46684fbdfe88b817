package afterbell.embeddedmongo.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartingAndStoppingIT {
    @TempDir
    Path directory;

    @Test
    void aTakenPortIsTold() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                ServerProcess server = ServerProcess.start(directory.resolve("data"), taken.getLocalPort())) {
            assertThat(server.exitCode()).isEqualTo(48);
            assertThat(server.output()).contains("Port " + taken.getLocalPort() + " on 127.0.0.1 is taken");
        }
    }

    @Test
    void aDataDirectoryInUseIsTold() throws Exception {
        int port = ServerProcess.freePort();
        try (ServerProcess first = ServerProcess.start(directory.resolve("data"), port);
                MongoClient client = client(port)) {
            client.getDatabase("admin").runCommand(new Document("ping", 1));
            try (ServerProcess second = ServerProcess.start(directory.resolve("data"), 0)) {
                assertThat(second.exitCode()).isEqualTo(98);
                assertThat(second.output()).contains("is used by another embedded-mongo");
            }
            client.getDatabase("admin").runCommand(new Document("ping", 1));
        }
    }

    @Test
    void wrongOptionsAreTold() throws Exception {
        for (List<String> wrong : List.of(List.of("--data"), List.of("--nonsense", "1"), List.of("--port", "1"),
                List.of("--data", directory.toString(), "--cache-mb", "many"))) {
            try (ServerProcess server = ServerProcess.run(directory.resolve("usage.log"), wrong)) {
                assertThat(server.exitCode()).isEqualTo(2);
                assertThat(server.output()).contains("Usage: EmbeddedMongo --data DIR");
            }
        }
    }

    @Test
    void aTerminatedServerEndsCleanlyAndKeepsEverything() throws Exception {
        int port = ServerProcess.freePort();
        try (ServerProcess server = ServerProcess.start(directory.resolve("data"), port);
                MongoClient client = client(port)) {
            MongoCollection<Document> things = client.getDatabase("db").getCollection("things");
            for (int i = 0; i < 100; i++) {
                things.insertOne(new Document("_id", i));
            }
            // 128 + SIGTERM: the shutdown hook has run to its end.
            assertThat(server.terminate()).isEqualTo(143);
            assertThat(server.output()).doesNotContain("ERROR").doesNotContain("did not end in time");
        }
        try (ServerProcess server = ServerProcess.start(directory.resolve("data"), port);
                MongoClient client = client(port)) {
            assertThat(client.getDatabase("db").getCollection("things").countDocuments()).isEqualTo(100);
        }
    }

    private static MongoClient client(int port) {
        return MongoClients.create("mongodb://127.0.0.1:" + port + "/?connectTimeoutMS=500");
    }
}
