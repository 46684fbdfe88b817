package afterbell.funding.seal.model;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import afterbell.funding.servedday.model.Semester;

/**
 * The seals that hold over a school's afternoons in one half of a school year. Of two seals of a day the one with the
 * higher number holds, in whatever order and however often they arrive.
 */
public record SchoolSeals(String schoolId, Semester semester, SortedMap<LocalDate, DaySeal> byDay) {
    public SchoolSeals {
        byDay = new TreeMap<>(byDay);
    }

    /**
     * What a closed session's registers said, in one figure (R31).
     *
     * @param number  1 for the closing, then one more for each further seal
     * @param entries pupils' entries under it
     * @param root    Merkle root, 64 hexadecimal digits
     */
    public record DaySeal(LocalDate day, int number, int entries, String root) {}

    public static SchoolSeals none(String schoolId, Semester semester) {
        return new SchoolSeals(schoolId, semester, new TreeMap<>());
    }

    /** @return with the seal; equal to this one when it knew as much already */
    public SchoolSeals with(DaySeal seal) {
        var all = new TreeMap<>(byDay);
        all.merge(seal.day(), seal, (known, told) -> told.number() > known.number() ? told : known);
        return new SchoolSeals(schoolId, semester, all);
    }

    /** @return those of these days that are sealed, in their order */
    public List<DaySeal> of(Collection<LocalDate> days) {
        return days.stream().sorted().flatMap(day -> Optional.ofNullable(byDay.get(day)).stream()).toList();
    }
}
