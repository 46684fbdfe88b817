package afterbell.enrollment.rosterfile.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RosterWordsTest {
    @ParameterizedTest
    @CsvSource({"03,3", "3,3", "三年级,3", "小学六年级,6", "1年级,1", "' 二年级 ',2"})
    void aGradeIsWrittenInManyWays(String text, int grade) {
        assertThat(Grades.parse(text)).hasValue(grade);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "07", "七年级", "0", "3班", "grade 3", "03,04"})
    void whatIsNoGradeOfAPrimarySchoolIsNone(String text) {
        assertThat(Grades.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+cmd|'/c calc'!A0", "-2+3+cmd", "@SUM(A1)", "\t=1", "\r=1"})
    void whatASpreadsheetWouldEvaluateLooksLikeAFormula(String text) {
        assertThat(FormulaLike.is(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "王小明", "+86 13912345678", "-5", "13912345678", "a=b"})
    void namesAndNumbersDoNot(String text) {
        assertThat(FormulaLike.is(text)).isFalse();
    }
}
