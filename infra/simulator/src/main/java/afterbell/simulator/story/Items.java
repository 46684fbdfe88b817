package afterbell.simulator.story;

import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;

import afterbell.simulator.api.Answer;

/** What a batch was answered, item by item. */
final class Items {
    private static final int REFUSED_FROM = 300;

    private Items() {}

    private static Stream<JsonNode> of(Answer answer) {
        return StreamSupport.stream(answer.body().path("items").spliterator(), false);
    }

    /** Why items were refused. */
    static Stream<String> codes(Answer answer) {
        return of(answer).map(it -> it.path("code").asString("")).filter(code -> !code.isEmpty());
    }

    /** @throws StoryStopped where an item was refused */
    static void requireGood(String step, Answer answer) {
        of(answer).filter(it -> it.path("status").asInt() >= REFUSED_FROM).findFirst().ifPresent(it -> {
            throw new StoryStopped(step + ": refused " + it);
        });
    }
}
