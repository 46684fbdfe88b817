package afterbell.simulator.fault;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import afterbell.local.bench.Platform;
import afterbell.simulator.api.Answer;
import afterbell.simulator.api.Api;
import afterbell.simulator.api.Api.Command;
import afterbell.simulator.load.Expectation;
import afterbell.simulator.load.LoadCity;
import afterbell.simulator.load.RollCallLoad.Line;

/**
 * A rush on a school of its own while somebody breaks the platform; afterwards the topics, the tally and what people were
 * told must say the same.
 */
public final class FaultsInTheRush {
    private static final int WORKERS = 2;
    private static final List<String> RELATIONS = List.of("MOTHER", "FATHER");

    private final Platform platform;
    private final Api api;
    private final Duration patience;
    private final Witness witness = new Witness();
    private final Expectation expectation = new Expectation();
    private final Map<String, Long> parkedBefore;
    private final LoadCity city;
    private final Rush rush;

    private FaultsInTheRush(Platform platform, int groups, int pupils, Duration patience)
            throws IOException, InterruptedException {
        this.platform = platform;
        this.api = new Api(platform);
        this.patience = patience;
        this.parkedBefore = topic().parked();
        this.city = LoadCity.make(api, "rush" + UUID.randomUUID().toString().substring(0, 8), groups, pupils, WORKERS);
        city.prepare(0, 1);
        this.rush = new Rush(api, city, adults(), witness, expectation, patience);
    }

    /**
     * Brings a school onto the platform that is up.
     *
     * @param groups   whose afternoons are played side by side
     * @param pupils   in each
     * @param patience that one answer is waited for, whatever is broken
     */
    public static FaultsInTheRush at(Platform platform, int groups, int pupils, Duration patience)
            throws IOException, InterruptedException {
        return new FaultsInTheRush(platform, groups, pupils, patience);
    }

    /** Somebody who breaks something, again and again. */
    public interface Breaking {
        /** @return what it was, in a few words */
        String something() throws IOException, InterruptedException;
    }

    /** Plays until {@code nanos}, a value of {@link System#nanoTime()}, is reached, breaking something meanwhile. */
    public void playUntil(long nanos, Breaking breaking, PrintStream out) throws IOException, InterruptedException {
        var goOn = new AtomicBoolean(true);
        var playing = start(goOn);
        try {
            while (System.nanoTime() < nanos && rush.failures().isEmpty()) {
                out.printf("  %5d acknowledged, %4d afternoons; killed: %s%n", witness.acknowledged(),
                        rush.afternoons(), breaking.something());
            }
        } finally {
            goOn.set(false);
            playing.join();
        }
    }

    /** Plays in the background until told to stop. */
    public Thread start(AtomicBoolean goOn) {
        return Thread.ofVirtual().start(() -> {
            try {
                rush.run(goOn::get);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Facts that people were told are recorded: rolls, hand-overs, releases. */
    public long acknowledged() {
        return witness.acknowledged();
    }

    public int afternoons() {
        return rush.afternoons();
    }

    /**
     * @return what went wrong, or differs between what people were told, the events and the tally; empty when nothing is
     *         lost, doubled or torn
     */
    public List<String> differences() throws IOException, InterruptedException {
        var differences = new ArrayList<>(rush.failures());
        differences.addAll(expectation.differences(api, "fin-bureau", List.of(city.schoolId()), patience));
        var afternoons = topic().afternoons(city.schoolId());
        for (String register : witness.registers()) {
            var told = afternoons.get(register);
            if (told == null) {
                differences.add(register + ": acknowledged, and no event tells of it");
            } else {
                differences.addAll(told.differences(witness));
            }
        }
        topic().parked().forEach((name, records) -> {
            if (records > parkedBefore.getOrDefault(name, 0L)) {
                differences.add("records were parked in " + name);
            }
        });
        return differences;
    }

    private RegisterTopic topic() {
        return new RegisterTopic(platform.kafkaBootstrap());
    }

    /** Each child has two who may collect it. */
    private Map<String, List<String>> adults() throws IOException, InterruptedException {
        var adults = new HashMap<String, List<String>>();
        for (Line line : city.lines()) {
            for (String pupil : line.pupils()) {
                var both = new ArrayList<String>();
                for (String relation : RELATIONS) {
                    both.add(adult(pupil, relation));
                }
                adults.put(pupil, both);
            }
        }
        return adults;
    }

    private String adult(String pupil, String relation) throws IOException, InterruptedException {
        Answer answer = api.sendUntilAnswered(Command.post(city.admin(),
                "/api/enrollment/v1/pupils/" + pupil + "/adults",
                Map.of("name", "压测家长" + relation, "phone", "13800000000", "relation", relation, "mayCollect", true),
                UUID.randomUUID().toString()), patience);
        if (!answer.isGood()) {
            throw new IOException("an adult was answered " + answer.status() + " " + answer.body());
        }
        return answer.body().path("adultId").asString();
    }

    /** Parts of this platform are killed in an order that the seed gives, with a breath between two. */
    public static Breaking killing(long seed, Duration breath, Duration patience) {
        var random = new Random(seed);
        var killing = new KillingParts(patience);
        return () -> {
            Thread.sleep(breath);
            return killing.killOne(random);
        };
    }
}
