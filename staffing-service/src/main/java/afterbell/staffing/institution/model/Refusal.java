package afterbell.staffing.institution.model;

import afterbell.staffing.institution.model.Institution.Stage;

/** Why a step is not taken. */
public sealed interface Refusal {
    /** The day is still to come. */
    record DayToCome() implements Refusal {}

    /** The day lies before that of the step before it. */
    record OutOfOrder() implements Refusal {}

    /** The evidence does not speak for the day (R5). */
    record EvidenceRunOut() implements Refusal {}

    /** Nothing was ever declared. */
    record NotDeclared() implements Refusal {}

    /** There is no declaration to review. */
    record NothingWaits() implements Refusal {}

    /** @param stage from which this step does not lead on */
    record MoveNotAllowed(Stage stage) implements Refusal {}

    /** @param most periods that are kept of one institution */
    record TooManyPeriods(int most) implements Refusal {}
}
