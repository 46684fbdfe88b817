package afterbell.simulator.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import afterbell.local.bench.Benchmark;
import afterbell.local.bench.Figure;
import afterbell.local.bench.Platform;
import afterbell.simulator.api.Api;
import afterbell.simulator.people.People;

/**
 * Money of a whole city, on a funding-service of its own: how fast registers are counted from Kafka, how soon a correction
 * is seen, and how long the claims of ten thousand, a hundred thousand and a million pupils take, whole semesters behind
 * each.
 */
public final class FundingBench implements Benchmark {
    private static final int HEAP_MB = 1_536;
    private static final int GROUP = 50;
    private static final int GROUPS_OF_A_SCHOOL = 20;
    private static final int PUPILS_OF_A_SCHOOL = GROUP * GROUPS_OF_A_SCHOOL;
    private static final int METERED_SCHOOLS = 40;
    private static final int METERED_DAYS = 50;
    private static final int CORRECTIONS = 30;
    private static final double GOAL_ENTRIES = 100_000;
    private static final double GOAL_CORRECTION_SECONDS = 1;
    private static final double GOAL_CLAIMS_SECONDS = 60;
    /** Ten times the pupils take ten times as long; half as much again is left to chance. */
    private static final double GOAL_GROWTH = 15;
    private static final Duration PATIENCE = Duration.ofSeconds(300);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();

    @Override
    public String name() {
        return "funding";
    }

    @Override
    public List<Figure> run(Platform platform) {
        People people = new Api(platform).people();
        try (var funding = new OwnService(platform, "funding-service", HEAP_MB, Map.of());
                var facts = new SyntheticFacts(funding.bootstrap())) {
            var figures = new ArrayList<Figure>();
            figures.addAll(metering(funding, facts, people));
            figures.addAll(claims(funding, facts, people));
            return figures;
        } catch (IOException e) {
            throw new IllegalStateException("Funding could not be measured: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** Registers of many schools, day after day, are counted once to warm up and then anew from the first fact. */
    private List<Figure> metering(OwnService funding, SyntheticFacts facts, People people)
            throws IOException, InterruptedException {
        String semester = "2097-autumn";
        List<LocalDate> days = facts.semester(semester);
        for (LocalDate day : days.subList(0, METERED_DAYS)) {
            for (int school = 0; school < METERED_SCHOOLS; school++) {
                call(facts, semester + "-s" + school, day);
            }
        }
        facts.flush();
        Projections.awaitRead(funding.management(), PATIENCE);
        long entries = (long) METERED_SCHOOLS * PUPILS_OF_A_SCHOOL * METERED_DAYS;
        rebuild(funding);
        double seconds = rebuild(funding);
        check(served(funding, people, semester, semester + "-s0") == (long) PUPILS_OF_A_SCHOOL * METERED_DAYS,
                "the days of a school were not all counted");
        double[] corrections = corrections(funding, facts, people, semester, days.getFirst());
        return List.of(
                new Figure("register entries counted from Kafka", entries / seconds, "entries/s", "", null,
                        ">= %.0f entries/s".formatted(GOAL_ENTRIES), entries / seconds >= GOAL_ENTRIES),
                Figure.atMost("a correction seen, the slowest of " + CORRECTIONS, corrections[CORRECTIONS - 1], "s",
                        GOAL_CORRECTION_SECONDS).beside("their median, s:", corrections[CORRECTIONS / 2]));
    }

    private static void call(SyntheticFacts facts, String school, LocalDate day) {
        for (int group = 0; group < GROUPS_OF_A_SCHOOL; group++) {
            int first = group * GROUP;
            facts.register("roll-called", school, school + "-g" + group, day, IntStream.range(first, first + GROUP)
                    .mapToObj(pupil -> SyntheticFacts.entry(school + "-p" + pupil, "PRESENT", 1))
                    .toList());
        }
    }

    private double rebuild(OwnService funding) throws IOException, InterruptedException {
        long start = System.nanoTime();
        var answer = http.send(HttpRequest
                .newBuilder(funding.management().resolve("/actuator/projections/served-days"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build(), BodyHandlers.ofString());
        check(answer.statusCode() < 300, "a rebuild was answered " + answer.statusCode() + " " + answer.body());
        Projections.awaitRead(funding.management(), PATIENCE);
        return (System.nanoTime() - start) / 1e9;
    }

    /** One pupil after the other was not there after all. @return seconds until each is seen, in order */
    private double[] corrections(OwnService funding, SyntheticFacts facts, People people, String semester,
            LocalDate day) throws IOException, InterruptedException {
        String school = semester + "-s1";
        long left = served(funding, people, semester, school);
        double[] seconds = new double[CORRECTIONS];
        for (int i = 0; i < CORRECTIONS; i++) {
            long start = System.nanoTime();
            facts.register("register-corrected", school, school + "-g" + i / GROUP, day,
                    List.of(SyntheticFacts.entry(school + "-p" + i, "ABSENT_LEAVE", 2)));
            facts.flush();
            left--;
            while (served(funding, people, semester, school) != left) {
                check(System.nanoTime() - start < PATIENCE.toNanos(), "a correction was not seen");
                Thread.sleep(5);
            }
            seconds[i] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(seconds);
        return seconds;
    }

    private long served(OwnService funding, People people, String semester, String school)
            throws IOException, InterruptedException {
        return get(funding, people, "/schools/" + school + "/served-days/total?semester=" + semester)
                .path("pupilDays")
                .asLong();
    }

    /**
     * Each city is a school with a semester of registers behind it, and copies of it. The later city is computed first,
     * so that none has a semester before it to settle.
     */
    private List<Figure> claims(OwnService funding, SyntheticFacts facts, People people)
            throws IOException, InterruptedException {
        compute(funding, facts, people, "2096-autumn", 20);
        double small = compute(funding, facts, people, "2095-autumn", 10);
        double middle = compute(funding, facts, people, "2094-autumn", 100);
        double big = compute(funding, facts, people, "2093-autumn", 1_000);
        return List.of(Figure.atMost("claims of 1 000 schools, 1 000 000 pupils", big, "s", GOAL_CLAIMS_SECONDS),
                Figure.atMost("claims of 100 schools, 100 000 pupils", middle, "s", GOAL_CLAIMS_SECONDS / 10),
                Figure.atMost("claims of 10 schools, 10 000 pupils", small, "s", GOAL_CLAIMS_SECONDS / 100),
                Figure.atMost("growth from 10 000 to 100 000 pupils", middle / small, "x", GOAL_GROWTH),
                Figure.atMost("growth from 100 000 to 1 000 000 pupils", big / middle, "x", GOAL_GROWTH));
    }

    private double compute(OwnService funding, SyntheticFacts facts, People people, String semester, int schools)
            throws IOException, InterruptedException {
        String own = semester + "-s";
        for (LocalDate day : facts.semester(semester)) {
            call(facts, own, day);
        }
        facts.flush();
        Projections.awaitRead(funding.management(), PATIENCE);
        try (var store = new CrowdedStore(funding.storeUri(), funding.database())) {
            int others = get(funding, people, "/schools/" + own + "/served-days?limit=1&semester=" + semester)
                    .path("items")
                    .size();
            check(others == 1, "the city's school was not counted");
            store.copy("served-days", own, (schools - 1) * GROUPS_OF_A_SCHOOL);
        }
        var request = request(funding, people, "/semesters/" + semester + "/claims")
                .header("Idempotency-Key", "\"" + UUID.randomUUID() + "\"")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        long start = System.nanoTime();
        var answer = http.send(request, BodyHandlers.ofString());
        double seconds = (System.nanoTime() - start) / 1e9;
        check(answer.statusCode() < 300 && JSON.readTree(answer.body()).path("pupils").asLong() == (long) schools
                * PUPILS_OF_A_SCHOOL,
                "the claims of " + schools + " schools were answered " + answer.statusCode() + " "
                        + answer.body().substring(0, Math.min(300, answer.body().length())));
        return seconds;
    }

    private JsonNode get(OwnService funding, People people, String path) throws IOException, InterruptedException {
        var answer = http.send(request(funding, people, path).GET().build(), BodyHandlers.ofString());
        check(answer.statusCode() < 300, path + " was answered " + answer.statusCode() + " " + answer.body());
        return JSON.readTree(answer.body());
    }

    private static HttpRequest.Builder request(OwnService funding, People people, String path)
            throws IOException, InterruptedException {
        return HttpRequest.newBuilder(URI.create(funding.service() + "/api/funding/v1" + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + people.tokenOf("edu-bureau"));
    }

    private static void check(boolean holds, String otherwise) throws IOException {
        if (!holds) {
            throw new IOException(otherwise);
        }
    }
}
