package afterbell.simulator.bench;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import afterbell.local.bench.Benchmark;
import afterbell.local.bench.Figure;
import afterbell.local.bench.Platform;
import afterbell.simulator.api.Answer;
import afterbell.simulator.api.Api;
import afterbell.simulator.api.Api.Command;
import afterbell.simulator.city.IdNumbers;
import afterbell.simulator.load.Days;
import afterbell.simulator.load.Expectation;
import afterbell.simulator.load.LoadCity;
import afterbell.simulator.load.RollCallLoad;

/**
 * A city of 60 000 workers: the rota of one school-week of 50 groups is made from its template, and people are barred
 * while teachers call rolls as fast as the platform takes them. A bar has arrived when the duties are gone and the
 * session refuses the sign-on.
 */
public final class StaffingBench implements Benchmark {
    private static final int WORKERS = 60_000;
    private static final int GROUPS = 50;
    private static final int PUPILS = 10;
    private static final int RESERVES = 10;
    private static final int TEACHERS_CALLING = 16;
    private static final int BARS = 10;
    private static final int DAYS_PREPARED = 60;
    private static final int MOST_AT_ONCE = 60;
    private static final double GOAL_ROTA_SECONDS = 1;
    private static final double GOAL_BAR_SECONDS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String API = "/api/staffing/v1/";
    /** A Monday, before the day on which a load begins. */
    private static final LocalDate MONDAY = Days.LATEST.with(DayOfWeek.MONDAY);
    private static final LocalDate CHECKED = LocalDate.of(2020, 1, 6);

    @Override
    public String name() {
        return "staffing";
    }

    @Override
    public List<Figure> run(Platform platform) {
        var api = new Api(platform);
        String run = Long.toString(System.currentTimeMillis(), 36);
        try {
            var city = LoadCity.make(api, run, GROUPS, PUPILS);
            var expectation = new Expectation();
            city.prepare(0, DAYS_PREPARED);
            city.warmUp(api, expectation);
            var workers = clearWorkers(api, city, run);
            try (var store = new CrowdedStore(platform.storeUri(), "staffing")) {
                store.fill("workers", city.schoolId(), WORKERS);
                try {
                    return List.of(rota(api, city, workers, run), bars(api, city, workers, run, expectation));
                } finally {
                    store.empty("workers", city.schoolId());
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("Staffing could not be measured: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** @return ids of cleared workers: one for each group, reserves, and those who are to be barred */
    private static List<String> clearWorkers(Api api, LoadCity city, String run)
            throws IOException, InterruptedException {
        int base = Math.floorMod(run.hashCode(), 100_000);
        var people = IntStream.range(0, GROUPS + RESERVES)
                .mapToObj(i -> Map.of("citizenId",
                        IdNumbers.citizenId(300_000 + base, LocalDate.of(1975, 1, 1).plusDays(i), i), "name", "压测员",
                        "kind", "SCHOOL_STAFF"))
                .toList();
        var joined = good(api, Command.post(city.admin(), API + "schools/" + city.schoolId() + "/workers",
                Map.of("workers", people), "join-staff-" + run));
        var ids = new ArrayList<String>();
        for (var item : joined.body().path("items")) {
            String id = item.path("workerId").asString();
            ids.add(id);
            good(api, Command.post(city.admin(), API + "workers/" + id + "/record-checks",
                    Map.of("on", CHECKED.toString(), "result", "CLEAR", "reference", "查询回执 " + CHECKED),
                    "check-" + id));
        }
        return ids;
    }

    /** From the request to its answer: generated, checked, stored, with the coverage of the week. */
    private static Figure rota(Api api, LoadCity city, List<String> workers, String run)
            throws IOException, InterruptedException {
        good(api, Command.put(city.admin(), API + "schools/" + city.schoolId() + "/rota-templates/load",
                template(city, workers), "template-" + run));
        awaitExpected(api, city);
        String week = "%d-W%02d".formatted(MONDAY.get(IsoFields.WEEK_BASED_YEAR),
                MONDAY.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        long start = System.nanoTime();
        var made = good(api, Command.post(city.admin(),
                API + "schools/" + city.schoolId() + "/rota-weeks/" + week + "/generation", Map.of(), "week-" + run));
        double seconds = (System.nanoTime() - start) / 1e9;
        int duties = duties(api, city, MONDAY, MONDAY.plusDays(4));
        if (duties != GROUPS * 5) {
            throw new IOException("the rota has " + duties + " duties: " + made.body());
        }
        return Figure.atMost("the rota of a school-week of 50 groups, made and checked", seconds, "s",
                GOAL_ROTA_SECONDS).beside("workers in the city:", WORKERS);
    }

    private static Map<String, Object> template(LoadCity city, List<String> workers) {
        var reserves = workers.subList(GROUPS, GROUPS + RESERVES);
        var entries = new ArrayList<Map<String, Object>>();
        for (var day : List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY,
                DayOfWeek.FRIDAY)) {
            var lines = city.after(0);
            for (int group = 0; group < GROUPS; group++) {
                var entry = new LinkedHashMap<String, Object>();
                entry.put("weekday", day.name());
                entry.put("slot", "AFTERNOON");
                entry.put("groupId", lines.get(group).groupId());
                entry.put("workerIds", List.of(workers.get(group)));
                entry.put("reserves", reserves);
                entries.add(entry);
            }
        }
        return Map.of("from", MONDAY.minusWeeks(8).toString(), "until", MONDAY.plusWeeks(1).toString(), "entries",
                entries);
    }

    private static void awaitExpected(Api api, LoadCity city) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String path = API + "schools/" + city.schoolId() + "/coverage?from=" + MONDAY + "&to=" + MONDAY;
        while (api.get(city.admin(), path).body().path("items").path(0).path("expected").asInt() < GROUPS * PUPILS) {
            if (System.nanoTime() > end) {
                throw new IOException("staffing did not learn of the places in time");
            }
            Thread.sleep(50);
        }
    }

    private static int duties(Api api, LoadCity city, LocalDate from, LocalDate to)
            throws IOException, InterruptedException {
        return api.get(city.admin(), API + "schools/" + city.schoolId() + "/duties?from=" + from + "&to=" + to
                + "&limit=1000").body().path("items").size();
    }

    private static Figure bars(Api api, LoadCity city, List<String> workers, String run, Expectation expectation)
            throws IOException, InterruptedException {
        var goOn = new AtomicBoolean(true);
        var load = new RollCallLoad(api, city, city.after(1).subList(0, TEACHERS_CALLING), expectation, PATIENCE);
        var teachers = Thread.ofVirtual().start(() -> {
            try {
                load.run(goOn::get, Integer.MAX_VALUE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        double longest = 0;
        long start = System.nanoTime();
        try {
            Thread.sleep(Duration.ofSeconds(5));
            for (int i = 0; i < BARS; i++) {
                longest = Math.max(longest, bar(api, city, workers.get(i), run));
            }
        } finally {
            goOn.set(false);
            teachers.join();
        }
        if (!load.failures().isEmpty()) {
            throw new IOException("some roll calls failed: " + load.failures().getFirst());
        }
        double rolls = load.acknowledged() / ((System.nanoTime() - start) / 1e9);
        return Figure.atMost("a bar, until duties are gone and sign-on is refused, longest of 10", longest, "s",
                GOAL_BAR_SECONDS).beside("roll calls a second meanwhile:", rolls);
    }

    /** Each try signs on to the session of another day: who is signed on already is not asked again. */
    private static double bar(Api api, LoadCity city, String worker, String run)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        good(api, Command.post(city.admin(), API + "workers/" + worker + "/record-checks",
                Map.of("on", CHECKED.plusDays(1).toString(), "result", "ADVERSE", "reference", "查询回执 " + run),
                "bar-" + worker));
        for (int attempt = 0; attempt < DAYS_PREPARED; attempt++) {
            LocalDate day = Days.LATEST.minusDays(attempt);
            var answer = api.send(Command.post(city.admin(), "/api/attendance/v1/schools/" + city.schoolId()
                    + "/sessions/" + day + "/AFTERNOON/sign-ons",
                    Map.of("workerId", worker, "at", day + "T15:50:00+08:00"), UUID.randomUUID().toString()));
            if (answer.code().equals("attendance.worker-not-cleared") && isOffTheRota(api, city, worker)) {
                return (System.nanoTime() - start) / 1e9;
            }
            Thread.sleep(50);
        }
        throw new IOException("a bar did not arrive after " + (System.nanoTime() - start) / 1e9 + " s");
    }

    private static boolean isOffTheRota(Api api, LoadCity city, String worker)
            throws IOException, InterruptedException {
        return api.get(city.admin(), API + "schools/" + city.schoolId() + "/duties?from=" + MONDAY + "&to="
                + MONDAY.plusDays(4) + "&limit=1000")
                .body()
                .path("items")
                .valueStream()
                .noneMatch(it -> it.path("workerId").asString().equals(worker));
    }

    private static Answer good(Api api, Command command) throws IOException, InterruptedException {
        Answer answer = api.sendUntilAnswered(command, PATIENCE);
        if (!answer.isGood()) {
            throw new IOException(command.path() + " was answered " + answer.status() + " " + answer.body());
        }
        return answer;
    }
}
