package afterbell.simulator.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
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
 * Children leave one by one, so many a second, whatever the platform does: each release is sent at its appointed time, and
 * its answer is awaited from that time on, so that a stall is felt by everybody who stands behind it.
 *
 * @param groups  each with a guard of its own
 * @param pupils  of a group
 * @param days    on which all of them leave
 * @param aSecond releases that are appointed for each second
 * @param warmUp  releases before, that are not counted: one after the other at some gates, as fast as it goes
 */
record ReleasesAtTheGate(int groups, int pupils, int days, int aSecond, int warmUp) {
    private static final ReleasesAtTheGate USUAL = new ReleasesAtTheGate(6, 50, 24, 300, 1_200);
    private static final double GOAL_MILLIS = 250;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** As many as gates of a city may wait for at once; who comes then waits before the request is sent. */
    private static final int MOST_AT_ONCE = 150;
    private static final int SETTERS = 6;
    private static final int AT_THE_WARM_UP = 24;

    private record Leaving(String teacher, String path, String group, String pupil, String adult, LocalDate day) {
        Command command() {
            return Command.post(teacher, path + "/releases", Map.of("releases", List.of(Map.of("pupilId", pupil,
                    "adultId", adult, "at", day + "T17:00:00+08:00"))), UUID.randomUUID().toString());
        }
    }

    /**
     * What came of it.
     *
     * @param rate         releases a second from the first that counts to the last answer
     * @param nanos        from the appointed time to the answer, the shortest first
     * @param acknowledged {@code group pupil} of those who have left, by day
     */
    record Rush(LoadCity city, double rate, long[] nanos, Map<LocalDate, Set<String>> acknowledged) {
        double millis(double share) {
            return nanos[(int) (nanos.length * share)] / 1e6;
        }
    }

    static Figure measure(Api api) throws IOException, InterruptedException {
        var rush = USUAL.run(api);
        return Figure.atMost("99th percentile of a release, 300 a second", rush.millis(0.99), "ms", GOAL_MILLIS)
                .beside("its median, ms:", rush.millis(0.5));
    }

    Rush run(Api api) throws IOException, InterruptedException {
        var city = LoadCity.make(api, "gate" + Long.toString(System.currentTimeMillis(), 36), groups, pupils);
        city.prepare(0, days);
        List<Leaving> leaving = arrive(api, city, adults(api, city));
        Collections.shuffle(leaving, new Random(1));
        var refused = new ConcurrentLinkedQueue<String>();
        each(AT_THE_WARM_UP, leaving.subList(0, warmUp), it -> release(api, it, refused));
        List<Leaving> counted = leaving.subList(warmUp, leaving.size());
        long[] nanos = new long[counted.size()];
        long start = System.nanoTime();
        appoint(api, counted, start, nanos, refused);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (!refused.isEmpty()) {
            throw new IOException(refused.size() + " releases were refused, one by " + refused.peek());
        }
        Arrays.sort(nanos);
        return new Rush(city, nanos.length / seconds, nanos, acknowledged(leaving));
    }

    private void appoint(Api api, List<Leaving> leaving, long start, long[] nanos,
            ConcurrentLinkedQueue<String> refused) throws InterruptedException {
        var atOnce = new Semaphore(MOST_AT_ONCE);
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < leaving.size(); i++) {
            long at = start + i * 1_000_000_000L / aSecond;
            while (System.nanoTime() < at) {
                LockSupport.parkNanos(at - System.nanoTime());
            }
            int place = i;
            threads.add(Thread.ofVirtual().start(() -> {
                atOnce.acquireUninterruptibly();
                try {
                    release(api, leaving.get(place), refused);
                } finally {
                    atOnce.release();
                    nanos[place] = System.nanoTime() - at;
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static Map<LocalDate, Set<String>> acknowledged(List<Leaving> leaving) {
        var byDay = new HashMap<LocalDate, Set<String>>();
        leaving.forEach(it -> byDay.computeIfAbsent(it.day(), _ -> new HashSet<>())
                .add(it.group() + " " + it.pupil()));
        return byDay;
    }

    private static void release(Api api, Leaving leaving, ConcurrentLinkedQueue<String> refused) {
        try {
            Answer answer = api.sendUntilAnswered(leaving.command(), PATIENCE);
            if (answer.body().path("items").path(0).path("status").asInt() != 200) {
                refused.add(answer.status() + " " + answer.body());
            }
        } catch (IOException neverAnswered) {
            refused.add(neverAnswered.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Work that is the same for each of many, a few at a time. */
    private interface Work<T> {
        void on(T one) throws IOException, InterruptedException;
    }

    private static <T> void each(int atOnce, List<T> all, Work<T> work) throws IOException, InterruptedException {
        var failed = new ConcurrentLinkedQueue<IOException>();
        var waiting = new ConcurrentLinkedQueue<>(all);
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < atOnce; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                for (T one = waiting.poll(); one != null && failed.isEmpty(); one = waiting.poll()) {
                    try {
                        work.on(one);
                    } catch (IOException e) {
                        failed.add(e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        return;
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failed.isEmpty()) {
            throw failed.element();
        }
    }

    /** Every child has somebody who may collect it. */
    private static Map<String, String> adults(Api api, LoadCity city) throws IOException, InterruptedException {
        Map<String, String> adults = Collections.synchronizedMap(new HashMap<>());
        each(SETTERS, city.lines().stream().flatMap(line -> line.pupils().stream()).toList(), pupil -> {
            Answer answer = api.sendUntilAnswered(Command.post(city.admin(),
                    "/api/enrollment/v1/pupils/" + pupil + "/adults",
                    Map.of("name", "压测家长", "phone", "13800000000", "relation", "MOTHER", "mayCollect", true),
                    UUID.randomUUID().toString()), PATIENCE);
            if (!answer.isGood()) {
                throw new IOException("an adult was answered " + answer.status() + " " + answer.body());
            }
            adults.put(pupil, answer.body().path("adultId").asString());
        });
        return adults;
    }

    /** All are present on all days; then the last adult's authority has arrived as well. */
    private List<Leaving> arrive(Api api, LoadCity city, Map<String, String> adults)
            throws IOException, InterruptedException {
        List<Leaving> leaving = Collections.synchronizedList(new ArrayList<>());
        each(SETTERS, city.lines(), line -> {
            List<String> present = Collections.nCopies(line.pupils().size(), "PRESENT");
            for (Line day : city.days(line, days)) {
                Answer answer = Rolls.callOncePlacesArrived(api,
                        new Roll(line.teacher(), line.groupId(), day.first(), line.pupils(), present), PATIENCE);
                if (!answer.isGood()) {
                    throw new IOException("a roll call was answered " + answer.status() + " " + answer.body());
                }
                line.pupils()
                        .forEach(pupil -> leaving.add(new Leaving(line.teacher(),
                                Rolls.path(line.groupId(), day.first()), line.groupId(), pupil,
                                adults.getOrDefault(pupil, ""), day.first())));
            }
        });
        var inOrder = new ArrayList<>(leaving);
        inOrder.sort(Comparator.comparing(Leaving::path).thenComparing(Leaving::pupil));
        return inOrder;
    }
}
