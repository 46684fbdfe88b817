package afterbell.enrollment.plan.model;

import java.time.Instant;

/**
 * A plan as it was published.
 *
 * @param version       1, 2, 3 …
 * @param noticeVersion grows only when the notice is another one: a changed notice asks again (R3)
 */
public record PublishedPlan(int version, int noticeVersion, PlanContent content, Instant publishedAt) {}
