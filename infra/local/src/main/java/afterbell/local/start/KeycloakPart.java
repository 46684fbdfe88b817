package afterbell.local.start;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

import afterbell.local.part.BuiltTree;
import afterbell.local.part.KeycloakDistribution;
import afterbell.local.part.KeycloakServer;
import afterbell.local.part.RealmFile;
import afterbell.local.part.Secrets;
import afterbell.local.process.Launch;

record KeycloakPart(KeycloakServer server, BuiltTree tree, Secrets secrets, String consoleUrl) implements PlannedPart {
    @Override
    public String name() {
        return "keycloak";
    }

    @Override
    public Set<String> after() {
        return Set.of();
    }

    @Override
    public Launch launch() {
        return server.launch();
    }

    @Override
    public void prepare(Progress progress) {
        if (!KeycloakDistribution.isBuilt(tree.cache(), tree.keycloakArchive())) {
            progress.line(name(), "building it for this machine, once: about a minute");
        }
        Instant start = Instant.now();
        KeycloakDistribution built = KeycloakDistribution.in(tree.cache(), tree.keycloakArchive());
        Duration took = Duration.between(start, Instant.now());
        if (took.toSeconds() > 0) {
            progress.done(name(), "built", took);
        }
        server.prepare(built, RealmFile.filledIn(tree.realmTemplate(), secrets,
                Map.of("AFTERBELL_DEMO", "true", "AFTERBELL_CONSOLE_URL", consoleUrl)));
    }
}
