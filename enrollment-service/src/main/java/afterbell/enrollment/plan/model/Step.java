package afterbell.enrollment.plan.model;

import org.jspecify.annotations.Nullable;

import afterbell.enrollment.plan.model.Plan.Stage;

/**
 * A step that a plan has gone.
 *
 * @param to      the state that it came to
 * @param version that was on its way, or was published
 * @param reason  why it was given back
 */
public record Step(Stage to, int version, Stamp by, @Nullable String reason) {}
