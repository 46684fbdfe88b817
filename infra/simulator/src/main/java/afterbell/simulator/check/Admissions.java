package afterbell.simulator.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

import afterbell.simulator.log.Exchange;

/**
 * Who must have a place (R2, R6, R7): priority groups first, then by the order of application, within the capacity
 * of the groups; the first who waits gets a place that falls free.
 */
final class Admissions {
    private static final String SCHOOL = "/api/enrollment/v1/schools/([^/]+)/";
    private static final String ADMITTED = "ADMITTED";
    private static final String WAITLISTED = "WAITLISTED";

    /** Application by id, in the order of application. */
    private final Map<String, Application> applications = new LinkedHashMap<>();
    private final Map<String, Integer> capacities = new HashMap<>();

    private static final class Application {
        final String id;
        final String school;
        final String pupil;
        final boolean isPriority;
        String state = "SUBMITTED";

        Application(String id, String school, String pupil, boolean isPriority) {
            this.id = id;
            this.school = school;
            this.pupil = pupil;
            this.isPriority = isPriority;
        }
    }

    static Admissions of(Transcript log) {
        var admissions = new Admissions();
        var steps = new ArrayList<Transcript.Found>();
        log.accepted("POST", SCHOOL + "(applications|applications/batch|admissions|pupils/([^/]+)/leave)")
                .forEach(
                        steps::add);
        log.accepted("POST", "/api/enrollment/v1/(applications)/([^/]+)/withdraw").forEach(steps::add);
        steps.sort(Comparator.comparingLong(it -> it.exchange().number()));
        steps.forEach(admissions::happened);
        return admissions;
    }

    private void happened(Transcript.Found it) {
        Exchange exchange = it.exchange();
        String path = exchange.path();
        if (path.endsWith("/applications")) {
            submitted(it.part(1), it.request(), it.answer());
        } else if (path.endsWith("/batch")) {
            it.answer().path("items").forEach(item -> submitted(it.part(1), it.request(), item));
        } else if (path.endsWith("/admissions")) {
            admitted(it.part(1), it.request());
        } else if (path.endsWith("/leave")) {
            String pupil = it.part(3);
            applications.values()
                    .stream()
                    .filter(one -> one.school.equals(it.part(1)) && one.pupil.equals(pupil))
                    .forEach(this::ended);
        } else {
            Application one = applications.get(it.part(2));
            if (one != null) {
                ended(one);
            }
        }
    }

    private void submitted(String school, JsonNode sent, JsonNode answer) {
        String id = answer.path("applicationId").asString("");
        if (!id.isEmpty()) {
            applications.putIfAbsent(id, new Application(id, school, answer.path("pupilId").asString(), sent.has(
                    "priorityGroup")));
        }
    }

    private void admitted(String school, JsonNode sent) {
        int capacity = 0;
        for (JsonNode group : sent.path("groups")) {
            capacity += group.path("capacity").asInt();
        }
        capacities.put(school, capacity);
        List<Application> queue = queue(school);
        queue.forEach(it -> it.state = WAITLISTED);
        queue.stream().limit(Math.max(0, capacity - seated(school))).forEach(it -> it.state = ADMITTED);
    }

    private List<Application> queue(String school) {
        return applications.values()
                .stream()
                .filter(it -> it.school.equals(school))
                .filter(it -> it.state.equals("SUBMITTED") || it.state.equals(WAITLISTED))
                .sorted(Comparator.comparing((Application it) -> !it.isPriority))
                .toList();
    }

    private long seated(String school) {
        return applications.values()
                .stream()
                .filter(it -> it.school.equals(school) && it.state.equals(ADMITTED))
                .count();
    }

    private void ended(Application it) {
        boolean hadPlace = it.state.equals(ADMITTED);
        it.state = hadPlace ? "ENDED" : "WITHDRAWN";
        if (hadPlace && seated(it.school) < capacities.getOrDefault(it.school, 0)) {
            applications.values()
                    .stream()
                    .filter(other -> other.school.equals(it.school) && other.state.equals(WAITLISTED))
                    .min(Comparator.comparing((Application other) -> !other.isPriority))
                    .ifPresent(first -> first.state = ADMITTED);
        }
    }

    void compare(Transcript log, Findings findings) {
        var calculated = new TreeMap<String, String>();
        applications.values().forEach(it -> calculated.put(it.id, it.state));
        var told = new TreeMap<String, String>();
        log.items(SCHOOL + "applications\\?.*", it -> told.put(it.path("applicationId").asString(), it.path("state")
                .asString()));
        findings.equal("state of application", calculated, told);
    }

    /** Pupils who were given a place at that school at some time. */
    long everAdmitted(String school) {
        return applications.values()
                .stream()
                .filter(it -> it.school.equals(school) && Pattern.matches("ADMITTED|ENDED", it.state))
                .count();
    }
}
