package afterbell.simulator.load;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

import afterbell.simulator.api.Answer;
import afterbell.simulator.api.Api;
import afterbell.simulator.load.Expectation;
import afterbell.simulator.load.Rolls;
import afterbell.simulator.load.Rolls.Roll;

/**
 * Teachers calling rolls at the same time, one register after the other. A roll whose answer does not arrive is sent
 * again with the same key until it is answered; only then is it counted.
 */
public final class RollCallLoad {
    private final Api api;
    private final LoadCity city;
    private final List<Line> lines;
    private final Expectation expectation;
    private final Duration patience;
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicInteger mostDays = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();

    /** What one teacher works through: a group, day by day. */
    public record Line(String teacher, String groupId, List<String> pupils, LocalDate first) {}

    /** @param lines of the city, from the day on which they stand now */
    public RollCallLoad(Api api, LoadCity city, List<Line> lines, Expectation expectation, Duration patience) {
        this.api = api;
        this.city = city;
        this.lines = List.copyOf(lines);
        this.expectation = expectation;
        this.patience = patience;
    }

    /**
     * Runs one thread per line until told to stop, or until every line has called that many rolls.
     *
     * @return rolls that were acknowledged
     */
    public long run(BooleanSupplier goOn, int mostPerLine) throws InterruptedException {
        long before = acknowledged.get();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            var random = new Random(i);
            threads.add(Thread.ofVirtual().start(() -> work(line, random, goOn, mostPerLine)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return acknowledged.get() - before;
    }

    public long acknowledged() {
        return acknowledged.get();
    }

    /** The most days that any line has worked through. */
    public int daysWorked() {
        return mostDays.get();
    }

    /** What was answered with anything but success, the first few. */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    private void work(Line line, Random random, BooleanSupplier goOn, int most) {
        LocalDate day = line.first();
        for (int i = 0; i < most && goOn.getAsBoolean(); i++) {
            Roll roll = Rolls.seeded(random, line.teacher(), line.groupId(), day, line.pupils());
            try {
                city.open(day);
                Answer answer = Rolls.callOncePlacesArrived(api, roll, patience);
                if (answer.isGood()) {
                    expectation.acknowledged(roll);
                    acknowledged.incrementAndGet();
                } else {
                    failed(answer.status() + " " + answer.body());
                }
            } catch (IOException e) {
                failed(e.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            day = Days.before(day);
            mostDays.accumulateAndGet(i + 1, Math::max);
        }
    }

    private void failed(String what) {
        if (failures.size() < 20) {
            failures.add(what);
        }
    }
}
