package afterbell.simulator.check;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Who was served where and when (R16): present on the last accepted roll of a register, or by a correction that the bureau
 * has approved since.
 *
 * @param bySchool days by school and pupil; pupils who were never served are left out
 */
record ServedDays(Map<String, Map<String, SortedSet<LocalDate>>> bySchool) {
    private static final String ROLL = "/api/attendance/v1/groups/([^/]+)/registers/([^/]+)/AFTERNOON/roll-call";
    private static final String REQUEST = "/api/attendance/v1/groups/([^/]+)/registers/([^/]+)/AFTERNOON/correction-requests";

    static ServedDays of(Transcript log) {
        var registers = new LinkedHashMap<String, Transcript.Found>();
        log.accepted("POST", ROLL).forEach(roll -> registers.put(roll.part(1) + " " + roll.part(2), roll));
        var served = new TreeMap<String, Map<String, SortedSet<LocalDate>>>();
        registers.values().forEach(roll -> enter(roll, served));
        var asked = new LinkedHashMap<String, Transcript.Found>();
        log.accepted("POST", REQUEST)
                .forEach(request -> asked.put(request.part(1) + " " + request.part(2) + " " + request.answer()
                        .path("requests")
                        .size(), request));
        log.accepted("POST", REQUEST + "/([0-9]+)/approve")
                .map(approval -> approval.part(1) + " " + approval.part(2) + " " + approval.part(3))
                .distinct()
                .flatMap(approved -> Stream.ofNullable(asked.get(approved)))
                .forEach(request -> {
                    enter(request, served);
                    strike(request, served);
                });
        return new ServedDays(served);
    }

    private static void enter(Transcript.Found said, Map<String, Map<String, SortedSet<LocalDate>>> served) {
        said.request().path("entries").forEach(entry -> {
            if (entry.path("presence").asString().equals("PRESENT")) {
                served.computeIfAbsent(said.answer().path("schoolId").asString(), _ -> new TreeMap<>())
                        .computeIfAbsent(entry.path("pupilId").asString(), _ -> new TreeSet<>())
                        .add(LocalDate.parse(said.part(2)));
            }
        });
    }

    /** Takes the day away from who was not there after all. */
    private static void strike(Transcript.Found said, Map<String, Map<String, SortedSet<LocalDate>>> served) {
        Map<String, SortedSet<LocalDate>> pupils = served.getOrDefault(said.answer().path("schoolId").asString(), Map
                .of());
        said.request().path("entries").forEach(entry -> {
            SortedSet<LocalDate> days = pupils.get(entry.path("pupilId").asString());
            if (days != null && !entry.path("presence").asString().equals("PRESENT")) {
                days.remove(LocalDate.parse(said.part(2)));
                pupils.values().removeIf(SortedSet::isEmpty);
            }
        });
    }

    void compare(Transcript log, Findings findings) {
        var told = new TreeMap<String, Map<String, SortedSet<LocalDate>>>();
        log.results("/api/funding/v1/schools/([^/]+)/served-days\\?.*")
                .forEach(page -> page.answer()
                        .path("items")
                        .forEach(group -> group.path("pupils")
                                .forEach(pupil -> pupil.path("days")
                                        .forEach(day -> told
                                                .computeIfAbsent(page.part(1), _ -> new TreeMap<>())
                                                .computeIfAbsent(pupil.path("pupilId").asString(), _ -> new TreeSet<>())
                                                .add(LocalDate.parse(day.asString()))))));
        var schools = new TreeSet<>(bySchool.keySet());
        schools.addAll(told.keySet());
        schools.forEach(
                school -> findings.equal("served days at " + school, bySchool.getOrDefault(school, Map.of()), told
                        .getOrDefault(school, Map.of())));
    }

    /** Served days of all pupils of a school together. */
    long pupilDays(String school) {
        return bySchool.getOrDefault(school, new HashMap<>()).values().stream().mapToLong(SortedSet::size).sum();
    }
}
