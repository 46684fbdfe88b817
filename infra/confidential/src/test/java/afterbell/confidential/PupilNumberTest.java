package afterbell.confidential;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 学籍号. */
class PupilNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"G11010519491231002X", "g11010519491231002x", "J440524188001010014", "L370102201403120007"})
    void aRightNumberIsRead(String text) {
        assertThat(PupilNumber.parse(text)).get().extracting(PupilNumber::value).isEqualTo(text.toUpperCase());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "",
        "G",
        "11010519491231002X",
        "G110105194912310021", // wrong check character
        "J440524188001010015",
        "L370102201402300007", // no 30 February
        "L37010220140312000X", // random digits only
        "X11010519491231002X",
        "G11010519491231002X0"})
    void aWrongNumberIsNot(String text) {
        assertThat(PupilNumber.parse(text)).isEmpty();
    }

    @Test
    void onlyAGNumberHoldsACitizenId() {
        assertThat(PupilNumber.parse("G11010519491231002X").orElseThrow().citizenId())
                .isEqualTo(CitizenId.parse("11010519491231002X"));
        assertThat(PupilNumber.parse("J440524188001010014").orElseThrow().citizenId()).isEmpty();
        assertThat(PupilNumber.parse("L370102201403120007").orElseThrow().citizenId()).isEmpty();
    }

    @Test
    void itIsShownMaskedAndLoggedNotAtAll() {
        var number = PupilNumber.parse("G11010519491231002X").orElseThrow();
        assertThat(number.masked()).isEqualTo("G110***********002X");
        assertThat(number).hasToString("PupilNumber");
    }
}
