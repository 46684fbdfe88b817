package afterbell.simulator.check;

import java.util.List;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

import afterbell.simulator.log.Exchange;

/** Bad input, each with the answer that it must have been given. */
public final class Refusals {
    private static final String STEP = "bad-input/";

    private static final List<Expected> EXPECTED = List.of();

    private Refusals() {}

    /**
     * @param kind of bad input, as the step's name has it
     * @param what in words
     * @param code the problem that it must be answered with
     */
    private record Expected(String kind, String what, int status, String code, String rule) {}

    /**
     * A kind of bad input, refused.
     *
     * @param times how often it was sent
     */
    public record Refused(String what, long times, int status, String code, String rule) {}

    static List<Refused> compare(Transcript log, Findings findings) {
        return EXPECTED.stream().flatMap(it -> refused(it, log, findings).stream()).toList();
    }

    private static Optional<Refused> refused(Expected it, Transcript log, Findings findings) {
        List<Exchange> sent = log.steps(STEP + it.kind() + "/").toList();
        sent.forEach(one -> findings.equal(it.what() + " (" + one.step() + ") is refused", it.status() + " " + it.code()
                + " " + it.rule(), answered(one)));
        return sent.isEmpty()
                ? Optional.empty()
                : Optional.of(new Refused(it.what(), sent.size(), it.status(), it.code(), it.rule()));
    }

    /** A batch is answered item by item; its refusal stands there. */
    private static String answered(Exchange it) {
        if (!it.isGood()) {
            return it.status() + " " + it.answer().path("code").asString("") + " " + it.answer()
                    .path("rule")
                    .asString(
                            "");
        }
        JsonNode item = it.answer().path("items").path(0);
        return item.path("status").asInt(it.status()) + " " + item.path("code").asString("") + " " + item.path("rule")
                .asString("");
    }
}
