package afterbell.embeddedmongo.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

class GroupCommitTest {
    private final Semaphore mayFinish = new Semaphore(0);
    private final AtomicInteger started = new AtomicInteger();
    private final AtomicInteger acknowledged = new AtomicInteger();

    @Test
    void nothingIsAcknowledgedBeforeASyncThatBeganAfterItsWriteHasEnded() {
        try (GroupCommit commits = new GroupCommit(this::slowSync, failure -> {})) {
            write(commits);
            await().until(() -> started.get() == 1);
            write(commits);
            write(commits);
            assertThat(acknowledged).hasValue(0);
            mayFinish.release();
            await().until(() -> started.get() == 2);
            assertThat(acknowledged).as("the first sync began before the second write").hasValue(1);
            mayFinish.release();
            await().until(() -> acknowledged.get() == 3);
            assertThat(commits.syncs()).as("two writers shared the second sync").isEqualTo(2);
            mayFinish.release(10);
        }
    }

    @Test
    void whoeverWroteNothingDoesNotWait() {
        try (GroupCommit commits = new GroupCommit(() -> {}, failure -> {})) {
            commits.whenDurable(failed -> acknowledged.incrementAndGet());
            assertThat(acknowledged).hasValue(1);
        }
    }

    @Test
    void aRefusedWriterWaitsForWhatItSawOthersWrite() {
        try (GroupCommit commits = new GroupCommit(this::slowSync, failure -> {})) {
            commits.wrote();
            // This one wrote nothing: it was told that the other's key is taken.
            commits.whenDurable(failed -> acknowledged.incrementAndGet());
            assertThat(acknowledged).hasValue(0);
            mayFinish.release(10);
            await().until(() -> acknowledged.get() == 1);
        }
    }

    @Test
    void afterAFailedSyncNothingIsAcknowledgedAgain() {
        AtomicReference<Throwable> told = new AtomicReference<>();
        List<Throwable> answers = new ArrayList<>();
        CountDownLatch answered = new CountDownLatch(1);
        try (GroupCommit commits = new GroupCommit(() -> {
            throw new IOException("the disk is gone");
        }, told::set)) {
            commits.wrote();
            commits.whenDurable(failed -> {
                answers.add(failed);
                answered.countDown();
            });
            await().until(() -> answered.getCount() == 0);
            commits.whenDurable(answers::add);
            assertThat(answers).hasSize(2).allSatisfy(failed -> assertThat(failed).hasMessage("the disk is gone"));
            assertThat(told.get()).hasMessage("the disk is gone");
            assertThat(commits.hasFailed()).isTrue();
        }
    }

    private void slowSync() throws InterruptedException {
        started.incrementAndGet();
        mayFinish.acquire();
    }

    private void write(GroupCommit commits) {
        commits.wrote();
        commits.whenDurable(failed -> acknowledged.incrementAndGet());
    }
}
