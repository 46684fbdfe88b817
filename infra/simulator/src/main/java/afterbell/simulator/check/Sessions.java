package afterbell.simulator.check;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

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
