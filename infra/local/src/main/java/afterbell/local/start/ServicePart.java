package afterbell.local.start;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import afterbell.local.process.Launch;
import afterbell.local.process.Launch.Listener;

/**
 * The gateway or a service: its own jar, the one that goes to production, told by environment variables where everything
 * is.
 *
 * @param address where it listens
 * @param environment what it is told
 * @param after parts that must be ready first
 * @param cache its start-up cache
 * @param folder its working directory
 */
record ServicePart(String name, Address address, Map<String, String> environment, Set<String> after, StartCache cache,
        Path folder, Path log) implements PlannedPart {
    private static final int START_SECONDS = 180;
    private static final int STOP_SECONDS = 30;

    record Address(int port, int managementPort) {}

    @Override
    public Launch launch() {
        return launch(cache.command());
    }

    /** The same without the start-up cache: what the cache is measured against. */
    Launch plainLaunch() {
        return launch(cache.plainCommand());
    }

    private Launch launch(List<String> command) {
        URI health = URI.create("http://127.0.0.1:" + address.managementPort() + "/actuator/health/readiness");
        return new Launch(name, command, full(), folder, log,
                List.of(new Listener(address.port(), name + ".port"),
                        new Listener(address.managementPort(), name + ".management-port")),
                health, START_SECONDS, STOP_SECONDS);
    }

    private Map<String, String> full() {
        Map<String, String> all = new TreeMap<>(environment);
        all.put("SERVER_PORT", String.valueOf(address.port()));
        all.put("SERVER_ADDRESS", "127.0.0.1");
        all.put("MANAGEMENT_SERVER_PORT", String.valueOf(address.managementPort()));
        all.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
        return all;
    }

    @Override
    public void prepare(Progress progress) {
        if (cache.exists()) {
            return;
        }
        progress.line(name, "making its start-up cache, once per build");
        Instant start = Instant.now();
        cache.train(full(), log.resolveSibling(name + "-start-cache.log"));
        progress.done(name, "start-up cache made", Duration.between(start, Instant.now()));
    }
}
