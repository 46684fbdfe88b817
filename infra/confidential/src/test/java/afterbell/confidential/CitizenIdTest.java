package afterbell.confidential;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** GB 11643-1999. */
class CitizenIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002X", "440524188001010014", "11010519491231002x", " 11010519491231002X "})
    void aRightNumberIsRead(String text) {
        assertThat(CitizenId.parse(text)).get().extracting(CitizenId::value).isEqualTo(text.strip().toUpperCase());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "",
        "110105194912310021", // wrong check character
        "11010519491213002X", // two digits changed places
        "11010519490229001X", // 1949 had no 29 February
        "11010517491231002X", // before anybody alive
        "110105491231002", // fifteen digits, withdrawn
        "11010519491231002X0",
        "01010519491231002X",
        "1101051949123100２X"})
    void aWrongNumberIsNot(String text) {
        assertThat(CitizenId.parse(text)).isEmpty();
    }

    @Test
    void everyWrongCheckCharacterIsFound() {
        for (var check : "0123456789".toCharArray()) {
            assertThat(CitizenId.parse("11010519491231002" + check)).isEmpty();
        }
    }

    @Test
    void everyChangeOfOneDigitIsFound() {
        var right = "440524188001010014";
        for (var place = 0; place < right.length(); place++) {
            for (var digit = '0'; digit <= '9'; digit++) {
                var changed = right.substring(0, place) + digit + right.substring(place + 1);
                assertThat(CitizenId.parse(changed).isPresent()).as(changed).isEqualTo(changed.equals(right));
            }
        }
    }

    @Test
    void itIsShownMaskedAndLoggedNotAtAll() {
        var id = CitizenId.parse("11010519491231002X").orElseThrow();
        assertThat(id.masked()).isEqualTo("1101**********002X");
        assertThat(id).hasToString("CitizenId");
        assertThat(id).isEqualTo(CitizenId.parse("11010519491231002x").orElseThrow())
                .isNotEqualTo(CitizenId.parse("440524188001010014").orElseThrow());
    }
}
