package afterbell.simulator.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

import afterbell.local.bench.Figure;
import afterbell.simulator.api.Answer;
import afterbell.simulator.api.Api;
import afterbell.simulator.api.Api.Command;
import afterbell.simulator.load.LoadCity;
import afterbell.simulator.load.RollCallLoad.Line;
import afterbell.simulator.load.Rolls;
import afterbell.simulator.load.Rolls.Roll;

/**
 * Children leave one by one, 300 a second, whatever the platform does: each release is sent at its appointed time, and its
 * answer is awaited from that time on, so that a stall is felt by everybody who stands behind it.
 */
final class ReleasesAtTheGate {
    private static final int GROUPS = 6;
    private static final int PUPILS = 50;
    private static final int DAYS = 24;
    private static final int A_SECOND = 300;
    private static final int WARM_UP = 1_200;
    private static final double GOAL_MILLIS = 250;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private ReleasesAtTheGate() {}

    private record Leaving(String teacher, String path, String pupil, String adult, LocalDate day) {
        Command command() {
            return Command.post(teacher, path + "/releases", Map.of("releases", List.of(Map.of("pupilId", pupil,
                    "adultId", adult, "at", day + "T17:00:00+08:00"))), UUID.randomUUID().toString());
        }
    }

    static Figure measure(Api api) throws IOException, InterruptedException {
        var city = LoadCity.make(api, "gate" + Long.toString(System.currentTimeMillis(), 36), GROUPS, PUPILS);
        city.prepare(0, DAYS);
        List<Leaving> leaving = arrive(api, city, adults(api, city));
        Collections.shuffle(leaving, new Random(1));
        long[] nanos = new long[leaving.size()];
        var refused = new ConcurrentLinkedQueue<String>();
        long start = System.nanoTime();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < leaving.size(); i++) {
            long at = start + i * 1_000_000_000L / A_SECOND;
            while (System.nanoTime() < at) {
                LockSupport.parkNanos(at - System.nanoTime());
            }
            int place = i;
            threads.add(Thread.ofVirtual().start(() -> {
                release(api, leaving.get(place), refused);
                nanos[place] = System.nanoTime() - at;
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (!refused.isEmpty()) {
            throw new IOException(refused.size() + " releases were refused, one by " + refused.peek());
        }
        long[] measured = Arrays.copyOfRange(nanos, WARM_UP, nanos.length);
        Arrays.sort(measured);
        return Figure.atMost("99th percentile of a release, 300 a second", measured[measured.length * 99 / 100] / 1e6,
                "ms", GOAL_MILLIS)
                .beside("its median, ms:", measured[measured.length / 2] / 1e6);
    }

    private static void release(Api api, Leaving leaving, ConcurrentLinkedQueue<String> refused) {
        try {
            Answer answer = api.sendUntilAnswered(leaving.command(), PATIENCE);
            if (answer.body().path("items").path(0).path("status").asInt() != 200) {
                refused.add(answer.status() + " " + answer.body());
            }
        } catch (IOException neverAnswered) {
            // Whoever has waited in vain has waited that long: the figure tells it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Every child has somebody who may collect it. */
    private static Map<String, String> adults(Api api, LoadCity city) throws IOException, InterruptedException {
        var adults = new HashMap<String, String>();
        for (Line line : city.lines()) {
            for (String pupil : line.pupils()) {
                Answer answer = api.sendUntilAnswered(Command.post(city.admin(),
                        "/api/enrollment/v1/pupils/" + pupil + "/adults",
                        Map.of("name", "压测家长", "phone", "13800000000", "relation", "MOTHER", "mayCollect", true),
                        UUID.randomUUID().toString()), PATIENCE);
                if (!answer.isGood()) {
                    throw new IOException("an adult was answered " + answer.status() + " " + answer.body());
                }
                adults.put(pupil, answer.body().path("adultId").asString());
            }
        }
        return adults;
    }

    /** All are present on all days; then the last adult's authority has arrived as well. */
    private static List<Leaving> arrive(Api api, LoadCity city, Map<String, String> adults)
            throws IOException, InterruptedException {
        var leaving = new ArrayList<Leaving>();
        for (Line line : city.lines()) {
            List<String> present = Collections.nCopies(line.pupils().size(), "PRESENT");
            for (Line day : city.days(line, DAYS)) {
                Answer answer = Rolls.callOncePlacesArrived(api,
                        new Roll(line.teacher(), line.groupId(), day.first(), line.pupils(), present), PATIENCE);
                if (!answer.isGood()) {
                    throw new IOException("a roll call was answered " + answer.status() + " " + answer.body());
                }
                line.pupils()
                        .forEach(pupil -> leaving.add(new Leaving(line.teacher(),
                                Rolls.path(line.groupId(), day.first()), pupil, adults.getOrDefault(pupil, ""),
                                day.first())));
            }
        }
        return leaving;
    }
}
