package afterbell.staffing.worker.model;

import java.util.List;

/**
 * Through which institution a member serves (R5).
 *
 * @param accepted the days on which the institution is, or was, accepted by the bureau
 */
public record Affiliation(String institutionId, List<Period> accepted) {
    public Affiliation {
        accepted = List.copyOf(accepted);
    }
}
