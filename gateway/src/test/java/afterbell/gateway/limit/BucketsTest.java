package afterbell.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class BucketsTest {

    @Test
    void aBurstPassesAndTheNextIsToldToWait() {
        var buckets = new Buckets(1, 5, 100);

        assertThat(IntStream.range(0, 5).mapToLong(_ -> buckets.take("a"))).containsOnly(0L);
        assertThat(buckets.take("a")).isEqualTo(1);
    }

    @Test
    void callersDoNotShareABucket() {
        var buckets = new Buckets(1, 1, 100);
        buckets.take("a");

        assertThat(buckets.take("b")).isZero();
    }

    @Test
    void tokensComeBackAsTimePasses() {
        var buckets = new Buckets(20, 1, 100);
        buckets.take("a");

        await().atMost(Duration.ofSeconds(2)).until(() -> buckets.take("a") == 0);
    }

    @Test
    void lookingTakesNothing() {
        var buckets = new Buckets(1, 1, 100);

        assertThat(buckets.peek("a")).isZero();
        assertThat(buckets.peek("a")).isZero();
        assertThat(buckets.take("a")).isZero();
        assertThat(buckets.peek("a")).isEqualTo(1);
    }
}
