package afterbell.messaging;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class ImpossibleSettingsTest {
    @Test
    void areRefusedWhenTheServiceStarts() {
        refused("Attendance", 6, 3, Duration.ofMillis(200), Duration.ofSeconds(10));
        refused("attendance", 0, 3, Duration.ofMillis(200), Duration.ofSeconds(10));
        refused("attendance", 6, 0, Duration.ofMillis(200), Duration.ofSeconds(10));
        refused("attendance", 6, 3, Duration.ofSeconds(20), Duration.ofSeconds(10));
        refused("attendance", 6, 3, Duration.ofMillis(200), Duration.ofHours(1));
    }

    private static void refused(String service, int partitions, int attempts, Duration backOff, Duration longest) {
        assertThatThrownBy(() -> new MessagingProperties(service, partitions, (short) 1, 3, attempts, backOff, longest,
                Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("afterbell.messaging: ");
    }
}
