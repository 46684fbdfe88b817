package afterbell.simulator.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import afterbell.simulator.city.Pupil.Wish;

class AnInventedCityTest {
    private static final City.Size SIZE = new City.Size(3, 300, 98, 7);
    private static final List<Integer> WEIGHTS = List.of(7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2);

    private final City city = FoundingACity.found(1, SIZE);

    @Test
    void isTheSameForTheSameSeedAndNumber() {
        assertThat(FoundingACity.found(1, SIZE)).isEqualTo(city);
        assertThat(FoundingACity.found(1, new City.Size(3, 300, 98, 8))).isNotEqualTo(city);
    }

    @Test
    void sharesNoPersonAndNoSchoolWithTheNextCity() {
        City next = FoundingACity.found(2, SIZE);
        assertThat(numbers(city)).doesNotContainAnyElementsOf(numbers(next));
        assertThat(city.schools()).extracting(School::id)
                .doesNotContainAnyElementsOf(next.schools().stream().map(School::id).toList());
        assertThat(city.schools()).extracting(School::code)
                .doesNotContainAnyElementsOf(next.schools().stream().map(School::code).toList());
    }

    @Test
    void hasNumbersWithValidCheckCharacters() {
        assertThat(numbers(city)).allSatisfy(it -> assertThat(isValid(it.substring(it.length() - 18))).isTrue());
        assertThat(isValid("11010519491231002X")).isTrue();
        assertThat(isValid("440524188001010014")).isTrue();
        assertThat(IdNumbers.citizenId(110105, LocalDate.of(1949, 12, 31), 2)).isEqualTo("11010519491231002X");
        assertThat(isValid(IdNumbers.withWrongCheck("11010519491231002X"))).isFalse();
    }

    @Test
    void givesNobodyTheNumberOrTheNameOfSomebodyElse() {
        assertThat(numbers(city)).doesNotHaveDuplicates();
        assertThat(city.pupils().map(Pupil::name).toList()).doesNotHaveDuplicates();
    }

    @Test
    void hasThatManyPupilsAndMoreApplicantsThanPlacesExceptAtTheSecondSchool() {
        assertThat(city.pupils()).hasSize(300);
        assertThat(city.schools()).allSatisfy(school -> assertThat(school.capacity() - applicants(school)).isEqualTo(
                school.number() == 2 ? FoundingACity.SCARCE : -FoundingACity.SCARCE));
        assertThat(city.schools()).flatExtracting(School::groups)
                .allSatisfy(group -> assertThat(group.capacity()).isBetween(1, 50));
    }

    @Test
    void letsAPriorityPupilApplyLast() {
        assertThat(city.schools()).allSatisfy(school -> assertThat(school.pupils().getLast().priority()).isNotNull());
    }

    @Test
    void playsTheServiceDaysOfTheSemester() {
        assertThat(SemesterCalendar.serviceDays()).hasSize(98)
                .startsWith(LocalDate.of(2021, 9, 1))
                .endsWith(LocalDate.of(2022, 1, 21))
                .contains(LocalDate.of(2021, 9, 18), LocalDate.of(2021, 9, 26), LocalDate.of(2021, 10, 9))
                .doesNotContain(LocalDate.of(2021, 9, 20), LocalDate.of(2021, 10, 1), LocalDate.of(2022, 1, 3));
        assertThat(FoundingACity.found(1, new City.Size(2, 60, 6, 1)).days()).hasSize(6);
    }

    private static long applicants(School school) {
        return school.pupils()
                .stream()
                .filter(it -> it.wish() == Wish.APPLIES || it.wish() == Wish.APPLIES_BY_PROXY)
                .count();
    }

    private static List<String> numbers(City city) {
        return Stream.concat(city.pupils().map(Pupil::pupilNumber), city.schools()
                .stream()
                .flatMap(it -> it.workers().stream())
                .map(Worker::citizenId)).toList();
    }

    /** Written again on purpose: GB 11643-1999. */
    private static boolean isValid(String number) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += Character.digit(number.charAt(i), 10) * WEIGHTS.get(i);
        }
        int check = (12 - sum % 11) % 11;
        return number.charAt(17) == (check == 10 ? 'X' : (char) ('0' + check));
    }
}
