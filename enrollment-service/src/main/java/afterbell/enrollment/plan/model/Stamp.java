package afterbell.enrollment.plan.model;

import java.time.Instant;

/**
 * Who did something, and when.
 *
 * @param actor opaque id of the person
 */
public record Stamp(Instant at, String actor) {}
