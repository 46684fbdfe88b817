package afterbell.enrollment.application.model;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Who did what and why (R2).
 *
 * @param actor  opaque id of the person or system
 * @param reason a short code or the actor's own words
 */
public record Step(String actor, Instant at, @Nullable String reason) {}
