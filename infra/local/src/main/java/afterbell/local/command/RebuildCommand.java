package afterbell.local.command;

import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

import afterbell.local.Machine;
import afterbell.local.Refusal;

/** Builds a projection anew from the first event of its topic. */
@Command(name = "rebuild", description = "Build a service's projection anew from the first event. Without one: list them.")
public final class RebuildCommand implements Runnable {
    private static final long BETWEEN_LOOKS_MILLIS = 1000;
    /** Half an hour without an end is not an end that somebody waits for at a terminal. */
    private static final int MOST_LOOKS = 1800;

    @Parameters(index = "0", paramLabel = "SERVICE", description = "For example funding-service.")
    private String service = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "PROJECTION", description = "Its name.")
    private @Nullable String projection;

    @Override
    public void run() {
        AdminEndpoints endpoints = new AdminEndpoints(Machine.here());
        if (projection == null) {
            endpoints.get(service, "projections").forEach(RebuildCommand::print);
            return;
        }
        print(endpoints.post(service, "projections/" + projection));
        for (int look = 0; look < MOST_LOOKS; look++) {
            JsonNode now = progress(endpoints);
            print(now);
            if (now.path("read").asLong() >= now.path("published").asLong()) {
                System.out.println("Caught up.");
                return;
            }
            pause();
        }
        throw new Refusal("Still not caught up after half an hour; it goes on by itself.");
    }

    private JsonNode progress(AdminEndpoints endpoints) {
        return StreamSupport.stream(endpoints.get(service, "projections").spliterator(), false)
                .filter(it -> it.path("projection").asString("").equals(projection))
                .findFirst()
                .orElseThrow(() -> new Refusal(service + " no longer has " + projection));
    }

    private static void print(JsonNode progress) {
        System.out.printf("  %-24s %-28s %d of %d read%n", progress.path("projection").asString(""),
                progress.path("topic").asString(""), progress.path("read").asLong(),
                progress.path("published").asLong());
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
