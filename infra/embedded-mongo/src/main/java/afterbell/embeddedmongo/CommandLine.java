package afterbell.embeddedmongo;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** The options of the main class, each {@code --name value}. */
final class CommandLine {
    static final String USAGE = """
        Usage: EmbeddedMongo --data DIR [--port 27117] [--bind 127.0.0.1] [--management-port 27118]
            [--cache-mb 256] [--memtable-mb 64] [--max-connections 256] [--max-cursors 1000]
            [--ttl-seconds 60] [--min-free-mb 256] [--notablescan true|false]""";
    private static final Set<String> KNOWN = Set.of("--data", "--port", "--bind", "--management-port", "--cache-mb",
            "--memtable-mb", "--max-connections", "--max-cursors", "--ttl-seconds", "--min-free-mb", "--notablescan");

    private final Map<String, String> given = new HashMap<>();

    private CommandLine(String[] arguments) throws CannotStart {
        for (int i = 0; i < arguments.length; i += 2) {
            if (!KNOWN.contains(arguments[i]) || i + 1 == arguments.length) {
                throw usage("'" + arguments[i] + "' is not an option with a value");
            }
            given.put(arguments[i], arguments[i + 1]);
        }
    }

    static EmbeddedMongoConfig parse(String[] arguments) throws CannotStart {
        CommandLine line = new CommandLine(arguments);
        @Nullable
        String data = line.given.get("--data");
        if (data == null) {
            throw usage("--data is missing");
        }
        EmbeddedMongoConfig d = EmbeddedMongoConfig.defaults(Path.of(data));
        try {
            return new EmbeddedMongoConfig(Path.of(data).toAbsolutePath(), line.given.getOrDefault("--bind", d.bind()),
                    line.number("--port", d.port()), line.number("--management-port", d.managementPort()),
                    line.number("--cache-mb", d.cacheMb()), line.number("--memtable-mb", d.memtableMb()),
                    line.number("--max-connections", d.maxConnections()), line.number("--max-cursors", d.maxCursors()),
                    line.number("--ttl-seconds", d.ttlSeconds()), line.number("--min-free-mb", d.minFreeMb()),
                    Boolean.parseBoolean(line.given.getOrDefault("--notablescan", "false")));
        } catch (IllegalArgumentException wrong) {
            throw usage(String.valueOf(wrong.getMessage()));
        }
    }

    private int number(String option, int absent) throws CannotStart {
        @Nullable
        String text = given.get(option);
        try {
            return text == null ? absent : Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw usage(option + " takes a number, not '" + text + "'");
        }
    }

    private static CannotStart usage(String problem) {
        return new CannotStart(CannotStart.Reason.USAGE, problem + "\n" + USAGE);
    }
}
