package afterbell.funding.claim.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** R16: a pupil is paid for once, whatever schools served the pupil. */
class OnePaymentInTheCityTest {
    private static final LocalDate FIRST = LocalDate.of(2021, 9, 1);
    private static final List<LocalDate> DAYS = FIRST.datesUntil(FIRST.plusDays(100)).toList();

    @Test
    void theSchoolWithMoreDaysIsPaid() {
        var count = new CityCount(new ServiceDays(DAYS));
        add(count, "school-a", "ann", 0, 1, 2);
        add(count, "school-b", "ann", 10, 11, 12, 13);

        assertThat(paid(count)).containsExactly(Map.entry("ann", "school-b"));
        assertThat(count.bySchool().get("school-a"))
                .containsExactly(new ServedPupil("ann", 3, FIRST, 1, true));
    }

    @Test
    void ofEqualsTheOneThatServedFirst() {
        var count = new CityCount(new ServiceDays(DAYS));
        add(count, "school-a", "ann", 10, 11);
        add(count, "school-b", "ann", 9, 12);

        assertThat(paid(count)).containsExactly(Map.entry("ann", "school-b"));
    }

    @Test
    void ofEqualsInThatTooTheOneWhoseIdComesFirst() {
        var count = new CityCount(new ServiceDays(DAYS));
        add(count, "school-b", "ann", 5, 6);
        add(count, "school-a", "ann", 5, 7);

        assertThat(paid(count)).containsExactly(Map.entry("ann", "school-a"));
    }

    @Test
    void ofThreeSchoolsOneIsPaid() {
        var count = new CityCount(new ServiceDays(DAYS));
        add(count, "school-a", "ann", 0, 1);
        add(count, "school-b", "ann", 2, 3, 4);
        add(count, "school-c", "ann", 5, 6, 7);

        assertThat(paid(count)).containsExactly(Map.entry("ann", "school-b"));
    }

    @Test
    void aDayInTwoGroupsOfOneSchoolIsOneDay() {
        var count = new CityCount(new ServiceDays(DAYS));
        add(count, "school-a", "ann", 0, 1);
        add(count, "school-a", "ann", 1, 2);

        assertThat(count.bySchool().get("school-a").getFirst().days()).isEqualTo(3);
    }

    @Test
    void daysThatAreNoServiceDaysAreNotCounted() {
        var weekdays = DAYS.stream().filter(day -> day.getDayOfWeek().getValue() < 6).toList();
        var serviceDays = new ServiceDays(weekdays);
        var count = new CityCount(serviceDays);
        // 2021-09-04 and 05 are a weekend
        count.add("school-a", "ann", bits(2, 3, 4, 5), day -> serviceDays.numberOf(DAYS.get(day)));
        count.add("school-a", "bo", bits(3, 4), day -> serviceDays.numberOf(DAYS.get(day)));

        assertThat(count.bySchool().get("school-a"))
                .containsExactly(new ServedPupil("ann", 2, LocalDate.of(2021, 9, 3), 1, false));
    }

    @Test
    void monthsAreThoseWithAServedDay() {
        var count = new CityCount(new ServiceDays(DAYS));
        add(count, "school-a", "ann", 0, 29, 61, 99);

        // day 29 is the 30th of September, 61 the 1st of November, 99 the 9th of December
        assertThat(count.bySchool().get("school-a").getFirst().months()).isEqualTo(0b1101);
    }

    /** The order in which tallies are read does not matter, and every pupil is paid for exactly once. */
    @Test
    void anyOrderGivesTheSameAndEveryPupilIsPaidForOnce() {
        for (long seed = 0; seed < 100; seed++) {
            var random = new Random(seed);
            var tallies = new ArrayList<String[]>();
            for (int i = 0; i < 60; i++) {
                tallies.add(new String[]{"school-" + random.nextInt(4), "pupil-" + random.nextInt(15),
                    String.valueOf(random.nextInt(100))});
            }
            var inOrder = counted(tallies);
            Collections.shuffle(tallies, random);

            assertThat(counted(tallies)).as("seed %d", seed).isEqualTo(inOrder);
            var payments = inOrder.values()
                    .stream()
                    .flatMap(List::stream)
                    .filter(pupil -> !pupil.paidElsewhere())
                    .map(ServedPupil::pupilId)
                    .toList();
            assertThat(payments).as("seed %d", seed).doesNotHaveDuplicates();
            assertThat(payments).hasSameElementsAs(tallies.stream().map(it -> it[1]).toList());
        }
    }

    private static SortedMap<String, List<ServedPupil>> counted(List<String[]> tallies) {
        var count = new CityCount(new ServiceDays(DAYS));
        tallies.forEach(it -> add(count, it[0], it[1], Integer.parseInt(it[2])));
        return count.bySchool();
    }

    private static void add(CityCount count, String school, String pupil, int... days) {
        count.add(school, pupil, bits(days), day -> day);
    }

    private static BitSet bits(int... days) {
        return IntStream.of(days).collect(BitSet::new, BitSet::set, BitSet::or);
    }

    private static Map<String, String> paid(CityCount count) {
        return count.bySchool()
                .entrySet()
                .stream()
                .flatMap(school -> school.getValue()
                        .stream()
                        .filter(pupil -> !pupil.paidElsewhere())
                        .map(pupil -> Map.entry(pupil.pupilId(), school.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
