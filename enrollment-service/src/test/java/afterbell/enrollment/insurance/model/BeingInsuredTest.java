package afterbell.enrollment.insurance.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import afterbell.enrollment.insurance.model.Cover.Standing;
import afterbell.enrollment.insurance.model.PupilInsurance.Own;
import afterbell.enrollment.insurance.model.PupilInsurance.Shared;
import afterbell.enrollment.insurance.model.SchoolInsurances.Entering;
import afterbell.enrollment.insurance.model.SchoolInsurances.Policy;

/** R32. */
class BeingInsuredTest {
    private static final LocalDate FROM = LocalDate.of(2021, 9, 1);
    private static final LocalDate LAST = LocalDate.of(2022, 1, 21);
    private static final Validity YEAR = new Validity(FROM, FROM.plusYears(1));

    @Test
    void withoutAPolicyThereIsNoCover() {
        assertThat(Cover.of(List.of(), FROM, LAST)).isEqualTo(Cover.NONE);
        assertThat(Cover.of(List.of(new Validity(FROM.plusDays(1), LAST)), FROM, LAST)).isEqualTo(Cover.NONE);
    }

    @Test
    void coverEndsOnThePolicysEndAndNotADayLater() {
        assertThat(Cover.of(List.of(new Validity(FROM, LAST.plusDays(1))), FROM, LAST).standing())
                .isEqualTo(Standing.COVERED);
        assertThat(Cover.of(List.of(new Validity(FROM, LAST)), FROM, LAST))
                .isEqualTo(new Cover(Standing.EXPIRING, LAST));
    }

    @Test
    void policiesThatFollowOneAnotherCountAsOne() {
        var first = new Validity(FROM.minusYears(1), FROM.plusDays(30));
        var second = new Validity(FROM.plusDays(30), FROM.plusYears(1));
        var gap = new Validity(FROM.plusDays(31), FROM.plusYears(1));

        assertThat(Cover.of(List.of(second, first), FROM, LAST).standing()).isEqualTo(Standing.COVERED);
        assertThat(Cover.of(List.of(gap, first), FROM, LAST))
                .isEqualTo(new Cover(Standing.EXPIRING, FROM.plusDays(30)));
    }

    @Test
    void aSchoolsPolicyCoversThePupilWhomItNamesAndOnlyThere() {
        var school = entered(SchoolInsurances.none("s-1"), policy("accident", Kind.PUPIL_ACCIDENT));
        var named = PupilInsurance.none("p").with(new Shared("s-1", "accident"));

        assertThat(named.cover(school, FROM, LAST).standing()).isEqualTo(Standing.COVERED);
        assertThat(PupilInsurance.none("p").cover(school, FROM, LAST)).isEqualTo(Cover.NONE);
        assertThat(named.cover(SchoolInsurances.none("s-2"), FROM, LAST)).isEqualTo(Cover.NONE);
    }

    @Test
    void aFamilysPolicyCoversEverywhereAndIsReplacedByItself() {
        var insured = PupilInsurance.none("p")
                .with(new Own("c", "平安", new Validity(FROM, FROM.plusDays(3))))
                .with(new Own("c", "平安", YEAR));

        assertThat(insured.own()).hasSize(1);
        assertThat(insured.cover(SchoolInsurances.none("s-2"), FROM, LAST).standing()).isEqualTo(Standing.COVERED);
    }

    @Test
    void whatTheSchoolAnswersForIsAnotherPolicy() {
        var school = entered(SchoolInsurances.none("s-1"), policy("accident", Kind.PUPIL_ACCIDENT));

        assertThat(school.liability(FROM, LAST)).isEqualTo(Cover.NONE);
        assertThat(entered(school, policy("liability", Kind.SCHOOL_LIABILITY)).liability(FROM, LAST).standing())
                .isEqualTo(Standing.COVERED);
    }

    @Test
    void aPolicyEndsAfterItBeginsAndASchoolHasNotEndlesslyMany() {
        var backwards = new Policy("x", Kind.SCHOOL_LIABILITY, "PICC", "1", new Validity(FROM, FROM));
        assertThat(SchoolInsurances.none("s").enter(backwards)).isEqualTo(new Entering.Backwards());

        var school = SchoolInsurances.none("s");
        for (int i = 0; i < SchoolInsurances.MOST; i++) {
            school = entered(school, policy("i-" + i, Kind.PUPIL_ACCIDENT));
        }
        assertThat(school.enter(policy("one-more", Kind.PUPIL_ACCIDENT))).isEqualTo(new Entering.TooMany());
        assertThat(entered(school, policy("i-0", Kind.SCHOOL_LIABILITY)).policies()).hasSize(SchoolInsurances.MOST);
    }

    private static Policy policy(String id, Kind kind) {
        return new Policy(id, kind, "PICC", "N-1", YEAR);
    }

    private static SchoolInsurances entered(SchoolInsurances before, Policy policy) {
        return ((Entering.Entered) before.enter(policy)).insurances();
    }
}
