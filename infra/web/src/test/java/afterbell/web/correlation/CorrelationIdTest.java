package afterbell.web.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelationIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "0193b3a4-0000-7000-8000-000000000000", "gate:7_b.c"})
    void aFitIdIsKept(String id) {
        assertThat(CorrelationId.accept(id)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " a", "-a", "a b", "a\nb", "a\"b", "{a}", "张三", "${jndi:ldap://x}"})
    void anUnfitOneIsReplaced(String id) {
        assertThat(UUID.fromString(CorrelationId.accept(id)).version()).isEqualTo(7);
    }

    @Test
    void aLongOneIsReplaced() {
        assertThat(CorrelationId.accept("a".repeat(64))).hasSize(64);
        assertThat(CorrelationId.accept("a".repeat(65))).hasSize(36);
    }

    @Test
    void newOnesAreUuidsOfVersionSevenThatTellTheirTime() {
        var seen = new HashSet<UUID>();
        for (var i = 0; i < 1_000; i++) {
            var id = UUID.fromString(CorrelationId.create());
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
            assertThat(Duration.between(Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16), Instant.now()))
                    .isBetween(Duration.ofSeconds(-1), Duration.ofSeconds(10));
            seen.add(id);
        }
        assertThat(seen).hasSize(1_000);
    }
}
