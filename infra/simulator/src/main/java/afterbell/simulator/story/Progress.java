package afterbell.simulator.story;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Says how far the story is, how fast it goes and how long it will take: on a terminal on one line, else now and
 * then on a new one.
 */
public final class Progress {
    private static final long ON_A_TERMINAL = Duration.ofMillis(300).toNanos();
    private static final long ELSEWHERE = Duration.ofSeconds(10).toNanos();

    private final PrintStream out;
    private final boolean isTerminal;
    private final long start = System.nanoTime();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong next;
    private volatile long expected;
    private volatile String chapter = "";

    /** @param expected about how many steps there will be */
    public Progress(PrintStream out, long expected) {
        this.out = out;
        this.expected = expected;
        this.isTerminal = System.console() != null && System.console().isTerminal();
        this.next = new AtomicLong(start + pause());
    }

    void chapter(String name) {
        line("  %s".formatted(name));
        chapter = name;
    }

    /** One more step is done. */
    void went() {
        done.incrementAndGet();
        long now = System.nanoTime();
        long due = next.get();
        if (now >= due && next.compareAndSet(due, now + pause())) {
            show(now);
        }
    }

    /** A line that stays. */
    void line(String text) {
        out.println((isTerminal ? "\r\u001b[K" : "") + text);
    }

    /** Steps so far. */
    public long steps() {
        return done.get();
    }

    private void show(long now) {
        long steps = done.get();
        double seconds = (now - start) / 1e9;
        double rate = steps / seconds;
        long all = Math.max(expected, steps);
        String text = "    %s: %d of about %d requests, %.0f a second, about %d s to go".formatted(chapter, steps, all,
                rate, Math.round((all - steps) / Math.max(1, rate)));
        if (isTerminal) {
            out.print("\r\u001b[K" + text);
            out.flush();
        } else {
            out.println(text);
        }
    }

    private long pause() {
        return isTerminal ? ON_A_TERMINAL : ELSEWHERE;
    }
}
