package afterbell.enrollment.signup.model;

import java.time.Instant;
import java.util.List;

/**
 * What a school announces about a sign-up (R1, R2).
 *
 * @param opens  first moment at which a guardian may apply
 * @param closes first moment that is too late
 * @param late   whether the school takes late applications, behind those in time
 * @param groups in the order in which they are filled, each once
 */
public record Terms(Instant opens, Instant closes, boolean late, List<Capacity> groups) {
    public Terms {
        groups = List.copyOf(groups);
    }

    /** @param capacity pupils, at most 50 (R20) */
    public record Capacity(String groupId, int capacity) {}

    boolean isInOrder() {
        return opens.isBefore(closes);
    }

    boolean differsInMoreThanLate(Terms other) {
        return !opens.equals(other.opens) || !closes.equals(other.closes) || !groups.equals(other.groups);
    }
}
