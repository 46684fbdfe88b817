package afterbell.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class HeaderTextTest {

    /** What StrictHttpFirewall allows by default. */
    private static final Predicate<String> NAME = Pattern.compile("[\\p{IsAssigned}&&[^\\p{IsControl}]]*")
            .asMatchPredicate();
    private static final Predicate<String> VALUE = Pattern.compile("[\\p{IsAssigned}&&[[^\\p{IsControl}]||\\t]]*")
            .asMatchPredicate();

    @Test
    void everyCharacterIsJudgedAsTheStrictFirewallJudgesIt() {
        var texts = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .mapToObj(one -> "a" + Character.toString(one) + "b");

        assertThat(texts.filter(text -> HeaderText.isName(text) != NAME.test(text)
                || HeaderText.isValue(text) != VALUE.test(text)).limit(10)).isEmpty();
    }

    @Test
    void aLineBreakInTheMiddleIsRefused() {
        assertThat(HeaderText.isValue("Bearer abc\r\nX-Role: admin")).isFalse();
        assertThat(HeaderText.isValue("Bearer abc.def-ghi_jkl")).isTrue();
    }
}
