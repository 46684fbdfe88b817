package afterbell.staffing.worker.model;

import java.time.LocalDate;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import afterbell.staffing.worker.model.Gates.AllFour;

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

    /** @return the school that put the hiring on public notice: it owns the gates after it (R24) */
    default Optional<String> hiringSchool() {
        return switch (this) {
            case OnNotice it -> Optional.of(it.notice().schoolId());
            case Objected it -> Optional.of(it.notice().schoolId());
            case Filed it -> Optional.of(it.notice().schoolId());
            case Acknowledged it -> Optional.of(it.notice().schoolId());
            case Failed it -> Optional.of(it.notice().schoolId());
            case Cleared(var _, AllFour gates, var _) -> Optional.of(gates.notice().schoolId());
            case Expired(var _, AllFour gates, var _) -> Optional.of(gates.notice().schoolId());
            case Unchecked _, Checked _, Cleared _, Expired _, Barred _ -> Optional.empty();
        };
    }

    /** @return whether the hiring is between its public notice and its assessment */
    default boolean isUnderWay() {
        return this instanceof OnNotice || this instanceof Filed || this instanceof Acknowledged;
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
