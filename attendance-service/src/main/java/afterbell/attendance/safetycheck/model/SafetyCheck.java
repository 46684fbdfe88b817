package afterbell.attendance.safetycheck.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A school's check of one area of safety (R28). What was found stands sealed beside it.
 *
 * @param checkId  unique within the school
 * @param date     of {@code at} in the city
 * @param passed   points of the area's checklist that were in order
 * @param findings points that were not
 */
public record SafetyCheck(String checkId, String schoolId, LocalDate date, Instant at, Area area, String by,
        List<Point> passed, List<Finding> findings) {
    public SafetyCheck {
        passed = passed.stream().sorted().toList();
        findings = findings.stream().sorted(Comparator.comparing(Finding::point)).toList();
    }

    /** What is checked (R28). */
    public enum Area {
        VENUE,
        FOOD,
        FIRST_AID,
        FIRE;

        /** @return the area's checklist */
        public List<Point> points() {
            return Arrays.stream(Point.values()).filter(point -> point.area() == this).toList();
        }
    }

    /** One point of a checklist. */
    public enum Point {
        EXITS_CLEAR(Area.VENUE),
        FLOORS_SAFE(Area.VENUE),
        EQUIPMENT_FIXED(Area.VENUE),
        LIGHTING_WORKS(Area.VENUE),
        SUPPLIER_LICENSED(Area.FOOD),
        SAMPLES_KEPT(Area.FOOD),
        KITCHEN_CLEAN(Area.FOOD),
        ALLERGIES_KNOWN(Area.FOOD),
        KIT_COMPLETE(Area.FIRST_AID),
        TRAINED_PERSON_PRESENT(Area.FIRST_AID),
        EMERGENCY_NUMBERS_SHOWN(Area.FIRST_AID),
        EXTINGUISHERS_VALID(Area.FIRE),
        ALARM_WORKS(Area.FIRE),
        ESCAPE_ROUTES_LIT(Area.FIRE),
        DRILL_HELD(Area.FIRE);

        private final Area area;

        Point(Area area) {
            this.area = area;
        }

        public Area area() {
            return area;
        }
    }

    /** A point that was not in order. */
    public sealed interface Finding {
        Point point();

        /** The day by which it is to be put right. */
        LocalDate due();

        record Open(Point point, LocalDate due) implements Finding {
            public boolean isOverdue(LocalDate day) {
                return due.isBefore(day);
            }
        }

        record Fixed(Point point, LocalDate due, Instant at, LocalDate on, String by) implements Finding {
            public boolean isLate() {
                return on.isAfter(due);
            }
        }
    }

    public List<Finding.Open> open() {
        return findings.stream().filter(Finding.Open.class::isInstance).map(Finding.Open.class::cast).toList();
    }

    /** @return the earliest deadline of an open finding */
    public Optional<LocalDate> due() {
        return open().stream().map(Finding.Open::due).min(Comparator.naturalOrder());
    }

    public Optional<Finding> finding(Point point) {
        return findings.stream().filter(it -> it.point() == point).findFirst();
    }

    SafetyCheck with(List<Finding> others) {
        return new SafetyCheck(checkId, schoolId, date, at, area, by, passed, others);
    }
}
