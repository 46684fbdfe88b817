package afterbell.simulator.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import afterbell.simulator.log.Exchange;

/** Lines of a log, written by hand; single quotes stand for double ones. */
final class HandMadeLog {
    private static final JsonMapper JSON = new JsonMapper();

    private final List<Exchange> lines = new ArrayList<>();

    HandMadeLog accepted(String method, String path, String request, String answer) {
        return line("step", method, path, request, 200, answer);
    }

    HandMadeLog read(String path, String answer) {
        return line("result" + path, "GET", path, "null", 200, answer);
    }

    HandMadeLog line(String step, String method, String path, String request, int status, String answer) {
        lines.add(
                new Exchange(lines.size() + 1L, Instant.EPOCH, "somebody", step, "k" + lines.size(), method, path, json(
                        request), null, status, json(answer), null));
        return this;
    }

    /** The same log with another answer to one reading. */
    List<Exchange> told(String path, UnaryOperator<String> otherwise) {
        return lines.stream()
                .map(it -> it.method().equals("GET") && it.path().equals(path) ? with(it, otherwise) : it)
                .toList();
    }

    List<Exchange> lines() {
        return List.copyOf(lines);
    }

    private static Exchange with(Exchange it, UnaryOperator<String> otherwise) {
        String before = it.answer().toString();
        String after = otherwise.apply(before.replace('"', '\''));
        if (after.equals(before.replace('"', '\''))) {
            throw new IllegalArgumentException("Nothing was planted in " + it.path());
        }
        return new Exchange(it.number(), it.at(), it.actor(), it.step(), it.key(), it.method(), it.path(), it.request(),
                it.ifMatch(), it.status(), json(after), it.etag());
    }

    private static JsonNode json(String text) {
        return JSON.readTree(text.replace('\'', '"'));
    }
}
