package afterbell.simulator.fault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import afterbell.simulator.api.Answer;
import afterbell.simulator.api.Api;
import afterbell.simulator.api.Api.Command;
import afterbell.simulator.load.Days;
import afterbell.simulator.load.Expectation;
import afterbell.simulator.load.LoadCity;
import afterbell.simulator.load.RollCallLoad.Line;
import afterbell.simulator.load.Rolls;
import afterbell.simulator.load.Rolls.Roll;

/**
 * Whole afternoons in which everything is said at least twice and by two people at once: the roll under one key from two
 * devices and once more under another, each side of the hand-over from two devices, each child claimed by two adults at two gates at the same
 * moment. What is not answered is sent again until it is. Of two adults exactly one takes the child.
 */
final class Rush {
    private static final int MOST_FAILURES = 20;

    private final Api api;
    private final LoadCity city;
    private final Map<String, List<String>> adults;
    private final Witness witness;
    private final Expectation expectation;
    private final Duration patience;
    private final AtomicInteger afternoons = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();

    /** @param adults two by pupil, who may both collect */
    Rush(Api api, LoadCity city, Map<String, List<String>> adults, Witness witness, Expectation expectation,
            Duration patience) {
        this.api = api;
        this.city = city;
        this.adults = adults;
        this.witness = witness;
        this.expectation = expectation;
        this.patience = patience;
    }

    /** Plays afternoons of all groups side by side until told to stop; those that have begun are finished. */
    void run(BooleanSupplier goOn) throws InterruptedException {
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < city.lines().size(); i++) {
            Line line = city.lines().get(i);
            var random = new Random(i);
            threads.add(Thread.ofVirtual().start(() -> work(line, random, goOn)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** How many afternoons of a group have been played. */
    int afternoons() {
        return afternoons.get();
    }

    /** What went otherwise than it must, the first few. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    private void work(Line line, Random random, BooleanSupplier goOn) {
        LocalDate day = line.first();
        try {
            while (goOn.getAsBoolean() && failures.isEmpty()) {
                city.open(day);
                play(Rolls.seeded(random, line.teacher(), line.groupId(), day, line.pupils()));
                afternoons.incrementAndGet();
                day = Days.before(day);
            }
        } catch (IOException e) {
            failed(line.groupId() + " " + day + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void play(Roll roll) throws IOException, InterruptedException {
        String register = roll.groupId() + ":" + roll.day() + ":AFTERNOON";
        var present = new TreeSet<String>();
        IntStream.range(0, roll.pupils().size())
                .filter(i -> roll.presences().get(i).equals("PRESENT"))
                .forEach(i -> present.add(roll.pupils().get(i)));
        callRoll(roll, register, present);
        if (!present.isEmpty()) {
            handOver(roll, register, List.copyOf(present));
            release(roll, register, List.copyOf(present));
        }
    }

    private void callRoll(Roll roll, String register, TreeSet<String> present)
            throws IOException, InterruptedException {
        String worker = city.workers().getFirst();
        Map<String, Object> body = Map.of("workerId", worker, "entries",
                Rolls.body(roll.pupils(), roll.presences()).get("entries"));
        String path = Rolls.path(roll.groupId(), roll.day()) + "/roll-call";
        String key = UUID.randomUUID().toString();
        for (Answer answer : atOnce(post(roll.teacher(), path, body, key), post(roll.teacher(), path, body, key))) {
            good("roll of " + register, answer);
        }
        good("repeated roll of " + register, send(post(roll.teacher(), path, body, UUID.randomUUID().toString())));
        witness.rollCalled(register, present, worker);
        expectation.acknowledged(roll);
    }

    /** The teacher gives and the office says for the taker what was received, each from two devices at once. */
    private void handOver(Roll roll, String register, List<String> present) throws IOException, InterruptedException {
        String taker = city.workers().getLast();
        Map<String, Object> offer = Map.of("fromWorkerId", city.workers().getFirst(), "toWorkerId", taker, "at",
                roll.day() + "T16:30:00+08:00", "groups", List.of(Map.of("groupId", roll.groupId(), "pupilIds",
                        present)));
        Map<String, Object> acceptance = Map.of("at", roll.day() + "T16:32:00+08:00", "pupilIds", present);
        String path = "/api/attendance/v1/schools/" + city.schoolId() + "/sessions/" + roll.day()
                + "/AFTERNOON/hand-overs/" + UUID.nameUUIDFromBytes(register.getBytes(StandardCharsets.UTF_8));
        for (Answer answer : atOnce(put(roll.teacher(), path, offer), put(roll.teacher(), path, offer))) {
            good("offer of " + register, answer);
        }
        for (Answer answer : atOnce(
                post(city.admin(), path + "/acceptance", acceptance, UUID.randomUUID().toString()),
                post(city.admin(), path + "/acceptance", acceptance, UUID.randomUUID().toString()))) {
            good("hand-over of " + register, answer);
        }
        witness.handedOver(register, taker);
    }

    private static Command put(String user, String path, Object body) {
        return Command.put(user, path, body, UUID.randomUUID().toString());
    }

    private void release(Roll roll, String register, List<String> present) throws IOException, InterruptedException {
        String path = Rolls.path(roll.groupId(), roll.day()) + "/releases";
        for (String pupil : present) {
            List<String> both = adults.getOrDefault(pupil, List.of());
            var answers = atOnce(leaving(roll.teacher(), path, pupil, both.getFirst(), roll.day()),
                    leaving(city.admin(), path, pupil, both.getLast(), roll.day()));
            var taken = IntStream.range(0, 2).filter(i -> itemStatus(answers.get(i)) == 200).toArray();
            if (taken.length == 1) {
                witness.released(register, pupil, both.get(taken[0]));
            } else {
                failed(pupil + " of " + register + " left with " + taken.length + " adults: " + answers.get(0).body()
                        + answers.get(1).body());
            }
        }
    }

    private static Command leaving(String user, String path, String pupil, String adult, LocalDate day) {
        return post(user, path, Map.of("releases", List.of(Map.of("pupilId", pupil, "adultId", adult, "at",
                day + "T17:10:00+08:00"))), UUID.randomUUID().toString());
    }

    private static int itemStatus(Answer answer) {
        return answer.body().path("items").path(0).path("status").asInt();
    }

    private static Command post(String user, String path, Object body, String key) {
        return Command.post(user, path, body, key);
    }

    private Answer send(Command command) throws IOException, InterruptedException {
        return api.sendUntilAnswered(command, patience);
    }

    private List<Answer> atOnce(Command one, Command other) throws IOException, InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Answer>> both = List.of(() -> send(one), () -> send(other));
            var answers = new ArrayList<Answer>();
            for (Future<Answer> each : threads.invokeAll(both)) {
                answers.add(each.get());
            }
            return answers;
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e);
        }
    }

    private void good(String what, Answer answer) {
        if (!answer.isGood()) {
            failed(what + " was answered " + answer.status() + " " + answer.body());
        }
    }

    private void failed(String what) {
        if (failures.size() < MOST_FAILURES) {
            failures.add(what);
        }
    }
}
