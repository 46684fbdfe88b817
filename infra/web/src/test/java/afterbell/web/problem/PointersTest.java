package afterbell.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointersTest {

    @ParameterizedTest
    @CsvSource({"pupils[3].name, /pupils/3/name", "name, /name", "a[0][1], /a/0/1", "map[a/b~c].x, /map/a~1b~0c/x",
        "pupils[].name, /pupils/name"})
    void aPropertyPathBecomesAPointer(String path, String pointer) {
        assertThat(Pointers.ofPropertyPath(path)).isEqualTo(pointer);
    }
}
