package afterbell.staffing.institution.model;

import java.time.LocalDate;

import afterbell.staffing.institution.model.Institution.Decision;

/** What is done to an institution's acceptance. */
public sealed interface Step {
    /** Day on which it was done, or from which it holds. */
    LocalDate day();

    /** By a school or the bureau. */
    record Declaring(Declaration declaration) implements Step {
        @Override
        public LocalDate day() {
            return declaration.on();
        }
    }

    /** By the bureau, as are all that follow: what was declared is right. */
    record Accepting(LocalDate day) implements Step {}

    /** What was declared is not right. */
    record Rejecting(Decision decision) implements Step {
        @Override
        public LocalDate day() {
            return decision.on();
        }
    }

    record Suspending(Decision decision) implements Step {
        @Override
        public LocalDate day() {
            return decision.on();
        }
    }

    /** Lifts a suspension. */
    record Reinstating(LocalDate day) implements Step {}

    record Removing(Decision decision) implements Step {
        @Override
        public LocalDate day() {
            return decision.on();
        }
    }
}
