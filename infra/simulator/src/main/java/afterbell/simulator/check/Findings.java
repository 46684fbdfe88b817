package afterbell.simulator.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/** What was compared, and what differs. */
public final class Findings {
    private int compared;
    private final List<String> differences = new ArrayList<>();

    void equal(String what, @Nullable Object calculated, @Nullable Object told) {
        compared++;
        if (!Objects.equals(calculated, told)) {
            differences.add(what + ": calculated " + calculated + ", the platform says " + told);
        }
    }

    /** Compares what stands under each name on either side. */
    void equal(String what, Map<String, ?> calculated, Map<String, ?> told) {
        var names = new TreeSet<>(calculated.keySet());
        names.addAll(told.keySet());
        names.forEach(name -> equal(what + " of " + name, calculated.get(name), told.get(name)));
    }

    void holds(String what, boolean holds) {
        compared++;
        if (!holds) {
            differences.add(what);
        }
    }

    /** Figures that were compared. */
    public int count() {
        return compared;
    }

    /** What does not hold, in words; empty when all does. */
    public List<String> differences() {
        return List.copyOf(differences);
    }
}
