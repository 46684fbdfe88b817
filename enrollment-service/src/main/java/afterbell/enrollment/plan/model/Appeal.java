package afterbell.enrollment.plan.model;

import afterbell.enrollment.plan.model.LessonBan.Lesson;

/** A school asks the bureau to allow an offering that was taken for a lesson (R9): to the letter, and nothing else. */
public sealed interface Appeal {

    Matter matter();

    /**
     * What it is about.
     *
     * @param lesson why the offering was taken for a lesson
     * @param reason why it is none, in the school's words
     */
    record Matter(String offeringId, Wording wording, Lesson lesson, String reason, Stamp by) {}

    record Open(Matter matter) implements Appeal {
        public Decided decide(boolean allowed, String reason, Stamp by) {
            return new Decided(matter, allowed, reason, by);
        }
    }

    record Decided(Matter matter, boolean allowed, String reason, Stamp decided) implements Appeal {}

    default String appealId() {
        return matter().wording().fingerprint();
    }

    /** Whether the offering may be published as it is worded. */
    default boolean allows(Wording wording) {
        return switch (this) {
            case Open _ -> false;
            case Decided it -> it.allowed() && it.matter().wording().equals(wording);
        };
    }
}
