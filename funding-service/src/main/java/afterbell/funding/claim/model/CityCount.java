package afterbell.funding.claim.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;

import afterbell.funding.claim.model.Grounds.Elsewhere;
import afterbell.funding.servedday.model.Semester;
import afterbell.funding.servedday.model.Tally;

/**
 * Counts the pupils of the whole city in one semester (R16). Tallies are added one by one, in any order, and may be
 * forgotten then: of each pupil and school a bit per service day is kept, four longs, so that a day in two groups of one
 * school is one day.
 */
public final class CityCount {
    private static final Comparator<Stay> PAID_FIRST = Comparator.comparingInt(Stay::days)
            .reversed()
            .thenComparing(Stay::firstDay)
            .thenComparing(Stay::schoolId);
    private static final int BITS = Long.SIZE;

    private final ServiceDays serviceDays;
    private final SortedMap<String, Map<String, long[]>> bySchool = new TreeMap<>();
    private final Map<Semester, int[]> numbersOfHalf = new HashMap<>();

    public CityCount(ServiceDays serviceDays) {
        this.serviceDays = serviceDays;
    }

    /** A pupil's served days at one school. */
    record Stay(String schoolId, int days, LocalDate firstDay) {}

    /** Adds what a tally says of all its pupils; of its days only the service days count. */
    public void add(Tally tally) {
        int[] numbers = numbersOfHalf.computeIfAbsent(tally.semester(), this::numbers);
        tally.pupils()
                .forEach((pupilId, days) -> add(tally.schoolId(), pupilId, days.served(),
                        day -> day < numbers.length ? numbers[day] : -1));
    }

    /** @return from a tally's day number to the number of the service day, -1 where it is none */
    private int[] numbers(Semester half) {
        int[] numbers = new int[Semester.MOST_DAYS];
        Arrays.setAll(numbers, day -> serviceDays.numberOf(half.day(day)));
        return numbers;
    }

    /**
     * Adds what a tally says of a pupil.
     *
     * @param served      the days on which the pupil was served, in the tally's numbers
     * @param serviceDay  the number of that day among the service days, -1 when it is none
     */
    public void add(String schoolId, String pupilId, BitSet served, IntUnaryOperator serviceDay) {
        var pupils = bySchool.computeIfAbsent(schoolId, _ -> new HashMap<>());
        for (int day = served.nextSetBit(0); day >= 0; day = served.nextSetBit(day + 1)) {
            int number = serviceDay.applyAsInt(day);
            if (number >= 0) {
                pupils.computeIfAbsent(pupilId, _ -> new long[ServiceDays.MOST / BITS])[number / BITS] |= 1L << number;
            }
        }
    }

    /** @return for each school with a tally the pupils whom it served, by id */
    public SortedMap<String, List<ServedPupil>> bySchool() {
        var paying = payingSchools();
        var result = new TreeMap<String, List<ServedPupil>>();
        bySchool.forEach((schoolId, pupils) -> {
            var served = new ArrayList<ServedPupil>(pupils.size());
            pupils.forEach((pupilId, days) -> served.add(pupil(pupilId, days,
                    Optional.ofNullable(paying.get(pupilId))
                            .filter(stay -> stay.schoolId().equals(schoolId))
                            .isEmpty())));
            served.sort(Comparator.comparing(ServedPupil::pupilId));
            result.put(schoolId, served);
        });
        return result;
    }

    /**
     * The school that is paid for a pupil: the one with the most served days; of equals the one that served the pupil
     * first; of equals in that too the one whose id comes first.
     */
    private Map<String, Stay> payingSchools() {
        var paying = new HashMap<String, Stay>();
        bySchool.forEach((schoolId, pupils) -> pupils.forEach((pupilId, days) -> paying.merge(pupilId,
                new Stay(schoolId, count(days), serviceDays.day(first(days))),
                (known, other) -> PAID_FIRST.compare(known, other) <= 0 ? known : other)));
        return paying;
    }

    /** @return for each school its pupils whom another school served as well, by pupil and school */
    public Map<String, List<Elsewhere>> elsewhere() {
        var first = new HashMap<String, String>();
        var several = new TreeMap<String, SortedSet<String>>();
        bySchool.forEach((schoolId, pupils) -> pupils.keySet().forEach(pupilId -> {
            var known = first.putIfAbsent(pupilId, schoolId);
            if (known != null) {
                several.computeIfAbsent(pupilId, _ -> new TreeSet<>(List.of(known))).add(schoolId);
            }
        }));
        var elsewhere = new HashMap<String, List<Elsewhere>>();
        several.forEach((pupilId, schools) -> schools.forEach(here -> schools.stream()
                .filter(there -> !there.equals(here))
                .forEach(there -> elsewhere.computeIfAbsent(here, _ -> new ArrayList<>())
                        .add(elsewhere(pupilId, here, there)))));
        return elsewhere;
    }

    private Elsewhere elsewhere(String pupilId, String here, String there) {
        long[] daysHere = daysOf(here, pupilId);
        long[] daysThere = daysOf(there, pupilId);
        long[] both = new long[daysHere.length];
        Arrays.setAll(both, word -> daysHere[word] & daysThere[word]);
        return new Elsewhere(pupilId, there, count(daysThere), count(both));
    }

    private long[] daysOf(String schoolId, String pupilId) {
        return bySchool.getOrDefault(schoolId, Map.of()).getOrDefault(pupilId, new long[ServiceDays.MOST / BITS]);
    }

    private ServedPupil pupil(String pupilId, long[] days, boolean paidElsewhere) {
        return new ServedPupil(pupilId, count(days), serviceDays.day(first(days)), months(days), paidElsewhere);
    }

    private static int count(long[] days) {
        int count = 0;
        for (long word : days) {
            count += Long.bitCount(word);
        }
        return count;
    }

    private static int first(long[] days) {
        int word = 0;
        while (days[word] == 0) {
            word++;
        }
        return word * BITS + Long.numberOfTrailingZeros(days[word]);
    }

    private int months(long[] days) {
        int months = 0;
        for (int number = 0; number < serviceDays.count(); number++) {
            if ((days[number / BITS] >>> number & 1) == 1) {
                months |= 1 << serviceDays.monthOf(number);
            }
        }
        return months;
    }
}
