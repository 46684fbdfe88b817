package afterbell.web.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import afterbell.web.problem.CommonProblem;
import afterbell.web.problem.ProblemException;

class IfMatchTest {

    @Test
    void theTagOfAVersionNamesThatVersion() {
        for (var version : new long[]{0, 7, 999_999_999_999_999_999L}) {
            assertThat(IfMatch.parse(Versions.etag(version)).required()).isEqualTo(version);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "*", "W/\"7\"", "\"7\", \"8\"", "\"07\"", "\"-1\"", "\"a\"",
        "\"9999999999999999999\""})
    void anythingElseIsRefused(String header) {
        assertRefused(() -> IfMatch.parse(header), CommonProblem.IF_MATCH_INVALID);
    }

    @Test
    void aStaleVersionIsRefused() {
        assertRefused(() -> IfMatch.parse("\"6\"").check(7), CommonProblem.VERSION_MISMATCH);
        assertRefused(() -> IfMatch.parse("\"6\"").require(7), CommonProblem.VERSION_MISMATCH);
        assertThatCode(() -> IfMatch.parse("\"7\"").require(7)).doesNotThrowAnyException();
    }

    @Test
    void anAbsentVersionIsRefusedOnlyWhereItIsRequired() {
        assertThatCode(() -> IfMatch.parse(null).check(7)).doesNotThrowAnyException();
        assertRefused(() -> IfMatch.parse(null).require(7), CommonProblem.VERSION_REQUIRED);
    }

    private static void assertRefused(Runnable call, CommonProblem code) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(ProblemException.class,
                refused -> assertThat(refused.problem().code()).isEqualTo(code));
    }
}
