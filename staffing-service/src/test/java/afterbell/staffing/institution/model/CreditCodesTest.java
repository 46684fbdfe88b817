package afterbell.staffing.institution.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** GB 32100-2015: form and check character. */
class CreditCodesTest {
    @ParameterizedTest
    @ValueSource(strings = {"91350100M000100Y43", "52370100MJD0001230", "52370100MJD1234565"})
    void rightOnesAreRead(String code) {
        assertThat(CreditCode.parse(code)).contains(new CreditCode(code));
    }

    @Test
    void smallLettersAndSpacesAroundAreRead() {
        assertThat(CreditCode.parse(" 91350100m000100y43 ")).contains(new CreditCode("91350100M000100Y43"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"91350100M000100Y44", "91350100M000100Y4", "91350100M000100Y433", "91350100I000100Y43",
        "9135O100M000100Y43", "91350100M000100Y4İ", ""})
    void wrongOnesAreNot(String code) {
        assertThat(CreditCode.parse(code)).isEmpty();
    }
}
