package afterbell.enrollment.plan.model;

/** What a guardian must have read before applying (R3): how the service is given, what it is, how it is kept safe. */
public record Notice(String mode, String content, String safetyMeasures) {}
