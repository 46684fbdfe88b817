package afterbell.attendance.device.model;

import static afterbell.attendance.rollcall.model.SomeRegister.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import afterbell.attendance.device.model.DeviceFact.Receipt;

/** A device's clock is wrong by minutes; what it tells is known to seconds. */
class EstimatingSkewTest {
    private record Batch(Instant sentAt, Instant receivedAt) {}

    @Property
    void theEstimateIsWrongByNoMoreThanTheQuickestBatchWasSlow(@ForAll @IntRange(min = -3600, max = 3600) int behind,
            @ForAll long seed) {
        var random = new Random(seed);
        var delays = IntStream.range(0, 10).map(_ -> random.nextInt(60)).boxed().toList();
        var batches = new ArrayList<>(IntStream.range(0, 10).mapToObj(it -> {
            var sent = at("16:00").plusSeconds(60L * it);
            return new Batch(sent.minusSeconds(behind), sent.plusSeconds(delays.get(it)));
        }).toList());
        var clock = seen(batches);
        Collections.shuffle(batches, random);

        assertThat(seen(batches).days().getFirst().leastMillis()).as("whatever the order")
                .isEqualTo(clock.days().getFirst().leastMillis());
        var error = clock.skew().minusSeconds(behind);
        assertThat(error).isBetween(DeviceClock.TOLERANCE.negated(),
                Duration.ofSeconds(Collections.min(delays)).plus(DeviceClock.TOLERANCE));
    }

    @Test
    void aClockThatIsNearlyRightIsRight() {
        var clock = DeviceClock.unseen("s", "gate").seen(at("16:00"), at("16:00").plusSeconds(20));
        assertThat(clock.skew()).isZero();
        assertThat(clock.timeOf(at("15:59"), new Receipt(at("16:01"), 20_000, "guard"))).isEqualTo(at("15:59"));
    }

    @Test
    void nothingHappensAfterItIsReceived() {
        var clock = DeviceClock.unseen("s", "gate").seen(at("16:00"), at("15:59").plusSeconds(50));
        var receipt = new Receipt(at("15:59").plusSeconds(50), -10_000, "guard");
        assertThat(clock.timeOf(at("16:00"), receipt)).isEqualTo(receipt.at());
    }

    @Test
    void eachDayHasItsOwnEstimate() {
        var clock = DeviceClock.unseen("s", "gate")
                .seen(at("16:00"), at("16:10"))
                .seen(at("16:00").plus(Duration.ofDays(1)), at("16:01").plus(Duration.ofDays(1)));
        assertThat(clock.skew()).isEqualTo(Duration.ofMinutes(1));
        assertThat(clock.timeOf(at("15:00"), new Receipt(at("16:10"), 600_000, "guard"))).isEqualTo(at("15:10"));
        assertThat(clock.days()).hasSize(2);
    }

    private static DeviceClock seen(Iterable<Batch> batches) {
        var clock = DeviceClock.unseen("s", "gate");
        for (var batch : batches) {
            clock = clock.seen(batch.sentAt(), batch.receivedAt());
        }
        return clock;
    }
}
