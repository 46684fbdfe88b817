package afterbell.staffing.worker.model;

import java.time.LocalDate;
import java.util.List;

/**
 * Through which institution a member serves (R5).
 *
 * @param since    first day on which the member serves through it
 * @param told     the days on which the institution is, or was, accepted by the bureau
 * @param asOf     version of the institution that told them; a later one replaces them
 * @param earlier  accepted days through other institutions before, at most {@value Worker#MOST_PERIODS} periods
 */
public record Affiliation(String institutionId, LocalDate since, List<Period> told, long asOf, List<Period> earlier) {
    public Affiliation {
        told = List.copyOf(told);
        earlier = List.copyOf(earlier);
    }

    public static Affiliation with(String institutionId, LocalDate since, List<Period> told, long asOf) {
        return new Affiliation(institutionId, since, told, asOf, List.of());
    }

    /** @return the days on which the member may serve as far as the institutions go */
    public List<Period> accepted() {
        return Periods.union(earlier, Periods.intersection(told, List.of(Period.from(since))));
    }

    /** @return with the institution's days as of that version; itself when it knows them, or newer ones */
    public Affiliation told(List<Period> days, long version) {
        return version <= asOf ? this : new Affiliation(institutionId, since, days, version, earlier);
    }

    /** @return serving through another institution from that day on; what was accepted before stays */
    public Affiliation changed(String institution, LocalDate from, List<Period> days, long version) {
        var before = Periods.without(accepted(), Period.from(from));
        var kept = before.subList(Math.max(0, before.size() - Worker.MOST_PERIODS), before.size());
        return new Affiliation(institution, from, days, version, kept);
    }
}
