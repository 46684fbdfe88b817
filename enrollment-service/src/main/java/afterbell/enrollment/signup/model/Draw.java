package afterbell.enrollment.signup.model;

import java.util.Comparator;
import java.util.List;

import afterbell.enrollment.signup.model.ApplicantList.Entry;

/**
 * A fair draw that anybody can repeat (R7): priority groups before all others, and inside each of the two by the
 * SHA-256 of seed and application id. Nothing else goes into it, so the same seed and list always give the same order.
 */
public final class Draw {
    private Draw() {}

    private record Lot(Entry entry, String lot) {}

    /** @return everybody on the list, the first one first */
    public static List<Entry> order(Seed seed, ApplicantList list) {
        return list.entries()
                .stream()
                .map(it -> new Lot(it, seed.lotOf(it.applicationId())))
                .sorted(Comparator.comparing((Lot it) -> !it.entry().priority())
                        .thenComparing(Lot::lot)
                        .thenComparing(it -> it.entry().applicationId()))
                .map(Lot::entry)
                .toList();
    }
}
