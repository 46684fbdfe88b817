package afterbell.simulator.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/** Every child that was there was handed over with the others, and went home exactly once (R31). */
final class Custody {
    private static final String ACCEPTANCE = "/api/attendance/v1/schools/([^/]+)/sessions/([^/]+)/AFTERNOON/hand-overs/"
            + "[^/]+/acceptance";
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
        log.accepted("POST", ACCEPTANCE)
                .forEach(it -> handedOver.put(it.answer().path("groups").path(0).path("groupId").asString() + " " + it
                        .part(2), Transcript.each(it.request().path("pupilIds"))
                                .map(pupil -> pupil.asString())
                                .sorted()
                                .toList()));
        handedOver.forEach((register, pupils) -> findings.equal("head count of the hand-over of register " + register,
                List.copyOf(present.getOrDefault(register, new TreeSet<>())), pupils));
    }

    /** Who had a child when, as the school reads it for one child (R31). */
    static void compareChains(Transcript log, Findings findings) {
        log.results("/api/attendance/v1/pupils/([^/]+)/custody\\?date=(.+)").forEach(it -> {
            JsonNode slot = it.answer().path("slots").path(0);
            String register = slot.path("groupId").asString() + " " + it.part(2);
            boolean isThere = log.accepted("POST", REGISTER + "roll-call")
                    .filter(sent -> register.equals(sent.part(1) + " " + sent.part(2)))
                    .filter(sent -> sent.exchange().ifMatch() == null)
                    .flatMap(sent -> Transcript.each(sent.request().path("entries")))
                    .anyMatch(entry -> entry.path("pupilId").asString().equals(it.part(1)) && entry.path("presence")
                            .asString()
                            .equals("PRESENT"));
            var chain = new ArrayList<String>();
            var rolls = log.accepted("POST", REGISTER + "roll-call")
                    .filter(sent -> register.equals(sent.part(1) + " " + sent.part(2)))
                    .map(sent -> sent.request().path("workerId").asString(""));
            var takers = log.accepted("POST", ACCEPTANCE)
                    .filter(sent -> register.equals(sent.answer().path("groups").path(0).path("groupId").asString()
                            + " " + sent.part(2)))
                    .map(sent -> sent.answer().path("toWorkerId").asString(""));
            Stream.concat(rolls, takers)
                    .filter(_ -> isThere)
                    .filter(worker -> !worker.isEmpty() && !chain.contains(worker))
                    .forEach(chain::add);
            findings.equal("who had pupil " + it.part(1) + " on " + it.part(2), chain,
                    Transcript.each(slot.path("care"))
                            .map(care -> care.path("workerId").asString(""))
                            .toList());
            String adult = log.accepted("POST", REGISTER + "releases")
                    .filter(sent -> register.equals(sent.part(1) + " " + sent.part(2)))
                    .flatMap(sent -> Transcript.each(sent.request().path("releases")))
                    .filter(sent -> sent.path("pupilId").asString().equals(it.part(1)))
                    .reduce((_, last) -> last)
                    .map(sent -> sent.path("adultId").asString(""))
                    .orElse("");
            findings.equal("who collected pupil " + it.part(1) + " on " + it.part(2), adult, slot.path("release")
                    .path("adultId")
                    .asString(""));
        });
    }
}
