package afterbell.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

import afterbell.web.problem.CommonProblem;
import afterbell.web.problem.ProblemException;

/** RFC 9651, section 3.3.3: a structured-field string. */
class IdempotencyKeyTest {

    @Test
    void aQuotedStringIsAKey() {
        assertThat(IdempotencyKey.parse("\"8e03978e\"")).isEqualTo("8e03978e");
        assertThat(IdempotencyKey.parse("  \"a b~!\"  ")).isEqualTo("a b~!");
        assertThat(IdempotencyKey.parse("\"a\\\"b\\\\c\"")).isEqualTo("a\"b\\c");
        assertThat(IdempotencyKey.parse('"' + "k".repeat(64) + '"')).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8e03978e", "\"\"", "\"", "", "\"a", "a\"", "\"a\"b\"", "\"a\\b\"", "\"a\\\"",
        "\"é\"", "\"a\";p=1", "\"a\", \"b\"", "\"a\u0007\"", "token", ":YQ==:"})
    void anythingElseIsRefused(String header) {
        assertThatThrownBy(() -> IdempotencyKey.parse(header)).isInstanceOfSatisfying(ProblemException.class,
                refused -> assertThat(refused.problem().code()).isEqualTo(CommonProblem.IDEMPOTENCY_KEY_INVALID));
    }

    @Test
    void aLongKeyIsRefused() {
        assertThatThrownBy(() -> IdempotencyKey.parse('"' + "k".repeat(65) + '"'))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void twoKeysAreRefused() {
        var request = new MockHttpServletRequest();
        request.addHeader("Idempotency-Key", "\"a\"");
        request.addHeader("Idempotency-Key", "\"a\"");
        assertThatThrownBy(() -> IdempotencyKey.of(request)).isInstanceOf(ProblemException.class);
    }
}
