package afterbell.messaging.inbox;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import afterbell.messaging.TopicProvisioning;

/**
 * Starts and stops the reading of topics with the service. An absent broker delays the reading, not the service:
 * commands are accepted meanwhile and their events wait in the outbox.
 */
final class Reading implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Reading.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final TopicProvisioning topics;
    private final Rebuilding rebuilding;
    private final Readers readers;
    private CountDownLatch stopping = new CountDownLatch(0);
    private Thread starting = Thread.currentThread();

    Reading(TopicProvisioning topics, Rebuilding rebuilding, Readers readers) {
        this.topics = topics;
        this.rebuilding = rebuilding;
        this.readers = readers;
    }

    @Override
    public synchronized void start() {
        if (!isRunning()) {
            stopping = new CountDownLatch(1);
            startReaders();
        }
    }

    /**
     * Rebuilds a projection, and reads on whatever comes of it.
     *
     * @throws afterbell.messaging.Broker.GroupInUseException if another instance reads; nothing has changed then
     */
    Rebuilding.Progress rebuild(Subscription<?> subscription) {
        try {
            rebuilding.begin(subscription);
            return rebuilding.progress(subscription);
        } finally {
            startReaders();
        }
    }

    private synchronized void startReaders() {
        var mine = stopping;
        if (mine.getCount() > 0) {
            starting = Thread.ofVirtual().name("topic-provisioning").start(() -> startWhenBrokerIsThere(mine));
        }
    }

    private void startWhenBrokerIsThere(CountDownLatch stopped) {
        for (int failures = 1; stopped.getCount() > 0; failures++) {
            try {
                topics.create();
                rebuilding.startReaders();
                if (stopped.getCount() == 0) {
                    readers.stop();
                }
                return;
            } catch (RuntimeException e) {
                if (Integer.bitCount(failures) == 1 && stopped.getCount() > 0) {
                    LOG.warn("Reading has not started yet, attempt {} failed: {}", failures, e.toString());
                }
            }
            pause(stopped);
        }
    }

    private static void pause(CountDownLatch stopped) {
        try {
            boolean _ = stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stopped.countDown();
        }
    }

    @Override
    public synchronized void stop() {
        stopping.countDown();
        if (starting.isVirtual()) {
            starting.interrupt();
        }
        readers.stop();
    }

    @Override
    public synchronized boolean isRunning() {
        return stopping.getCount() > 0;
    }
}
