package afterbell.attendance.withdrawal.model;

import java.time.Instant;
import java.util.List;

import afterbell.attendance.session.model.SessionId;

/**
 * A worker was signed on to an open session and may serve no longer (R25): the sign-on has ended, and the children of
 * whom the worker took care wait to be taken over (R31).
 *
 * @param groups with children in the worker's care at that time; none when nobody was
 */
public record Withdrawal(SessionId session, String workerId, Instant at, List<Charge> groups) {
    public Withdrawal {
        groups = List.copyOf(groups);
    }

    /** @param pupils of the group in the worker's care */
    public record Charge(String groupId, int pupils) {}

    /** @return {@code session:worker}: one sign-on ends once */
    public static String id(SessionId session, String workerId) {
        return session.value() + ":" + workerId;
    }

    public int pupils() {
        return groups.stream().mapToInt(Charge::pupils).sum();
    }
}
