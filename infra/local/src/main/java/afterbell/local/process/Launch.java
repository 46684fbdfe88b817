package afterbell.local.process;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How one part is started: everything that is needed to start it again, by whoever finds it dead.
 *
 * @param part the part's name, for example {@code kafka}
 * @param command the program and its arguments
 * @param environment variables added to those of the starting process
 * @param directory the working directory
 * @param log receives standard output and standard error, appended
 * @param listeners the loopback ports that the part opens; the first is the one it serves on
 * @param health answers 200 once the part is ready; without it a connection to the first port is enough
 * @param startSeconds how long the part may take to become ready
 * @param stopSeconds how long the part may take to stop before it is killed
 */
public record Launch(
        String part,
        List<String> command,
        Map<String, String> environment,
        Path directory,
        Path log,
        List<Listener> listeners,
        @Nullable URI health,
        int startSeconds,
        int stopSeconds) {

    /**
     * A loopback port.
     *
     * @param port the port
     * @param setting the name of the setting that changes it, for example {@code kafka.port}
     */
    public record Listener(int port, String setting) {}

    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        listeners = List.copyOf(listeners);
    }

    /** The port that the part serves on. */
    public int port() {
        return listeners.getFirst().port();
    }
}
