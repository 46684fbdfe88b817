package afterbell.staffing.worker.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

/** R24: what the scores come to is computed, never told. */
class AssessingTest {
    private static final LocalDate DAY = LocalDate.of(2021, 8, 27);

    @Test
    void theScoreIsTheMeanWithAHalfRoundedUp() {
        assertThat(of(60, 60, 60, 60, 62).score()).isEqualTo(60);
        assertThat(of(60, 60, 60, 60, 63).score()).isEqualTo(61);
        assertThat(of(100, 100, 100, 100, 100).score()).isEqualTo(100);
        assertThat(of(0, 0, 0, 0, 0).score()).isZero();
    }

    @Test
    void sixtyIsPassedAndLessIsNot() {
        assertThat(of(59, 60, 60, 60, 59).passed()).as("59.6").isTrue();
        assertThat(of(59, 59, 60, 60, 59).passed()).as("59.4").isFalse();
    }

    @Test
    void eachCriterionHasItsScore() {
        var four = new EnumMap<>(Assessment.each(80));
        four.remove(Criterion.FEEDBACK);
        assertThatIllegalArgumentException().isThrownBy(() -> Assessment.of(DAY, four, 60));
    }

    private static Assessment of(int safety, int conduct, int content, int attendance, int feedback) {
        return Assessment.of(DAY, Map.of(Criterion.SAFETY, safety, Criterion.CONDUCT, conduct, Criterion.CONTENT,
                content, Criterion.ATTENDANCE, attendance, Criterion.FEEDBACK, feedback), 60);
    }
}
