package afterbell.simulator.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;

/**
 * What the schools must have been alarmed about (R20, R29, R31): storms, adults who must not collect, pickup codes that
 * were shown again, children who were missing at the roll or not collected, sessions that opened with too few staff.
 *
 * @param bySchool how many of each kind, by school
 */
record Alerts(Map<String, Map<String, Long>> bySchool) {
    private static final String SESSIONS = "/api/attendance/v1/schools/([^/]+)/sessions/([^/]+)/AFTERNOON/";
    private static final String REGISTERS = "/api/attendance/v1/groups/([^/]+)/registers/([^/]+)/AFTERNOON/";

    static Alerts of(Transcript log, Semester semester) {
        var alerts = new Alerts(new TreeMap<>());
        storms(log, alerts);
        atTheGate(log, "attendance.adult-forbidden", "FORBIDDEN_ADULT_CAME", alerts);
        atTheGate(log, "attendance.pickup-code-used", "PICKUP_CODE_REUSED", alerts);
        missing(log, alerts);
        notCollected(log, alerts);
        staffShort(log, semester, alerts);
        return alerts;
    }

    private void raise(String school, String kind) {
        bySchool.computeIfAbsent(school, _ -> new TreeMap<>()).merge(kind, 1L, Long::sum);
    }

    private static void storms(Transcript log, Alerts alerts) {
        var seen = new HashSet<String>();
        log.accepted("POST", "/api/attendance/v1/schools/([^/]+)/bad-weather/([^/]+)")
                .filter(it -> seen.add(it.part(1) + it.part(2)))
                .forEach(it -> alerts.raise(it.part(1), "BAD_WEATHER"));
    }

    private static void atTheGate(Transcript log, String refusal, String kind, Alerts alerts) {
        Map<String, String> schools = schoolsByGroup(log);
        var seen = new HashSet<String>();
        log.accepted("POST", REGISTERS + "releases").forEach(it -> {
            JsonNode sent = it.request().path("releases");
            for (int i = 0; i < sent.size(); i++) {
                boolean isRefused = it.answer()
                        .path("items")
                        .path(i)
                        .path("code")
                        .asString("")
                        .equals(refusal);
                if (isRefused && seen.add(it.part(2) + sent.path(i))) {
                    alerts.raise(schools.getOrDefault(it.part(1), ""), kind);
                }
            }
        });
    }

    private static Map<String, String> schoolsByGroup(Transcript log) {
        var schools = new HashMap<String, String>();
        log.accepted("POST", REGISTERS + "roll-call")
                .forEach(it -> schools.put(it.part(1), it.answer()
                        .path("schoolId")
                        .asString()));
        return schools;
    }

    /** Absent at the roll, and nobody knew why. */
    private static void missing(Transcript log, Alerts alerts) {
        var seen = new HashSet<String>();
        log.accepted("POST", REGISTERS + "roll-call")
                .forEach(it -> it.request().path("entries").forEach(entry -> {
                    boolean isMissing = entry.path("presence").asString().equals("ABSENT_UNEXPLAINED");
                    if (isMissing && seen.add(it.part(1) + it.part(2) + entry.path("pupilId").asString())) {
                        alerts.raise(it.answer().path("schoolId").asString(), "PUPIL_ABSENT_UNEXPLAINED");
                    }
                }));
    }

    /** Present and not released when the school looks after 18:00. */
    private static void notCollected(Transcript log, Alerts alerts) {
        Map<String, String> schools = schoolsByGroup(log);
        var seen = new HashSet<String>();
        log.accepted("POST", SESSIONS + "escalations").forEach(it -> {
            long until = it.exchange().number();
            for (String pupil : inCareAt(log, schools, it.part(1), it.part(2), until)) {
                if (seen.add(it.part(2) + pupil)) {
                    alerts.raise(it.part(1), "PUPIL_NOT_COLLECTED");
                }
            }
        });
    }

    private static Set<String> inCareAt(Transcript log, Map<String, String> schools, String school, String day,
            long until) {
        var inCare = new HashSet<String>();
        log.accepted("POST", REGISTERS + "(roll-call|releases)")
                .filter(it -> it.exchange().number() < until && it.part(2).equals(day))
                .filter(it -> school.equals(schools.get(it.part(1))))
                .forEach(it -> {
                    it.request().path("entries").forEach(entry -> {
                        if (entry.path("presence").asString().equals("PRESENT")) {
                            inCare.add(entry.path("pupilId").asString());
                        }
                    });
                    it.answer().path("items").forEach(item -> {
                        if (item.path("status").asInt() == 200) {
                            inCare.remove(item.path("pupilId").asString());
                        }
                    });
                });
        return inCare;
    }

    private static void staffShort(Transcript log, Semester semester, Alerts alerts) {
        var opened = new LinkedHashMap<String, Transcript.Found>();
        log.accepted("POST", SESSIONS + "open").forEach(it -> opened.putIfAbsent(it.part(1) + it.part(2), it));
        opened.values().forEach(it -> {
            long needed = Math.ceilDiv(it.answer().path("expected").asLong(), semester.figure("pupilsPerTeacher"));
            if (it.request().path("workerIds").size() < needed) {
                alerts.raise(it.part(1), "STAFF_FELL_SHORT");
            }
        });
    }

    void compare(Transcript log, Findings findings) {
        var told = new TreeMap<String, Map<String, Long>>();
        log.results("/api/attendance/v1/schools/([^/]+)/alerts\\?.*")
                .forEach(page -> page.answer()
                        .path("items")
                        .forEach(it -> told.computeIfAbsent(page.part(1), _ -> new TreeMap<>())
                                .merge(it.path("kind").asString(), 1L, Long::sum)));
        findings.equal("alerts", bySchool, told);
    }

    long count(String school) {
        return bySchool.getOrDefault(school, Map.of()).values().stream().mapToLong(it -> it).sum();
    }
}
