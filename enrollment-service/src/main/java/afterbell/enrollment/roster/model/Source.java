package afterbell.enrollment.roster.model;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Where in a school's own system a pupil is found: what a later file with changes only (OneRoster delta) speaks of.
 *
 * @param classId  the system's id of the class, opaque; absent where the roster has none
 * @param agentIds the system's ids of the guardians, opaque, at most {@value #MOST_AGENTS}
 */
public record Source(@Nullable String classId, List<String> agentIds) {
    public static final int MOST_AGENTS = 10;
    public static final Source NONE = new Source(null, List.of());

    public Source {
        agentIds = List.copyOf(agentIds);
    }
}
