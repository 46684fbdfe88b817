package afterbell.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import afterbell.local.Machine;
import afterbell.local.bench.Platform;
import afterbell.local.command.DownCommand;
import afterbell.local.command.UpCommand;
import afterbell.local.process.Health;
import afterbell.local.watch.RunState;
import afterbell.simulator.api.Api;
import afterbell.simulator.city.City;
import afterbell.simulator.city.FoundingACity;
import afterbell.simulator.load.Expectation;
import afterbell.simulator.load.LoadCity;
import afterbell.simulator.load.RollCallLoad;
import afterbell.simulator.log.Exchange;

/**
 * The whole platform as processes, with a load of roll calls and a whole semester running. Each part is killed with
 * SIGKILL in turn; the watcher brings it back, senders repeat what was not answered, and in the end the tally equals
 * what was acknowledged and the semester what an independent calculation says. The one who plays the semester is
 * killed as well.
 */
@Timeout(value = 12, unit = TimeUnit.MINUTES)
class EveryPartIsKilledUnderLoadIT {
    private static final int TEACHERS = 6;
    private static final int PUPILS = 20;
    private static final String PORTS_BESIDE_A_RUNNING_PLATFORM = "7000";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int REQUESTS_BEFORE_THE_INTERRUPTION = 300;
    private static final Duration LOAD_BETWEEN_KILLS = Duration.ofSeconds(3);

    @BeforeAll
    static void up() throws IOException {
        var folders = Machine.here().folders();
        Files.createDirectories(folders.home());
        var settings = new Properties();
        settings.setProperty("ports.offset", PORTS_BESIDE_A_RUNNING_PLATFORM);
        try (var file = Files.newBufferedWriter(folders.settingsFile())) {
            settings.store(file, null);
        }
        new UpCommand().run();
    }

    @AfterAll
    static void down() {
        new DownCommand().run();
    }

    @Test
    void anInterruptedSemesterIsGoneOnWithAndLeavesNoNameAnywhere() throws Exception {
        String[] small = {"--schools", "2", "--pupils", "60", "--days", "6"};
        var killed = ASemesterRun.start(small);
        String city = killed.city();
        await().atMost(PATIENCE).until(() -> ASemesterRun.count(city) > REQUESTS_BEFORE_THE_INTERRUPTION);
        killed.kill();

        var goneOn = ASemesterRun.start(small);
        assertThat(goneOn.end(5)).as(goneOn.output()).isZero();
        System.out.println(goneOn.output());
        assertThat(goneOn.output()).contains("Going on with city " + city, "checks hold");
        assertThat(answeredTwice(ASemesterRun.requests(city))).isEmpty();
        var planted = Planted.in(FoundingACity.found(Integer.parseInt(city.substring(1)), new City.Size(2, 60, 6, 1)));
        var platform = Platform.here();
        assertThat(planted.size()).isGreaterThan(200);
        assertThat(planted.in(Files.readString(ASemesterRun.log(city)))).as("the request log itself")
                .hasSizeGreaterThan(100);
        assertThat(planted.inEvents(platform)).isEmpty();
        assertThat(planted.inDocuments(platform)).isEmpty();
        assertThat(planted.inMetrics(platform)).isEmpty();
        assertThat(planted.inFiles()).isEmpty();
    }

    /** Commands whose final answer stands in the log more than once, except where the story repeats one on purpose. */
    private static List<String> answeredTwice(List<Exchange> requests) {
        var seen = new HashSet<String>();
        return requests.stream()
                .filter(it -> !it.method().equals("GET") && it.status() >= 200 && it.status() < 500)
                .filter(it -> it.status() != 429 && it.status() != 401 && !it.step().endsWith("/repeated"))
                .filter(it -> !it.answer().path("code").asString("").equals("idempotency-key-in-use"))
                .filter(it -> !seen.add(it.key()))
                .map(Exchange::step)
                .toList();
    }

    /** Beside the rolls a whole small semester is played, by a process of its own; both must come out right. */
    @Test
    void everythingRecoversByItselfAndTheResultEqualsWhatWasSent() throws Exception {
        var api = new Api(Platform.here());
        var expectation = new Expectation();
        var city = LoadCity.make(api, UUID.randomUUID().toString().substring(0, 8), TEACHERS, PUPILS);
        city.warmUp(api, expectation);
        var load = new RollCallLoad(api, city, city.lines(), expectation, PATIENCE);
        var goOn = new AtomicBoolean(true);
        var semester = ASemesterRun.start("--schools", "2", "--pupils", "60", "--days", "98", "--seed", "2");

        try (var background = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = CompletableFuture.runAsync(() -> runLoad(load, goOn), background);
            for (RunState part : Machine.here().folders().run().all()) {
                progressed(load);
                kill(part);
                awaitRestartOf(part);
            }
            progressed(load);
            goOn.set(false);
            running.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }

        System.out.println(load.acknowledged() + " roll calls acknowledged while every part was killed once");
        assertThat(load.failures()).isEmpty();
        assertThat(expectation.differences(api, "fin-bureau", List.of(city.schoolId()), PATIENCE)).isEmpty();
        assertThat(semester.end(5)).as(semester.output()).isZero();
        System.out.println(semester.output());
    }

    private static void runLoad(RollCallLoad load, AtomicBoolean goOn) {
        try {
            load.run(goOn::get, Integer.MAX_VALUE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Some more roll calls are acknowledged, and the load has run for a while. */
    private static void progressed(RollCallLoad load) {
        long before = load.acknowledged();
        await().pollDelay(LOAD_BETWEEN_KILLS).atMost(PATIENCE).until(() -> load.acknowledged() > before + TEACHERS);
    }

    private static void kill(RunState part) {
        System.out.println("SIGKILL " + part.launch().part() + ", pid " + part.process().pid());
        assertThat(ProcessHandle.of(part.process().pid()).map(ProcessHandle::destroyForcibly)).contains(true);
    }

    private static void awaitRestartOf(RunState killed) {
        var health = new Health();
        var run = Machine.here().folders().run();
        await().atMost(PATIENCE)
                .until(() -> run.of(killed.launch().part())
                        .filter(now -> now.process().pid() != killed.process().pid() && health.isReady(now.launch()))
                        .isPresent());
    }
}
