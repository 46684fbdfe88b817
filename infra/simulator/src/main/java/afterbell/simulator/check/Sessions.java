package afterbell.simulator.check;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import tools.jackson.databind.JsonNode;

/** Every session that was opened is closed, with as many children released as were there; who is barred (R25, R31). */
final class Sessions {
    private static final String REGISTER = "/api/attendance/v1/groups/([^/]+)/registers/([^/]+)/AFTERNOON/roll-call";

    private Sessions() {}

    static void compare(Transcript log, Findings findings) {
        Map<String, Set<String>> present = new TreeMap<>();
        log.accepted("POST", REGISTER).filter(it -> it.exchange().ifMatch() == null).forEach(it -> {
            Set<String> pupils = present.computeIfAbsent(it.answer().path("schoolId").asString() + " " + it.part(2),
                    _ -> new TreeSet<>());
            it.request().path("entries").forEach(entry -> {
                if (entry.path("presence").asString().equals("PRESENT")) {
                    pupils.add(entry.path("pupilId").asString());
                }
            });
        });
        Map<String, String> calculated = new TreeMap<>();
        present.forEach((session, pupils) -> calculated.put(session, "CLOSED, released " + pupils.size()));
        Map<String, String> told = new TreeMap<>();
        log.items("/api/attendance/v1/schools/([^/]+)/sessions\\?.*",
                it -> told.put(it.path("schoolId").asString() + " "
                        + it.path("date").asString(),
                        it.path("state").asString() + ", released " + it.path("closing")
                                .path("released")
                                .asInt()));
        findings.equal("session", calculated, told);
    }

    /** Nobody is seen on site after the end, and of nobody who was on a roll is nothing seen (R31). */
    static void compareLive(Transcript log, Findings findings) {
        Map<String, Set<String>> named = new TreeMap<>();
        log.accepted("POST", REGISTER).forEach(it -> {
            Set<String> pupils = named.computeIfAbsent(it.answer().path("schoolId").asString() + " " + it.part(2),
                    _ -> new TreeSet<>());
            it.request().path("entries").forEach(entry -> pupils.add(entry.path("pupilId").asString()));
        });
        log.results("/api/attendance/v1/schools/([^/]+)/live\\?date=(.+)").forEach(it -> {
            String session = it.part(1) + " " + it.part(2);
            JsonNode slot = it.answer().path("slots").path(0);
            JsonNode absent = slot.path("absent");
            int seen = slot.path("released").asInt() + slot.path("untold").asInt() + absent.path("sick").asInt()
                    + absent.path("leave").asInt() + absent.path("unexplained").asInt();
            findings.equal("live view of " + session,
                    "CLOSED, on site 0, gone or absent " + named.getOrDefault(session, Set.of()).size(),
                    slot.path("state").asString() + ", on site " + slot.path("onSite").asInt() + ", gone or absent "
                            + seen);
        });
    }

    /** Whoever has an adverse record is barred, and nobody else. */
    static void compareBarred(Transcript log, Findings findings) {
        Set<String> adverse = new TreeSet<>();
        log.accepted("POST", "/api/staffing/v1/workers/([^/]+)/record-checks")
                .filter(it -> it.request().path("result").asString().equals("ADVERSE"))
                .forEach(it -> adverse.add(it.part(1)));
        Set<String> barred = new TreeSet<>();
        log.items("/api/staffing/v1/schools/[^/]+/workers\\?.*", it -> {
            if (it.path("standing").asString().equals("BARRED")) {
                barred.add(it.path("workerId").asString());
            }
        });
        findings.equal("workers barred", adverse, barred);
    }
}
