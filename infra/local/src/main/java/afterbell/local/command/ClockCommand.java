package afterbell.local.command;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

import afterbell.local.Machine;
import afterbell.local.Refusal;

/** Moves what the services take for now, so that a semester can be lived through. */
@Command(name = "clock", description = "Show the services' business clock; with a time or --reset: set it in all of them.")
public final class ClockCommand implements Runnable {
    private static final String ENDPOINT = "clock";

    @Parameters(arity = "0..1", paramLabel = "TIME", description = "With its offset: 2021-09-01T16:00:00+08:00.")
    private @Nullable String time;

    @Option(names = "--reset", description = "Let it go with this machine's clock again.")
    private boolean reset;

    @Override
    public void run() {
        if (time != null && reset) {
            throw new Refusal("Give a time or --reset, not both.");
        }
        of(new AdminEndpoints(Machine.here()), time, reset).forEach(ClockCommand::print);
    }

    /** Sets every service's clock, or only looks, and gives what each says then. */
    static Map<String, JsonNode> of(AdminEndpoints endpoints, @Nullable String time, boolean reset) {
        if (time != null) {
            return endpoints.postToEach(ENDPOINT, Map.of("now", time));
        }
        return reset ? endpoints.postToEach(ENDPOINT, Map.of("reset", "true")) : endpoints.ofEach(ENDPOINT);
    }

    private static void print(String service, JsonNode shown) {
        String offset = shown.path("offset").asString("");
        System.out.printf("  %-20s %s%s%n", service, shown.path("now").asString(""),
                offset.equals("PT0S") ? "" : "  (moved by " + offset + ")");
    }
}
