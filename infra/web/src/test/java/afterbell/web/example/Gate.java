package afterbell.web.example;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/** Lets a test hold a command in the middle of its work, or make it fail there. */
final class Gate {

    static final ConcurrentHashMap<String, CountDownLatch> HELD = new ConcurrentHashMap<>();
    static final ConcurrentHashMap<String, CountDownLatch> REACHED = new ConcurrentHashMap<>();
    static final ConcurrentHashMap<String, RuntimeException> BROKEN = new ConcurrentHashMap<>();

    private Gate() {}

    static void hold(String note) {
        HELD.put(note, new CountDownLatch(1));
        REACHED.put(note, new CountDownLatch(1));
    }

    static void open(String note) {
        HELD.get(note).countDown();
    }

    static void pass(@Nullable String note) {
        if (note == null) {
            return;
        }
        var broken = BROKEN.remove(note);
        if (broken != null) {
            throw broken;
        }
        var held = HELD.get(note);
        if (held != null) {
            REACHED.get(note).countDown();
            await(held);
        }
    }

    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nobody opened the gate");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
