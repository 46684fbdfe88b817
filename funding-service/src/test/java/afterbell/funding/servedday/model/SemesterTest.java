package afterbell.funding.servedday.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import afterbell.funding.servedday.model.Semester.Term;

class SemesterTest {
    @Test
    void autumnRunsFromSeptemberToJanuary() {
        var autumn = new Semester(2021, Term.AUTUMN);

        assertThat(Semester.of(LocalDate.of(2021, 9, 1))).contains(autumn);
        assertThat(Semester.of(LocalDate.of(2022, 1, 31))).contains(autumn);
        assertThat(autumn.id()).isEqualTo("2021-autumn");
    }

    @Test
    void springRunsFromFebruaryToJuly() {
        var spring = new Semester(2022, Term.SPRING);

        assertThat(Semester.of(LocalDate.of(2022, 2, 1))).contains(spring);
        assertThat(Semester.of(LocalDate.of(2022, 7, 31))).contains(spring);
    }

    @Test
    void augustBelongsToNone() {
        assertThat(Semester.of(LocalDate.of(2022, 8, 15))).isEmpty();
    }

    @Test
    void aDayOfACenturyWhoseSemestersCannotBeNamedBelongsToNone() {
        assertThat(Semester.of(LocalDate.of(1999, 9, 1))).isEmpty();
        assertThat(Semester.of(LocalDate.of(2000, 1, 31))).isEmpty();
        assertThat(Semester.of(LocalDate.of(2100, 2, 1))).isEmpty();
        assertThat(Semester.of(LocalDate.of(2100, 1, 31))).contains(new Semester(2099, Term.AUTUMN));
    }

    @Test
    void whatADayBelongsToCanBeReadBackFromItsId() {
        for (var day = LocalDate.of(2000, 2, 1); day.isBefore(LocalDate.of(2100, 2, 1)); day = day.plusDays(1)) {
            Semester.of(day).ifPresent(semester -> assertThat(Semester.parse(semester.id())).contains(semester));
        }
    }

    @Test
    void daysAreNumberedFromTheFirst() {
        var autumn = new Semester(2021, Term.AUTUMN);

        assertThat(autumn.numberOf(LocalDate.of(2021, 9, 1))).isZero();
        assertThat(autumn.numberOf(LocalDate.of(2022, 1, 31))).isEqualTo(152);
        assertThat(autumn.day(152)).isEqualTo(LocalDate.of(2022, 1, 31));
    }

    @Test
    void isReadFromItsIdAndFromNothingElse() {
        assertThat(Semester.parse("2022-spring")).contains(new Semester(2022, Term.SPRING));
        assertThat(Semester.parse("2022-summer")).isEmpty();
        assertThat(Semester.parse("1999-autumn")).isEmpty();
    }
}
