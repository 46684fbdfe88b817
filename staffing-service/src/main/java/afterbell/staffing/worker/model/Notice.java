package afterbell.staffing.worker.model;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Tells the public that a school means to hire somebody from outside (聘任公示, R24).
 *
 * @param schoolId   the hiring school
 * @param from       first day of the notice
 * @param until      first day after it
 * @param objections what was raised against the hiring, at most {@value #MOST_OBJECTIONS}
 */
public record Notice(String schoolId, LocalDate from, LocalDate until, List<Objection> objections) {
    public static final int MOST_OBJECTIONS = 20;
    public static final long MOST_DAYS = 366;

    public Notice {
        objections = List.copyOf(objections);
    }

    /** @param upheld whether the school found it to be right */
    public record Objection(LocalDate on, boolean upheld) {}

    public long days() {
        return ChronoUnit.DAYS.between(from, until);
    }

    public boolean isOverBy(LocalDate day) {
        return !day.isBefore(until);
    }

    /** @return day of the last objection; the first day of the notice where there is none */
    public LocalDate lastObjection() {
        return objections.stream().map(Objection::on).max(LocalDate::compareTo).orElse(from);
    }

    public boolean hasUpheldObjection() {
        return objections.stream().anyMatch(Objection::upheld);
    }
}
