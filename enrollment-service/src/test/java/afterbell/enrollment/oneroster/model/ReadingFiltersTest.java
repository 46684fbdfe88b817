package afterbell.enrollment.oneroster.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import afterbell.enrollment.oneroster.model.Selection.Clause;
import afterbell.enrollment.oneroster.model.Selection.Operator;

/** OneRoster: field, operator, quoted value; joined by AND, or by OR. */
class ReadingFiltersTest {

    @Test
    void clausesAreJoinedByOneWord() {
        assertThat(Selection.parse("grades='03' AND dateLastModified>='2021-09-01'")).contains(new Selection(List.of(
                new Clause("grades", Operator.EQUAL, "03"),
                new Clause("dateLastModified", Operator.AT_LEAST, "2021-09-01")), false));
        assertThat(Selection.parse("title~'OR' OR title != 'x'")).contains(new Selection(List.of(
                new Clause("title", Operator.CONTAINS, "OR"), new Clause("title", Operator.NOT_EQUAL, "x")), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "grades", "grades=03", "grades='03", "='03'", "grades='03' AND",
        "grades='03' XOR a='b'",
        "a='1' AND b='2' OR c='3'", "grades=='03'",
        "a='1' OR a='1' OR a='1' OR a='1' OR a='1' OR a='1'"})
    void whatIsNoFilterIsNone(String text) {
        assertThat(Selection.parse(text)).isEmpty();
    }

    @Test
    void aListMatchesByOneOfItsValues() {
        var item = Map.of("grades", List.of("03", "04"), "title", List.of("2班"));

        assertThat(selects("grades='04'", item)).isTrue();
        assertThat(selects("grades!='04'", item)).isFalse();
        assertThat(selects("grades>'04' OR title~'班'", item)).isTrue();
        assertThat(selects("grades>'04' AND title~'班'", item)).isFalse();
    }

    private static boolean selects(String filter, Map<String, List<String>> item) {
        return Selection.parse(filter).orElseThrow().selects(field -> item.getOrDefault(field, List.of()));
    }
}
