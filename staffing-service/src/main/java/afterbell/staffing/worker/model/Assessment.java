package afterbell.staffing.worker.model;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;

/**
 * How the hiring school judges the worker (聘任考核, R24).
 *
 * @param scores 0 to 100 for each criterion
 * @param passed whether the mean reached what the policy asked for on that day
 */
public record Assessment(LocalDate on, Map<Criterion, Integer> scores, boolean passed) {
    public Assessment {
        scores = Map.copyOf(scores);
        if (!scores.keySet().equals(EnumSet.allOf(Criterion.class))) {
            throw new IllegalArgumentException("An assessment scores each criterion");
        }
    }

    /** @param passMark least mean with which it is passed, 0 to 100 */
    public static Assessment of(LocalDate on, Map<Criterion, Integer> scores, int passMark) {
        return new Assessment(on, scores, mean(scores) >= passMark);
    }

    /** @return the mean of the scores, a half rounded up */
    public int score() {
        return mean(scores);
    }

    /** @return the same score for each criterion */
    public static Map<Criterion, Integer> each(int score) {
        var scores = new EnumMap<Criterion, Integer>(Criterion.class);
        EnumSet.allOf(Criterion.class).forEach(it -> scores.put(it, score));
        return scores;
    }

    private static int mean(Map<Criterion, Integer> scores) {
        int sum = scores.values().stream().mapToInt(Integer::intValue).sum();
        return Math.floorDiv(2 * sum + scores.size(), 2 * scores.size());
    }
}
