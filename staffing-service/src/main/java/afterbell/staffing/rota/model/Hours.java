package afterbell.staffing.rota.model;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a worker is planned to do at a school in some time.
 *
 * @param classHours planned (R19)
 */
public record Hours(String workerId, int duties, int classHours) {

    /** @return the sums, by worker */
    public static List<Hours> of(Collection<Duty> duties) {
        return duties.stream()
                .collect(Collectors.groupingBy(it -> it.key().workerId(), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(it -> new Hours(it.getKey(), it.getValue().size(),
                        it.getValue().stream().mapToInt(Duty::classHours).sum()))
                .toList();
    }
}
