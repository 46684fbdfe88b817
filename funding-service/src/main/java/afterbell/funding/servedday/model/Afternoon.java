package afterbell.funding.servedday.model;

import java.time.LocalDate;
import java.util.List;

import afterbell.funding.servedday.model.Tally.Entry;

/** What a register says of a group's afternoon: all its entries, or those that were corrected. */
public record Afternoon(String groupId, String schoolId, LocalDate day, List<Entry> entries) {
    public Afternoon {
        entries = List.copyOf(entries);
    }

    /** @throws IllegalArgumentException for a day of no semester */
    public Semester semester() {
        return Semester.of(day).orElseThrow(() -> new IllegalArgumentException(day + " is in no semester"));
    }
}
