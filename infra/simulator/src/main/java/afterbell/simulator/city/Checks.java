package afterbell.simulator.city;

import java.util.ArrayList;
import java.util.List;

/** What was looked at and whether it held. */
public final class Checks {
    private final List<String> held = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();

    public void check(String what, boolean holds, String found) {
        if (holds) {
            held.add(what);
        } else {
            broken.add(what + ": " + found);
        }
    }

    public int count() {
        return held.size() + broken.size();
    }

    public List<String> broken() {
        return List.copyOf(broken);
    }
}
