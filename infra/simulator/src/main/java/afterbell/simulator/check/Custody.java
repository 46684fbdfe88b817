package afterbell.simulator.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;

import tools.jackson.databind.JsonNode;

/** Every child that was there was handed over with the others, and went home exactly once (R31). */
final class Custody {
    private static final String REGISTER = "/api/attendance/v1/groups/([^/]+)/registers/([^/]+)/AFTERNOON/";

    private Custody() {}

    static void compare(Transcript log, Findings findings) {
        var present = new LinkedHashMap<String, TreeSet<String>>();
        log.accepted("POST", REGISTER + "roll-call").filter(it -> it.exchange().ifMatch() == null).forEach(it -> {
            var pupils = new TreeSet<String>();
            it.request().path("entries").forEach(entry -> {
                if (entry.path("presence").asString().equals("PRESENT")) {
                    pupils.add(entry.path("pupilId").asString());
                }
            });
            present.put(it.part(1) + " " + it.part(2), pupils);
        });
        var released = new LinkedHashMap<String, List<String>>();
        var seen = new HashSet<String>();
        log.accepted("POST", REGISTER + "releases").forEach(it -> {
            String register = it.part(1) + " " + it.part(2);
            for (int i = 0; i < it.request().path("releases").size(); i++) {
                JsonNode sent = it.request().path("releases").path(i);
                boolean isGone = it.answer().path("items").path(i).path("status").asInt() == 200;
                if (isGone && seen.add(register + sent)) {
                    released.computeIfAbsent(register, _ -> new ArrayList<>()).add(sent.path("pupilId").asString());
                }
            }
        });
        present.forEach((register, pupils) -> findings.equal("children who went home of register " + register, List
                .copyOf(pupils), released.getOrDefault(register, List.of()).stream().sorted().toList()));
        var handedOver = new LinkedHashMap<String, List<String>>();
        log.accepted("POST", REGISTER + "hand-over")
                .forEach(it -> handedOver.put(it.part(1) + " " + it.part(2), Transcript
                        .each(it.request().path("pupilIds"))
                        .map(pupil -> pupil.asString())
                        .sorted()
                        .toList()));
        handedOver.forEach((register, pupils) -> findings.equal("head count of the hand-over of register " + register,
                List.copyOf(present.getOrDefault(register, new TreeSet<>())), pupils));
    }
}
