package afterbell.simulator.story;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import afterbell.simulator.api.Answer;
import afterbell.simulator.api.Api;
import afterbell.simulator.api.Api.Command;
import afterbell.simulator.api.Upload;
import afterbell.simulator.log.Exchange;
import afterbell.simulator.log.RequestLog;

/**
 * Where the steps of the story are played. Each step is sent once in a city's life: its key is made of the city, the
 * step and its content, and a step that stands answered in the log is not sent again.
 */
public final class Stage {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int AT_ONCE = 8;
    private static final long LONGEST_PAUSE_MILLIS = 1_000;

    private final Api api;
    private final RequestLog log;
    private final String city;
    private final Duration patience;
    private final Progress progress;
    private final Semaphore atOnce = new Semaphore(AT_ONCE);

    public Stage(Api api, RequestLog log, String city, Duration patience, Progress progress) {
        this.api = api;
        this.log = log;
        this.city = city;
        this.patience = patience;
        this.progress = progress;
    }

    /**
     * A request of the story.
     *
     * @param name what it is for, one name for one step of the city; parts divided by slashes
     */
    record Step(String name, String actor, String method, String path, Object body, @Nullable String ifMatch) {
        static Step post(String name, String actor, String path, Object body) {
            return new Step(name, actor, "POST", path, body, null);
        }

        static Step put(String name, String actor, String path, Object body) {
            return new Step(name, actor, "PUT", path, body, null);
        }

        static Step get(String name, String actor, String path) {
            return new Step(name, actor, "GET", path, new Api.None(), null);
        }

        Step seen(String etag) {
            return new Step(name, actor, method, path, body, etag);
        }

        Step named(String other) {
            return new Step(other, actor, method, path, body, ifMatch);
        }
    }

    /**
     * Plays a step that must succeed. Where an earlier run was refused, it is tried once more under another name,
     * since a refusal is kept under its key.
     */
    Answer play(Step step) {
        Step it = step;
        for (int attempt = 2; isRefusedInTheLog(it); attempt++) {
            it = step.named(step.name() + "/again-" + attempt);
        }
        Answer answer = send(it);
        if (!answer.isGood()) {
            throw new StoryStopped("%s: %s %s as %s was answered %d %s".formatted(it.name(), it.method(), it.path(),
                    it.actor(), answer.status(), answer.body()));
        }
        return answer;
    }

    private boolean isRefusedInTheLog(Step step) {
        return log.answered(keyOf(step)).filter(it -> !it.isGood()).isPresent();
    }

    /** Plays a step, whatever it is answered. */
    Answer send(Step step) {
        String key = keyOf(step);
        Optional<Exchange> known = log.answered(key);
        if (known.isPresent()) {
            progress.went();
            return answerOf(known.get());
        }
        Answer answer = sendNow(step, key);
        progress.went();
        return answer;
    }

    /**
     * Looks until it is seen what a later step depends on, for services learn of each other's facts by events.
     *
     * @param what for the message when the time is up
     */
    Answer await(String what, Step look, Predicate<Answer> seen) {
        String key = keyOf(look);
        Optional<Answer> before = log.answered(key).map(Stage::answerOf).filter(seen);
        if (before.isPresent()) {
            return before.get();
        }
        long end = System.nanoTime() + patience.toNanos();
        long pause = 20;
        while (true) {
            Answer answer = sendNow(look, key);
            if (seen.test(answer)) {
                return answer;
            }
            if (System.nanoTime() > end) {
                throw new StoryStopped("Waited %d s, and still not seen: %s. The last answer to GET %s was %d %s"
                        .formatted(patience.toSeconds(), what, look.path(), answer.status(), answer.body()));
            }
            pause(pause);
            pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
        }
    }

    /**
     * Plays a step that depends on facts which no reading shows, again while it is answered that they have not come.
     */
    Answer playOnceKnown(Step step, Predicate<Answer> tooEarly) {
        Answer answer = sendOnceKnown(step, tooEarly);
        return answer.isGood() ? answer : play(step);
    }

    /** The same for a step that may be refused. Each attempt has a name of its own: an answer is kept under its key. */
    Answer sendOnceKnown(Step step, Predicate<Answer> tooEarly) {
        long end = System.nanoTime() + patience.toNanos();
        long pause = 20;
        for (int attempt = 1;; attempt++) {
            Answer answer = send(attempt == 1 ? step : step.named(step.name() + "/again-" + attempt));
            if (!tooEarly.test(answer) || System.nanoTime() > end) {
                return answer;
            }
            pause(pause);
            pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
        }
    }

    /** Sends a step that has been played already once more, with the same key. */
    Answer repeat(Step step) {
        return sendNow(step.named(step.name() + "/repeated"), keyOf(step));
    }

    private Answer sendNow(Step step, String key) {
        try {
            atOnce.acquire();
            try {
                return api.sendUntilAnswered(new Command(step.actor(), step.method(), step.path(), step.body(), key,
                        step.ifMatch()), patience, (answer, failure) -> keep(step, key, answer, failure));
            } finally {
                atOnce.release();
            }
        } catch (IOException e) {
            throw new StoryStopped(step.name() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoryStopped("Interrupted at " + step.name(), e);
        }
    }

    private void keep(Step step, String key, @Nullable Answer answer, @Nullable IOException failure) {
        JsonNode body = answer == null
                ? JSON.getNodeFactory().stringNode(failure == null ? "" : failure.getClass().getSimpleName())
                : answer.body();
        String etag = answer == null || answer.etag().isEmpty() ? null : answer.etag();
        log.keep(step.actor(), step.name(), key, step.method(), step.path(), shown(step.body()), step.ifMatch(),
                answer == null ? 0 : answer.status(), body, etag);
    }

    private static JsonNode shown(Object body) {
        return switch (body) {
            case Upload file -> JSON.createObjectNode()
                    .put("file", file.name())
                    .put("bytes", file.bytes().length)
                    .put("sha256", digest(file.bytes()));
            case Api.None _ -> JSON.nullNode();
            case String text -> JSON.getNodeFactory().stringNode(text);
            default -> JSON.readTree(Api.text(body));
        };
    }

    /** When a device sends its facts is no part of what it sends: a later run knows the step again. */
    private static JsonNode withoutMoment(JsonNode body) {
        return body instanceof ObjectNode object ? object.without("sentAt") : body;
    }

    private String keyOf(Step step) {
        return city + "-" + digest(String.join("\n", step.name(), step.actor(), step.method(), step.path(),
                withoutMoment(shown(step.body())).toString(), String.valueOf(step.ifMatch()))
                .getBytes(StandardCharsets.UTF_8))
                .substring(0, 40);
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static Answer answerOf(Exchange it) {
        String etag = it.etag();
        return new Answer(it.status(), etag == null ? Map.of() : Map.of("etag", etag), it.answer());
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoryStopped("Interrupted", e);
        }
    }
}
