package afterbell.staffing.worker.model;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells the public that a school means to hire somebody from outside (聘任公示, R24).
 *
 * @param from       first day of the notice
 * @param until      first day after it
 * @param objections what was raised against the hiring, at most {@value #MOST_OBJECTIONS}
 */
public record Notice(LocalDate from, LocalDate until, List<Objection> objections) {
    public static final int MOST_OBJECTIONS = 20;
    public static final long MOST_DAYS = 366;

    public Notice {
        objections = List.copyOf(objections);
    }

    public static Notice of(LocalDate from, LocalDate until) {
        return new Notice(from, until, List.of());
    }

    /** @return a name under which the public knows the notice; it tells nothing of the worker */
    public static String idOf(String workerId, String schoolId, LocalDate from) {
        return UUID.nameUUIDFromBytes(("notice:" + workerId + ":" + schoolId + ":" + from)
                .getBytes(StandardCharsets.UTF_8)).toString();
    }

    public long days() {
        return ChronoUnit.DAYS.between(from, until);
    }

    public boolean runsOn(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(until);
    }

    public boolean isOverBy(LocalDate day) {
        return !day.isBefore(until);
    }

    public boolean hasOpenObjection() {
        return objections.stream().anyMatch(it -> it.decision() instanceof Objection.Open);
    }

    public boolean hasUpheldObjection() {
        return objections.stream().anyMatch(it -> it.decision() instanceof Objection.Upheld);
    }

    public Optional<Objection> objection(String objectionId) {
        return objections.stream().filter(it -> it.objectionId().equals(objectionId)).findFirst();
    }

    /** @return the day on which the last objection was decided; the first day of the notice where none was */
    public LocalDate lastDecision() {
        return objections.stream().flatMap(it -> it.decidedOn().stream()).max(LocalDate::compareTo).orElse(from);
    }

    /** @return the notice with the objection instead of the known one of the same id, or as one more */
    public Notice with(Objection objection) {
        var all = new ArrayList<>(objections);
        all.removeIf(it -> it.objectionId().equals(objection.objectionId()));
        all.add(objection);
        return new Notice(from, until, all);
    }

    public Notice until(LocalDate day) {
        return new Notice(from, day, objections);
    }
}
