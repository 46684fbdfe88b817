package afterbell.simulator.check;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/** The semester as the bureau sent it: its service days (R10) and its policy. */
record Semester(List<LocalDate> days, JsonNode policy) {

    static Semester of(Transcript log) {
        JsonNode sent = log.accepted("PUT", "/api/enrollment/v1/semesters/[^/]+")
                .reduce((_, last) -> last)
                .orElseThrow(() -> new IllegalArgumentException("The log sets no semester"))
                .request();
        Map<LocalDate, Boolean> off = new HashMap<>();
        sent.path("holidays")
                .forEach(it -> off.put(LocalDate.parse(it.path("date").asString()), it.path("isOffDay")
                        .asBoolean()));
        List<LocalDate> days = LocalDate.parse(sent.path("first").asString())
                .datesUntil(LocalDate.parse(sent.path("last").asString()).plusDays(1))
                .filter(day -> {
                    Boolean isOff = off.get(day);
                    return isOff == null ? day.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue() : !isOff;
                })
                .toList();
        return new Semester(days, sent.path("policy"));
    }

    void compare(Transcript log, Findings findings) {
        log.results("/api/enrollment/v1/semesters/[^/]+").forEach(it -> {
            findings.equal("service days", (long) days.size(), it.answer().path("serviceDays").asLong());
            findings.equal("the service days one by one", days.stream().map(LocalDate::toString).toList(),
                    Transcript.each(it
                            .answer()
                            .path("days")).map(JsonNode::asString).toList());
        });
    }

    long figure(String name) {
        return policy.path(name).asLong();
    }
}
