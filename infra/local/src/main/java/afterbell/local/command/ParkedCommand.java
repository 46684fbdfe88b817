package afterbell.local.command;

import java.util.Map;

import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

import afterbell.local.Machine;

/** Lists the events that a service could not process. */
@Command(name = "parked", description = "List the events that a service could not process, with the cause.")
public final class ParkedCommand implements Runnable {

    @Override
    public void run() {
        Map<String, JsonNode> parked = new AdminEndpoints(Machine.here()).ofEach("parked");
        parked.forEach((service, records) -> {
            System.out.println(service + ": " + (records.isEmpty() ? "nothing parked" : records.size() + " parked"));
            for (JsonNode it : records) {
                System.out.printf("  %s  %s  projection=%s  replays=%d%n    %s id=%s key=%s%n    %s%n",
                        it.path("parkedAt").asString(""), it.path("topic").asString(""),
                        it.path("projection").asString(""), it.path("replays").asInt(0),
                        it.path("type").asString("no type"), it.path("id").asString("-"),
                        it.path("key").asString("-"), it.path("cause").asString("no cause recorded"));
            }
        });
    }
}
