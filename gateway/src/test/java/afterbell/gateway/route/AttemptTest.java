package afterbell.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.web.servlet.function.ServerResponse;

@Timeout(20)
class AttemptTest {

    @Test
    void cancellingReturnsOnlyWhenNothingTouchesTheRequestAnyMore() throws Exception {
        var ended = new AtomicBoolean();
        var begun = new CountDownLatch(1);
        var attempt = new Attempt(() -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
                return ServerResponse.ok().build();
            } finally {
                ended.set(true);
            }
        }, () -> {}, null);
        attempt.start();
        assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();

        attempt.cancel(true);

        assertThat(ended).isTrue();
    }

    @Test
    void anAnswerThatComesTooLateIsLetGo() throws Exception {
        var discarded = new AtomicInteger();
        var begun = new CountDownLatch(1);
        var attempt = new Attempt(() -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException stopped) {
                // It had the answer in hand when it was stopped.
            }
            return ServerResponse.ok().build();
        }, discarded::incrementAndGet, null);
        attempt.start();
        assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();

        attempt.cancel(true);

        assertThat(discarded).hasValue(1);
    }

    @Test
    void aFailureIsHandedOnAsItIs() {
        var attempt = new Attempt(() -> {
            throw new IllegalStateException("broken");
        }, () -> {}, null);

        assertThatThrownBy(attempt.start()::get).hasCauseInstanceOf(IllegalStateException.class);
    }
}
