package afterbell.simulator.load;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

import afterbell.simulator.api.Answer;
import afterbell.simulator.api.Api;
import afterbell.simulator.load.Rolls.Roll;

/**
 * The independent count: which pupil was served on which day, from nothing but the rolls that were sent and
 * acknowledged. Shares no code with the services.
 */
public final class Expectation {
    private final Map<String, Roll> acknowledged = new ConcurrentHashMap<>();

    /** Takes note of a roll whose acknowledgement has arrived; a later one for the same register replaces it. */
    public void acknowledged(Roll roll) {
        acknowledged.put(roll.groupId() + " " + roll.day(), roll);
    }

    public int registers() {
        return acknowledged.size();
    }

    /** @return days by pupil; pupils who were never served are left out */
    public Map<String, Set<LocalDate>> servedDays() {
        var served = new TreeMap<String, Set<LocalDate>>();
        acknowledged.values().forEach(roll -> {
            for (int i = 0; i < roll.pupils().size(); i++) {
                if (roll.presences().get(i).equals("PRESENT")) {
                    served.computeIfAbsent(roll.pupils().get(i), _ -> new TreeSet<>()).add(roll.day());
                }
            }
        });
        return served;
    }

    /**
     * What a day's rolls say together.
     *
     * @param entries pupils who were named
     */
    public record DayCount(int entries, int present) {
        private DayCount plus(Roll roll) {
            return new DayCount(entries + roll.pupils().size(), present
                    + Math.toIntExact(roll.presences().stream().filter("PRESENT"::equals).count()));
        }
    }

    /** @return the days that were called, the earliest first */
    public SortedMap<LocalDate, DayCount> days() {
        var days = new TreeMap<LocalDate, DayCount>();
        acknowledged.values()
                .forEach(roll -> days.put(roll.day(),
                        days.getOrDefault(roll.day(), new DayCount(0, 0)).plus(roll)));
        return days;
    }

    /** The semesters in which rolls were called, as the platform names them. */
    public Set<String> semesters() {
        var semesters = new TreeSet<String>();
        acknowledged.values().forEach(roll -> semesters.add(semesterOf(roll.day())));
        return semesters;
    }

    private static String semesterOf(LocalDate day) {
        if (day.getMonthValue() == 1) {
            return day.getYear() - 1 + "-autumn";
        }
        return day.getYear() + (day.getMonthValue() < 8 ? "-spring" : "-autumn");
    }

    public long pupilDays() {
        return servedDays().values().stream().mapToLong(Set::size).sum();
    }

    /**
     * Waits until the platform's tallies of these schools say the same.
     *
     * @param reader a user who may read the schools' served days
     * @return what differs when the time is up, by pupil; empty when all is equal
     */
    public List<String> differences(Api api, String reader, List<String> schools, Duration patience)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        var expected = servedDays();
        while (true) {
            List<String> different = compare(expected, told(api, reader, schools, semesters()));
            if (different.isEmpty() || System.nanoTime() > end) {
                return different;
            }
            Thread.sleep(500);
        }
    }

    private static List<String> compare(Map<String, Set<LocalDate>> expected, Map<String, Set<LocalDate>> told) {
        var pupils = new TreeSet<>(expected.keySet());
        pupils.addAll(told.keySet());
        return pupils.stream()
                .filter(pupil -> !expected.getOrDefault(pupil, Set.of()).equals(told.getOrDefault(pupil, Set.of())))
                .map(pupil -> "pupil " + pupil + ": sent " + expected.getOrDefault(pupil, Set.of()) + ", counted "
                        + told.getOrDefault(pupil, Set.of()))
                .toList();
    }

    /**
     * What the platform counts for the groups whose rolls were called here; other groups are none of this count's
     * business.
     */
    private Map<String, Set<LocalDate>> told(Api api, String reader, List<String> schools,
            Set<String> semesters) throws IOException, InterruptedException {
        var groups = acknowledged.values().stream().map(Roll::groupId).collect(Collectors.toSet());
        var told = new TreeMap<String, Set<LocalDate>>();
        for (String school : schools) {
            for (String semester : semesters) {
                String cursor = "";
                while (cursor != null) {
                    Answer page = api.get(reader,
                            "/api/funding/v1/schools/" + school + "/served-days?limit=100&semester="
                                    + semester + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
                    if (!page.isGood()) {
                        break;
                    }
                    page.body().path("items").forEach(group -> {
                        if (groups.contains(group.path("groupId").asString())) {
                            group.path("pupils").forEach(pupil -> addDays(told, pupil));
                        }
                    });
                    cursor = page.body().path("next").asString(null);
                }
            }
        }
        return told;
    }

    private static void addDays(Map<String, Set<LocalDate>> told, JsonNode pupil) {
        pupil.path("days")
                .forEach(day -> told.computeIfAbsent(pupil.path("pupilId").asString(), _ -> new TreeSet<>())
                        .add(LocalDate.parse(day.asString())));
    }
}
