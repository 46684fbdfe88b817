package afterbell.simulator.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import afterbell.local.bench.Benchmark;
import afterbell.local.bench.Figure;
import afterbell.local.bench.Platform;
import afterbell.simulator.api.Api;
import afterbell.simulator.load.Expectation;
import afterbell.simulator.load.LoadCity;
import afterbell.simulator.load.RollCallLoad;

/**
 * Roll calls of 30 through the gateway with real tokens, counted when the tally shows them, beside the yardstick: what a
 * bare endpoint reaches that only sends 30 events to the same broker. An entry of a roll is an event on both sides.
 */
public final class RollCallBench implements Benchmark {
    private static final List<String> READERS_OF_PLACES = List.of("attendance-service", "staffing-service");
    private static final int TEACHERS = 24;
    private static final int PUPILS = 30;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final int MOST_WARM_UPS = 9;
    private static final double STEADY = 1.03;
    private static final Duration MEASURED = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** More than any line has ever worked through. */
    private static final int MOST_DAYS_A_SECOND = 40;
    private static final double GOAL = 0.20;

    @Override
    public String name() {
        return "roll-call";
    }

    @Override
    public List<Figure> run(Platform platform) {
        try {
            double yardstick = yardstick(platform);
            double rolls = rollCalls(platform, RollCallBench::awaitTotal);
            double ratio = rolls * PUPILS / yardstick;
            return List.of(new Figure("roll calls of 30, counted in the tally", rolls * PUPILS, "events/s",
                    "bare endpoint %.0f events/s".formatted(yardstick), ratio, ">= %.2fx".formatted(GOAL),
                    ratio >= GOAL));
        } catch (IOException e) {
            throw new IllegalStateException("The roll calls could not be measured: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** @return events a second of the bare endpoint */
    static double yardstick(Platform platform) throws IOException, InterruptedException {
        try (var yardstick = new Yardstick(platform)) {
            untilSteady(() -> yardstick.eventsPerSecond(TEACHERS, WARM_UP));
            return yardstick.eventsPerSecond(TEACHERS, MEASURED);
        }
    }

    /** Waits until what is measured shows every roll that was acknowledged. */
    interface Shown {
        /** @return when that was, in nanoseconds */
        long await(Api api, LoadCity city, Expectation expectation) throws IOException, InterruptedException;
    }

    /** @return roll calls a second, from the first request until the last one is shown */
    static double rollCalls(Platform platform, Shown shown) throws IOException, InterruptedException {
        var api = new Api(platform);
        String run = Long.toString(System.currentTimeMillis(), 36);
        var city = LoadCity.make(api, run, TEACHERS, PUPILS);
        var expectation = new Expectation();
        city.warmUp(api, expectation);
        var worked = new AtomicInteger();
        untilSteady(() -> load(platform, api, city, worked, expectation, WARM_UP, shown).rate());

        var measured = load(platform, api, city, worked, expectation, MEASURED, shown);
        if (!measured.failures().isEmpty()) {
            throw new IOException("some roll calls failed: " + measured.failures().getFirst());
        }
        return measured.rate();
    }

    private record Measured(double rate, List<String> failures) {}

    /**
     * Opens the sessions of as many days as the window can need, and waits until everybody has heard of it; then calls rolls for that long, and waits until the last
     * of them is shown: all of this second part is the time that counts.
     */
    private static Measured load(Platform platform, Api api, LoadCity city, AtomicInteger worked,
            Expectation expectation, Duration time, Shown shown)
            throws IOException, InterruptedException {
        city.prepare(worked.get(), (int) (MOST_DAYS_A_SECOND * time.toSeconds()));
        for (String reader : READERS_OF_PLACES) {
            Projections.awaitRead(platform.management(reader), PATIENCE);
        }
        var load = new RollCallLoad(api, city, city.after(worked.get()), expectation, PATIENCE);
        long start = System.nanoTime();
        long acknowledged = load.run(before(start + time.toNanos()), Integer.MAX_VALUE);
        long end = shown.await(api, city, expectation);
        worked.addAndGet(load.daysWorked());
        return new Measured(acknowledged / ((end - start) / 1e9), load.failures());
    }

    private interface Rate {
        double measure() throws IOException, InterruptedException;
    }

    /** Both sides are measured when their compilers are done: when a window is hardly faster than the one before. */
    private static void untilSteady(Rate rate) throws IOException, InterruptedException {
        double last = rate.measure();
        for (int i = 1; i < MOST_WARM_UPS; i++) {
            double now = rate.measure();
            if (now < last * STEADY) {
                return;
            }
            last = now;
        }
    }

    private static BooleanSupplier before(long end) {
        return () -> System.nanoTime() < end;
    }

    private static long awaitTotal(Api api, LoadCity city, Expectation expectation)
            throws IOException, InterruptedException {
        long expected = expectation.pupilDays();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (city.pupilDays(api, expectation.semesters()) < expected) {
            if (System.nanoTime() > end) {
                throw new IOException("the tally did not show all roll calls in time");
            }
            Thread.sleep(50);
        }
        return System.nanoTime();
    }
}
