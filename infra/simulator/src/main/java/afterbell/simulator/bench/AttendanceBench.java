package afterbell.simulator.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.JsonNode;

import afterbell.local.bench.Benchmark;
import afterbell.local.bench.Figure;
import afterbell.local.bench.Platform;
import afterbell.simulator.api.Answer;
import afterbell.simulator.api.Api;
import afterbell.simulator.load.Expectation;
import afterbell.simulator.load.Expectation.DayCount;
import afterbell.simulator.load.LoadCity;

/**
 * An afternoon at its busiest, beside the bare endpoint of the same run: roll calls until the live view shows them, then
 * children who leave one by one, a thousand a second for a minute; what is behind then, and whether anything is lost.
 */
public final class AttendanceBench implements Benchmark {
    private static final double GOAL_ROLLS = 0.25;
    private static final int A_SECOND = 1_000;
    private static final ReleasesAtTheGate RUSH = new ReleasesAtTheGate(40, 50, 40, A_SECOND, 20_000);
    private static final double GOAL_MILLIS = 250;
    private static final double GOAL_DRAINED_SECONDS = 30;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ENTRIES = 30;

    @Override
    public String name() {
        return "attendance";
    }

    @Override
    public List<Figure> run(Platform platform) {
        try {
            double yardstick = RollCallBench.yardstick(platform);
            double rolls = RollCallBench.rollCalls(platform, new LiveView()) * ENTRIES;
            double ratio = rolls / yardstick;
            var figures = new ArrayList<Figure>();
            figures.add(new Figure("roll calls of 30, seen in the live view", rolls, "events/s",
                    "bare endpoint %.0f events/s".formatted(yardstick), ratio, ">= %.2fx".formatted(GOAL_ROLLS),
                    ratio >= GOAL_ROLLS));
            figures.addAll(releases(platform, yardstick / ENTRIES));
            return figures;
        } catch (IOException e) {
            throw new IllegalStateException("Attendance could not be measured: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** @param bare requests a second of the yardstick */
    private static List<Figure> releases(Platform platform, double bare) throws IOException, InterruptedException {
        var api = new Api(platform);
        var rush = RUSH.run(api);
        long end = System.nanoTime();
        Projections.awaitRead(platform.management("attendance-service"), PATIENCE);
        Projections.awaitRead(platform.management("funding-service"), PATIENCE);
        double drained = (System.nanoTime() - end) / 1e9;
        return List.of(
                new Figure("single releases, kept up for 60 s", rush.rate(), "releases/s",
                        "bare endpoint %.0f requests/s".formatted(bare), rush.rate() / bare, ">= " + A_SECOND + " /s",
                        rush.rate() >= A_SECOND * 0.99),
                Figure.atMost("their 99th percentile", rush.millis(0.99), "ms", GOAL_MILLIS)
                        .beside("the median, ms:", rush.millis(0.5)),
                Figure.atMost("until all of it is read", drained, "s", GOAL_DRAINED_SECONDS),
                Figure.atMost("releases that registers or live view lack", missing(api, rush), "", 0));
    }

    /** Acknowledged releases that the registers do not show, or that the live view does not count. */
    private static long missing(Api api, ReleasesAtTheGate.Rush rush) throws IOException, InterruptedException {
        long missing = 0;
        for (Map.Entry<LocalDate, Set<String>> day : rush.acknowledged().entrySet()) {
            Set<String> left = new HashSet<>(day.getValue());
            String path = "/api/attendance/v1/schools/" + rush.city().schoolId();
            String cursor = "";
            do {
                JsonNode page = good(api.get(rush.city().admin(), path + "/registers?limit=100&date=" + day.getKey()
                        + (cursor.isEmpty() ? "" : "&cursor=" + cursor))).body();
                page.path("items").forEach(register -> register.path("entries").forEach(entry -> {
                    if (entry.path("custody").asString().equals("RELEASED")) {
                        left.remove(register.path("groupId").asString() + " " + entry.path("pupilId").asString());
                    }
                }));
                cursor = page.path("next").asString("");
            } while (!cursor.isEmpty());
            int seen = LiveView.slot(api, rush.city(), day.getKey()).path("released").asInt();
            missing += left.size() + Math.max(0, day.getValue().size() - seen);
        }
        return missing;
    }

    private static Answer good(Answer answer) throws IOException {
        if (!answer.isGood()) {
            throw new IOException("a reading was answered " + answer.status() + " " + answer.body());
        }
        return answer;
    }

    /**
     * Waits until the live view of each day counts all that was acknowledged. The days are looked at from the last one
     * called to the first: when one is complete at the first look, it was so before, and the clock stands.
     */
    private static final class LiveView implements RollCallBench.Shown {
        private final Set<LocalDate> complete = new HashSet<>();

        @Override
        public long await(Api api, LoadCity city, Expectation expectation) throws IOException, InterruptedException {
            long shown = System.nanoTime();
            long end = shown + PATIENCE.toNanos();
            for (Map.Entry<LocalDate, DayCount> day : expectation.days().entrySet()) {
                boolean isFirstLook = true;
                while (!complete.contains(day.getKey())) {
                    if (isComplete(slot(api, city, day.getKey()), day.getValue())) {
                        complete.add(day.getKey());
                        shown = isFirstLook ? shown : System.nanoTime();
                    } else if (System.nanoTime() > end) {
                        throw new IOException("the live view did not show all roll calls in time");
                    } else {
                        isFirstLook = false;
                        Thread.sleep(20);
                    }
                }
            }
            return shown;
        }

        private static boolean isComplete(JsonNode slot, DayCount day) {
            JsonNode absent = slot.path("absent");
            int entries = slot.path("onSite").asInt() + absent.path("sick").asInt() + absent.path("leave").asInt()
                    + absent.path("unexplained").asInt();
            return entries == day.entries() && slot.path("onSite").asInt() == day.present();
        }

        static JsonNode slot(Api api, LoadCity city, LocalDate day) throws IOException, InterruptedException {
            Answer answer = api.get(city.admin(), "/api/attendance/v1/schools/" + city.schoolId() + "/live?date="
                    + day);
            while (answer.status() == 429) {
                Thread.sleep(Math.max(50, answer.retryAfterMillis()));
                answer = api.get(city.admin(), "/api/attendance/v1/schools/" + city.schoolId() + "/live?date=" + day);
            }
            return good(answer).body().path("slots").path(0);
        }
    }
}
