package afterbell.web.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import afterbell.web.problem.CommonProblem;
import afterbell.web.problem.ProblemException;

class PagesAreBoundedTest {

    @Test
    void aCursorComesBackAsItWent() {
        for (var key : List.of(List.of("s-1"), List.of("s-1", "2026-11-23", ""), List.of("学校", "\"&?/+"))) {
            var cursor = new Cursor(key);
            assertThat(Cursor.parse(cursor.encoded())).isEqualTo(cursor);
            assertThat(cursor.encoded()).matches("[A-Za-z0-9_-]+");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "AAA=", "MnMtMQ", "gICA"})
    void aForeignCursorIsRefused(String word) {
        assertRefused(() -> Cursor.parse(word), CommonProblem.CURSOR_INVALID);
    }

    @Test
    void aLongCursorAndAPaddedOneAndOneOfAnotherListAreRefused() {
        var padded = Base64.getUrlEncoder().encodeToString("1s-12".getBytes(StandardCharsets.UTF_8));
        assertThat(padded).endsWith("=");
        assertRefused(() -> Cursor.parse(padded), CommonProblem.CURSOR_INVALID);
        assertRefused(() -> Cursor.parse("A".repeat(513)), CommonProblem.CURSOR_INVALID);
        assertRefused(() -> Cursor.after("one").part(1), CommonProblem.CURSOR_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1001", "2147483647"})
    void aLimitOutOfBoundsIsRefused(String limit) {
        assertRefused(() -> PageLimit.parse(limit), CommonProblem.LIMIT_EXCEEDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ten", "2147483648", "1e2", " 7"})
    void aLimitThatIsNoNumberIsRefused(String limit) {
        assertRefused(() -> PageLimit.parse(limit), CommonProblem.INVALID_PARAMETER);
    }

    @Test
    void aPageEndsAtItsLimitAndSaysWhereTheNextBegins() {
        var limit = new PageLimit(3);
        var more = Page.of(IntStream.range(0, 4).boxed().toList(), limit, last -> Cursor.after("" + last));
        assertThat(more.items()).containsExactly(0, 1, 2);
        assertThat(more.next()).isEqualTo(Cursor.after("2").encoded());
        var last = Page.of(List.of(1, 2, 3), limit, it -> Cursor.after("" + it));
        assertThat(last.items()).containsExactly(1, 2, 3);
        assertThat(last.next()).isNull();
        assertThat(more.map(it -> it * 2)).isEqualTo(new Page<>(List.of(0, 2, 4), more.next()));
    }

    private static void assertRefused(Runnable call, CommonProblem code) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(ProblemException.class,
                refused -> assertThat(refused.problem().code()).isEqualTo(code));
    }
}
