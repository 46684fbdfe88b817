package afterbell.local.command;

import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

import afterbell.local.Machine;

/** Gives parked events to their readers again. */
@Command(name = "replay", description = "Give a topic's parked events to their readers again, in order.")
public final class ReplayCommand implements Runnable {

    @Parameters(paramLabel = "TOPIC", description = "The published topic, for example attendance.register.v1.")
    private String topic = "";

    @Override
    public void run() {
        AdminEndpoints endpoints = new AdminEndpoints(Machine.here());
        Map<String, JsonNode> parked = endpoints.ofEach("parked");
        if (parked.values().stream().allMatch(it -> projections(it).isEmpty())) {
            System.out.println("Nothing of " + topic + " is parked.");
        }
        parked.forEach((service, records) -> projections(records).forEach(projection -> System.out
                .println(service + " " + projection + ": " + endpoints.post(service, "parked/" + projection))));
    }

    private List<String> projections(JsonNode records) {
        return StreamSupport.stream(records.spliterator(), false)
                .filter(it -> it.path("topic").asString("").equals(topic))
                .map(it -> it.path("projection").asString(""))
                .distinct()
                .toList();
    }
}
