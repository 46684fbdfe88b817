package afterbell.local.part;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import afterbell.local.process.Launch;
import afterbell.local.process.Launch.Listener;

/**
 * What stands in for the public offices that services ask: infra/simulator's offices in a process of their own.
 *
 * @param data       its folder
 * @param log        its log file
 * @param port       services connect here
 * @param serviceKey shown by the services
 * @param playersKey shown by whoever plays the city: tells who has a record, and how the offices behave
 */
public record OfficesStandIn(Path data, Path log, int port, String serviceKey, String playersKey) {
    public static final String NAME = "offices";
    private static final int START_SECONDS = 60;
    private static final int STOP_SECONDS = 5;

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /**
     * How to start it.
     *
     * @param classPath holds infra/simulator and what its offices need
     */
    public Launch launch(String classPath) {
        List<String> command = List.of(Jdk.java(), "-XX:+UseSerialGC", "-Xmx64m", "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8", "-cp", classPath,
                "afterbell.simulator.office.Offices", String.valueOf(port), data.resolve("files").toString());
        return new Launch(NAME, command, Map.of("OFFICES_SERVICE_KEY", serviceKey, "OFFICES_PLAYERS_KEY", playersKey),
                data, log, List.of(new Listener(port, "offices.port")), URI.create(url() + "/health"),
                START_SECONDS, STOP_SECONDS);
    }
}
