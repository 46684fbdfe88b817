package afterbell.local.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class APauseBeforeEachNewTryTest {

    @ParameterizedTest
    @CsvSource({"1,1", "2,2", "3,4", "4,8", "5,16", "6,30", "7,30", "1000,30"})
    void doublesUpToHalfAMinute(int failures, long seconds) {
        assertThat(BackOff.after(failures)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void aPartThatLivedAMinuteIsForgivenItsPast() {
        assertThat(BackOff.failures(7, Duration.ofSeconds(60))).isEqualTo(1);
        assertThat(BackOff.failures(7, Duration.ofSeconds(59))).isEqualTo(8);
    }
}
