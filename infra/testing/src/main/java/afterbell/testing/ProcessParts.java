package afterbell.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import afterbell.local.part.BuiltTree;
import afterbell.local.part.EmbeddedStore;
import afterbell.local.part.FreePort;
import afterbell.local.part.KafkaBroker;
import afterbell.local.part.KeycloakDistribution;
import afterbell.local.part.KeycloakServer;
import afterbell.local.part.RealmFile;
import afterbell.local.part.Secrets;
import afterbell.local.process.Health;
import afterbell.local.process.Launch;
import afterbell.local.process.PartProcess;

/** The parts as processes of this machine, with their data under {@code target/}. */
final class ProcessParts implements Parts {
    private static final Health HEALTH = new Health();

    @Override
    public String startKafka() {
        Path folder = folder("kafka");
        KafkaBroker broker = new KafkaBroker(folder, folder.resolve("kafka.log"), FreePort.any(), FreePort.any(), 384);
        String classPath = BuiltTree.find().classPath();
        broker.prepare(classPath);
        start(broker.launch(classPath));
        return broker.bootstrap();
    }

    @Override
    public String startStore() {
        Path folder = folder("store");
        EmbeddedStore store = new EmbeddedStore(folder, folder.resolve("store.log"), FreePort.any(), FreePort.any(),
                256,
                32, true);
        start(store.launch(BuiltTree.find().classPath()));
        return store.uri() + "/%s";
    }

    @Override
    public IdentityServer startKeycloak() {
        BuiltTree tree = BuiltTree.find();
        Path folder = folder("keycloak");
        KeycloakDistribution built = KeycloakDistribution.in(tree.cache(), tree.keycloakArchive());
        Secrets secrets = Secrets.in(folder.resolve("secrets"));
        KeycloakServer server = new KeycloakServer(folder, folder.resolve("keycloak.log"), FreePort.any(),
                FreePort.any(), 384);
        String realm = RealmFile.filledIn(tree.realmTemplate(), secrets, Map.of("AFTERBELL_DEMO", "true"));
        server.prepare(built, realm);
        start(server.launch());
        return new IdentityServer(server.issuer(), secrets);
    }

    private static void start(Launch launch) {
        PartProcess process = PartProcess.start(launch);
        OrphanGuard.killWithThisJvm(process.pid());
        HEALTH.await(launch, process);
    }

    private static Path folder(String part) {
        try {
            Path parent = Files.createDirectories(Path.of("target", "backing").toAbsolutePath());
            return Files.createTempDirectory(parent, part + "-");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a folder for " + part + ": " + e.getMessage(), e);
        }
    }
}
