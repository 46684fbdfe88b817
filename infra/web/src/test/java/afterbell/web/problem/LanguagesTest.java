package afterbell.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        zh-CN                     | zh-CN
        zh-CN,zh;q=0.9,en;q=0.8   | zh-CN
        en                        | en
        en-GB,en;q=0.9            | en
        zh;q=0.4,en;q=0.8         | en
        fr                        | zh-CN
        fr, en;q=0.2              | en
        zh-TW                     | zh-CN
        *                         | zh-CN
        en;q=0, zh                | zh-CN
        ;;;                       | zh-CN
        """)
    void theFirstOfTheTwoLanguagesThatIsAskedForAnswers(String header, String language) {
        assertThat(Languages.of(header).toLanguageTag()).isEqualTo(language);
    }

    @Test
    void chineseAnswersWhoAsksForNothingOrForTooMuch() {
        assertThat(Languages.of((String) null)).isEqualTo(Languages.CHINESE);
        assertThat(Languages.of("en," + "x".repeat(300))).isEqualTo(Languages.CHINESE);
    }
}
