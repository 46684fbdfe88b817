package afterbell.enrollment.plan.model;

import afterbell.enrollment.plan.model.LessonBan.Lesson;

/** Why a plan is not submitted as it is. */
public sealed interface Objection {

    /** R22: the plan owes something to its readers. */
    record NotSaid(Part part) implements Objection {}

    /** What a plan may still lack while it is drafted. */
    enum Part {
        APPROVAL,
        OFFERINGS
    }

    /** R10: some pupils would be dismissed when the afternoon slot is over. */
    record DismissedTooLate() implements Objection {}

    /** R10: the afternoon slot ends at 18:00. */
    record EndsTooLate() implements Objection {}

    /** R11: noon ends before the afternoon begins. */
    record NoonMisplaced() implements Objection {}

    /** What is wrong with one offering. */
    sealed interface OfOffering extends Objection {
        /** Place of the offering in the plan, from 0. */
        int index();
    }

    /** R9. */
    record IsLesson(int index, Lesson lesson) implements OfOffering {}

    /** R29. */
    record NoBadWeatherArrangement(int index) implements OfOffering {}

    /** R8. */
    record NotInCatalogue(int index) implements OfOffering {}

    /** R1. */
    record GroupUnknown(int index) implements OfOffering {}

    /** R10, R11: it begins before its slot or ends after it, or ends before it begins. */
    record OutsideItsSlot(int index) implements OfOffering {}

    /** R11: the school offers no noon slot. */
    record NoNoonSlot(int index) implements OfOffering {}

    /** R20. */
    record TooFewStaff(int index, int needed) implements OfOffering {}
}
