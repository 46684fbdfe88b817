package afterbell.staffing.worker.model;

import java.time.LocalDate;

/** The gates that a worker has passed on the way to a clearance (R24). */
public sealed interface Gates {
    /** All there is for who belongs to the school, or serves it freely. */
    record RecordCheckOnly() implements Gates {}

    /**
     * The record check and the three gates after it. It cannot be made of anything less.
     *
     * @param filedOn        day of the filing with the bureau (聘任报备)
     * @param acknowledgedOn day on which the bureau acknowledged it
     */
    record AllFour(Notice notice, LocalDate filedOn, LocalDate acknowledgedOn,
            Assessment assessment) implements Gates {
        public AllFour {
            boolean inOrder = notice.isOverBy(filedOn) && !acknowledgedOn.isBefore(filedOn)
                    && !assessment.on().isBefore(acknowledgedOn);
            if (!inOrder || notice.hasUpheldObjection() || !assessment.passed()) {
                throw new IllegalArgumentException("Not all gates are passed");
            }
        }
    }
}
