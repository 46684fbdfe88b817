package afterbell.staffing.worker.model;

import java.time.LocalDate;

/**
 * The gates that a hiring from outside has passed after the record check (R24). It cannot be made of anything less.
 *
 * @param filedOn        day of the filing with the bureau (聘任报备)
 * @param acknowledgedOn day on which the bureau acknowledged it
 * @param assessment     with which the worker was taken on
 */
public record Gates(Notice notice, LocalDate filedOn, LocalDate acknowledgedOn, Assessment assessment) {
    public Gates {
        boolean inOrder = notice.isOverBy(filedOn) && !acknowledgedOn.isBefore(filedOn)
                && !assessment.on().isBefore(acknowledgedOn);
        boolean decided = !notice.hasOpenObjection() && !notice.hasUpheldObjection();
        if (!inOrder || !decided || !assessment.passed()) {
            throw new IllegalArgumentException("Not all gates are passed");
        }
    }
}
