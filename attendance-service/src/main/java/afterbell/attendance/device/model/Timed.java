package afterbell.attendance.device.model;

import java.time.Instant;
import java.util.Comparator;

/**
 * A fact at its corrected time. The order is one, whatever the order in which facts came: by time, then who came before
 * who left, then by key.
 */
record Timed(DeviceFact fact, Instant at) implements Comparable<Timed> {
    private static final Comparator<Timed> ORDER = Comparator.comparing(Timed::at)
            .thenComparing(it -> it.fact().isRelease())
            .thenComparing(Timed::key);

    DeviceFact.Key key() {
        return fact.key();
    }

    @Override
    public int compareTo(Timed other) {
        return ORDER.compare(this, other);
    }
}
