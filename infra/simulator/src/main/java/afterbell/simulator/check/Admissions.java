package afterbell.simulator.check;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

import afterbell.simulator.log.Exchange;

/**
 * Who must have a place (R2, R6, R7): priority groups first, then as drawn, then by the order of application, within
 * the capacity of the groups; the first who waits gets a place that falls free. Each draw is repeated from its public
 * file.
 */
final class Admissions {
    private static final String SCHOOL = "/api/enrollment/v1/schools/([^/]+)/";
    private static final String ADMITTED = "ADMITTED";
    private static final String WAITLISTED = "WAITLISTED";
    private static final String DRAW = "/api/enrollment/v1/public/schools/([^/]+)/draws/[^/]+/AFTERNOON";
    /** Among equals the order of application stays. */
    private static final Comparator<Application> BY_RANK = Comparator.comparing((Application it) -> !it.isPriority)
            .thenComparingInt(it -> it.turn);

    /** Application by id, in the order of application. */
    private final Map<String, Application> applications = new LinkedHashMap<>();
    private final Map<String, Integer> capacities = new HashMap<>();
    /** Who must be on the list of applicants, with 1 for a priority group, by school. */
    private final Map<String, Map<String, String>> lists = new HashMap<>();

    private static final class Application {
        final String id;
        final String school;
        final String pupil;
        boolean isPriority;
        /** In the drawn order, from 1; behind all of them where it was not drawn. */
        int turn = Integer.MAX_VALUE;
        String state = "SUBMITTED";

        Application(String id, String school, String pupil) {
            this.id = id;
            this.school = school;
            this.pupil = pupil;
        }
    }

    static Admissions of(Transcript log) {
        var admissions = new Admissions();
        var steps = new ArrayList<Transcript.Found>();
        log.accepted("POST", SCHOOL + "(applications|applications/batch|admissions|pupils/([^/]+)/leave)")
                .forEach(
                        steps::add);
        log.accepted("POST", SCHOOL + "sign-ups/.*/(list|draw)").forEach(steps::add);
        log.accepted("POST", "/api/enrollment/v1/(applications)/([^/]+)/(withdraw|priority)").forEach(steps::add);
        steps.sort(Comparator.comparingLong(it -> it.exchange().number()));
        Map<String, List<String>> drawn = new HashMap<>();
        log.results(DRAW).forEach(it -> drawn.put(it.part(1), drawn(it.answer())));
        steps.forEach(it -> admissions.happened(it, drawn));
        return admissions;
    }

    private void happened(Transcript.Found it, Map<String, List<String>> drawn) {
        Exchange exchange = it.exchange();
        String path = exchange.path();
        if (path.endsWith("/applications")) {
            submitted(it.part(1), it.request(), it.answer());
        } else if (path.endsWith("/batch")) {
            it.answer().path("items").forEach(item -> submitted(it.part(1), it.request(), item));
        } else if (path.endsWith("/admissions")) {
            admitted(it.part(1), it.request());
        } else if (path.endsWith("/list")) {
            listed(it.part(1));
        } else if (path.endsWith("/draw")) {
            List<String> order = drawn.getOrDefault(it.part(1), List.of());
            for (int i = 0; i < order.size(); i++) {
                Application one = applications.get(order.get(i));
                if (one != null) {
                    one.turn = i + 1;
                }
            }
        } else if (path.endsWith("/priority")) {
            Application one = applications.get(it.part(2));
            if (one != null) {
                one.isPriority = it.request().path("confirmed").asBoolean();
            }
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
            applications.putIfAbsent(id, new Application(id, school, answer.path("pupilId").asString()));
        }
    }

    private void listed(String school) {
        var list = new TreeMap<String, String>();
        applications.values()
                .stream()
                .filter(it -> it.school.equals(school) && it.state.equals("SUBMITTED"))
                .forEach(it -> list.put(it.id, it.isPriority ? "1" : "0"));
        lists.putIfAbsent(school, list);
    }

    /** The order that follows from seed and list: priority groups first, then by SHA-256 of seed and id. */
    private static List<String> drawn(JsonNode file) {
        String seed = file.path("seed").asString();
        var lots = new TreeMap<String, String>();
        for (JsonNode it : file.path("list")) {
            String id = it.path("applicationId").asString();
            lots.put((it.path("priority").asBoolean() ? "0" : "1") + sha256(seed + id), id);
        }
        return List.copyOf(lots.values());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
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
                .sorted(BY_RANK)
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
                    .min(BY_RANK)
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
        log.results(DRAW).forEach(it -> compareDraw(it.part(1), it.answer(), findings));
    }

    private void compareDraw(String school, JsonNode file, Findings findings) {
        var told = new TreeMap<String, String>();
        var text = new StringBuilder();
        for (JsonNode it : file.path("list")) {
            String priority = it.path("priority").asBoolean() ? "1" : "0";
            told.put(it.path("applicationId").asString(), priority);
            text.append(it.path("applicationId").asString()).append(' ').append(priority).append('\n');
        }
        findings.equal("applicants listed at " + school, lists.getOrDefault(school, Map.of()), told);
        var result = new ArrayList<String>();
        file.path("result").forEach(it -> result.add(it.path("applicationId").asString()));
        findings.equal("draw of " + school, String.join(" ", drawn(file)), String.join(" ", result));
        findings.equal("hashes of the draw of " + school, sha256(file.path("seed").asString()) + " "
                + sha256(text.toString()), file.path("seedHash").asString() + " " + file.path("listHash").asString());
    }

    /** Pupils who were given a place at that school at some time. */
    long everAdmitted(String school) {
        return applications.values()
                .stream()
                .filter(it -> it.school.equals(school) && Pattern.matches("ADMITTED|ENDED", it.state))
                .count();
    }
}
