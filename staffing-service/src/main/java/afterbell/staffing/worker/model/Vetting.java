package afterbell.staffing.worker.model;

import java.time.LocalDate;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * How far the vetting of a worker has come (R24, R25). {@code checkedOn} is the day of the newest clear record
 * check: its result speaks for that day only, and stays good for as long as the semester's policy says.
 */
public sealed interface Vetting {
    /** Nothing is known of the worker. */
    record Unchecked() implements Vetting {}

    /** The first gate is passed. */
    record Checked(LocalDate checkedOn) implements Vetting {}

    /** The hiring is, or was, on public notice, and nothing was found against it so far. */
    record OnNotice(LocalDate checkedOn, Notice notice) implements Vetting {}

    /** An objection was upheld; only a new record check begins anew. */
    record Objected(LocalDate checkedOn, Notice notice) implements Vetting {}

    /** The hiring is filed with the bureau. */
    record Filed(LocalDate checkedOn, Notice notice, LocalDate filedOn) implements Vetting {}

    /** The bureau has acknowledged the filing: the third gate is passed. */
    record Acknowledged(LocalDate checkedOn, Notice notice, LocalDate filedOn,
            LocalDate acknowledgedOn) implements Vetting {}

    /** The assessment was not passed; only a new record check begins anew. */
    record Failed(LocalDate checkedOn, Notice notice, LocalDate filedOn, LocalDate acknowledgedOn,
            Assessment assessment) implements Vetting {}

    /** May serve in the period. */
    record Cleared(LocalDate checkedOn, Gates gates, Period period) implements Vetting {}

    /** Was cleared; a new clear record check renews it. */
    record Expired(LocalDate checkedOn, Gates gates, Period period) implements Vetting {}

    /**
     * Has an adverse record. There is no way out.
     *
     * @param on     first day of the bar
     * @param before the days on which the worker was cleared before, null where there are none
     */
    record Barred(LocalDate on, @Nullable Period before) implements Vetting {}

    /** @return the days for which the worker is, or was, cleared */
    default Optional<Period> clearance() {
        return switch (this) {
            case Cleared cleared -> Optional.of(cleared.period());
            case Expired expired -> Optional.of(expired.period());
            case Barred barred -> Optional.ofNullable(barred.before());
            case Unchecked _, Checked _, OnNotice _, Objected _, Filed _, Acknowledged _, Failed _ -> Optional.empty();
        };
    }

    default Standing standing() {
        return switch (this) {
            case Cleared _ -> Standing.CLEARED;
            case Barred _ -> Standing.BARRED;
            case Unchecked _, Checked _, OnNotice _, Objected _, Filed _, Acknowledged _, Failed _, Expired _ ->
                Standing.NOT_CLEARED;
        };
    }
}
