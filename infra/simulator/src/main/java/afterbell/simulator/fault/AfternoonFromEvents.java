package afterbell.simulator.fault;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import tools.jackson.databind.JsonNode;

/**
 * One register's afternoon as the events tell it, played again in the order of their sequence: who is present, in whose
 * care each child is, and with whom it has left. What cannot be is a violation.
 */
final class AfternoonFromEvents {
    private final String register;
    private final SortedMap<Long, Told> told = new TreeMap<>();
    private final Map<String, String> holders = new HashMap<>();
    private final Map<String, String> released = new HashMap<>();
    private final Set<String> present = new TreeSet<>();
    private final List<String> violations = new ArrayList<>();

    /** @param fact the last part of its type: {@code roll-called} */
    record Told(String id, String fact, JsonNode body) {}

    AfternoonFromEvents(String register) {
        this.register = register;
    }

    /** A repeated event is the same event: anything else under its sequence is a violation. */
    void on(long sequence, Told event) {
        var known = told.putIfAbsent(sequence, event);
        if (known != null && !known.equals(event)) {
            violations.add(register + ": two events with sequence " + sequence);
        }
    }

    /** Plays what was told. */
    AfternoonFromEvents play() {
        long expected = 1;
        for (var each : told.entrySet()) {
            if (each.getKey() != expected++) {
                violations.add(register + ": no event with a sequence before " + each.getKey());
                expected = each.getKey() + 1;
            }
            play(each.getValue());
        }
        return this;
    }

    private void play(Told event) {
        switch (event.fact()) {
            case "roll-called", "register-corrected" -> entered(event.body());
            case "pupils-checked-in" -> event.body().path("arrivals").forEach(this::arrived);
            case "handed-over" -> handedOver(event.body());
            case "pupils-released" -> event.body().path("releases").forEach(this::released);
            default -> {
                // Requests for corrections change nobody's care.
            }
        }
    }

    private void arrived(JsonNode arrival) {
        String pupil = arrival.path("pupilId").asString();
        present.add(pupil);
        holders.put(pupil, arrival.path("workerId").asString(""));
    }

    private void entered(JsonNode body) {
        String worker = body.path("workerId").asString("");
        body.path("entries").forEach(entry -> {
            String pupil = entry.path("pupilId").asString();
            if (entry.path("presence").asString().equals("PRESENT")) {
                present.add(pupil);
                if (!worker.isEmpty() || !holders.containsKey(pupil)) {
                    holders.merge(pupil, worker, (before, now) -> before.isEmpty() ? now : before);
                }
            } else {
                present.remove(pupil);
                holders.remove(pupil);
            }
        });
    }

    private void handedOver(JsonNode body) {
        String from = body.path("fromWorkerId").asString();
        body.path("pupilIds").forEach(it -> {
            String pupil = it.asString();
            if (!from.equals(holders.get(pupil)) || released.containsKey(pupil)) {
                violations.add(register + ": " + pupil + " was handed over by " + from + " and was not in that care");
            }
            holders.put(pupil, body.path("toWorkerId").asString());
        });
    }

    private void released(JsonNode release) {
        String pupil = release.path("pupilId").asString();
        if (released.containsKey(pupil)) {
            violations.add(register + ": " + pupil + " was released twice");
        }
        if (!present.contains(pupil)) {
            violations.add(register + ": " + pupil + " was released and was not there");
        }
        released.put(pupil, release.path("adultId").asString(""));
    }

    /** What differs from what people were told, and what cannot be. */
    List<String> differences(Witness witness) {
        var differences = new ArrayList<>(violations);
        differ(differences, "present", new TreeSet<>(witness.presentIn(register)), present);
        differ(differences, "released", new TreeMap<>(witness.releasedIn(register)), new TreeMap<>(released));
        var inCareOf = new HashSet<>(holders.values());
        if (!inCareOf.isEmpty() && !inCareOf.equals(Set.of(witness.holderOf(register)))) {
            differences.add(register + ": children are in the care of " + inCareOf + ", acknowledged was "
                    + witness.holderOf(register));
        }
        return differences;
    }

    private void differ(List<String> differences, String what, Object acknowledged, Object found) {
        if (!acknowledged.equals(found)) {
            differences.add(register + ", " + what + ": acknowledged " + acknowledged + ", told " + found);
        }
    }
}
