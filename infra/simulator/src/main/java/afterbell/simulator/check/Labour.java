package afterbell.simulator.check;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Class hours and fees (R18, R19): for each worker and day the minutes between sign-on and sign-off that lie between
 * the school's first dismissal of that day and 18:00, whole class hours only, at most so many a day.
 *
 * @param hours by "school month worker"
 */
record Labour(Map<String, Long> hours, long feePerHourFen) {
    private static final String SESSION = "/api/attendance/v1/schools/([^/]+)/sessions/([^/]+)/AFTERNOON/";
    private static final LocalTime END = LocalTime.of(18, 0);
    private static final int GRADES = 6;

    static Labour of(Transcript log, Semester semester) {
        Map<String, JsonNode> plans = new HashMap<>();
        log.accepted("PUT", "/api/enrollment/v1/schools/([^/]+)/plans/[^/]+")
                .forEach(it -> plans.put(it.part(1), it.request()));
        Map<String, LocalTime> signOns = signOns(log);
        Map<String, Long> minutes = new TreeMap<>();
        log.accepted("POST", SESSION + "sign-offs").forEach(it -> it.request().path("signOffs").forEach(off -> {
            String key = it.part(1) + " " + it.part(2) + " " + off.path("workerId").asString();
            LocalTime from = later(signOns.getOrDefault(key, END), begin(plans.get(it.part(1)), LocalDate.parse(it
                    .part(2))));
            LocalTime until = earlier(time(off), END);
            minutes.put(key, Math.max(0, ChronoUnit.MINUTES.between(from, until)));
        }));
        long hour = semester.figure("classHourMinutes");
        long most = semester.figure("mostClassHours");
        Map<String, Long> hours = new TreeMap<>();
        minutes.forEach((key, all) -> {
            String[] parts = key.split(" ");
            Transcript.add(hours, parts[0] + " " + parts[1].substring(0, 7) + " " + parts[2],
                    Math.min(most, all / hour));
        });
        hours.values().removeIf(it -> it == 0);
        return new Labour(hours, semester.figure("labourRateFen"));
    }

    /** When the first grade is dismissed on that day. */
    private static LocalTime begin(@Nullable JsonNode plan, LocalDate day) {
        if (plan == null) {
            return END;
        }
        LocalTime first = END;
        for (int grade = 1; grade <= GRADES; grade++) {
            first = earlier(first, dismissal(plan, day.getDayOfWeek().name(), grade));
        }
        return first;
    }

    private static LocalTime dismissal(JsonNode plan, String weekday, int grade) {
        for (JsonNode other : plan.path("dismissals")) {
            if (names(other.path("weekdays"), weekday) && names(other.path("grades"), Integer.toString(grade))) {
                return LocalTime.parse(other.path("time").asString());
            }
        }
        return LocalTime.parse(plan.path("dismissal").asString());
    }

    /** What is not listed is meant to be all of them; all weekdays are Monday to Friday. */
    private static boolean names(JsonNode listed, String wanted) {
        if (listed.isMissingNode()) {
            return !wanted.startsWith("S");
        }
        for (JsonNode each : listed) {
            if (each.asString().equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, LocalTime> signOns(Transcript log) {
        Map<String, LocalTime> signOns = new HashMap<>();
        log.accepted("POST", SESSION + "open")
                .forEach(it -> it.request()
                        .path("workerIds")
                        .forEach(worker -> signOns
                                .putIfAbsent(it.part(1) + " " + it.part(2) + " " + worker.asString(),
                                        time(it.request()))));
        log.accepted("POST", SESSION + "sign-ons")
                .forEach(it -> signOns.putIfAbsent(it.part(1) + " " + it.part(2) + " "
                        + it.request().path("workerId").asString(), time(it.request())));
        return signOns;
    }

    private static LocalTime time(JsonNode sent) {
        return OffsetDateTime.parse(sent.path("at").asString()).toLocalTime();
    }

    private static LocalTime later(LocalTime one, LocalTime other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalTime earlier(LocalTime one, LocalTime other) {
        return one.isBefore(other) ? one : other;
    }

    void compare(Transcript log, Findings findings) {
        Map<String, Long> told = new TreeMap<>();
        log.results("/api/funding/v1/schools/([^/]+)/labour-statements/([^/]+)").forEach(it -> {
            String month = it.part(1) + " " + it.part(2);
            it.answer().path("workers").forEach(worker -> {
                if (worker.path("classHours").asLong() > 0) {
                    told.put(month + " " + worker.path("workerId").asString(), worker.path("classHours").asLong());
                }
            });
            findings.equal("state of the labour statement of " + month, "FILED", it.answer().path("state").asString());
            findings.equal("labour fees in fen of " + month, hoursAt(month) * feePerHourFen, it.answer()
                    .path("amountFen")
                    .asLong());
        });
        findings.equal("class hours", hours, told);
    }

    /** Class hours of a school. */
    long hoursAt(String school) {
        return hours.entrySet()
                .stream()
                .filter(it -> it.getKey().startsWith(school + " "))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Class hours of a school's month. */
    long hoursAt(String school, String month) {
        return hoursAt(school + " " + month);
    }
}
