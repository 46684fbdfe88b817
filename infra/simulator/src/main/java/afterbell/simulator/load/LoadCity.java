package afterbell.simulator.load;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

import afterbell.simulator.api.Answer;
import afterbell.simulator.api.Api;
import afterbell.simulator.load.Enrolling;
import afterbell.simulator.load.Expectation;
import afterbell.simulator.load.RollCallLoad.Line;
import afterbell.simulator.load.Rolls;
import afterbell.simulator.load.SchoolYard;
import afterbell.simulator.load.SchoolYard.Group;

/**
 * A school made for one run of load, with teachers of its own, so that runs do not touch each other.
 *
 * @param lines one per teacher and group, each ready to be worked through
 */
public record LoadCity(String schoolId, List<Line> lines) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final LocalDate PLACES_FROM = LocalDate.of(2000, 9, 1);

    /** Enrolls a school with that many groups and pupils a group, and waits until attendance knows them. */
    public static LoadCity make(Api api, String run, int groups, int pupils, LocalDate first)
            throws IOException, InterruptedException {
        String school = "load-" + run;
        api.people().join("admin-" + run, List.of("school-admin"), List.of(school));
        List<Group> formed = IntStream.range(0, groups).mapToObj(i -> group(run, i, pupils)).toList();
        for (int i = 0; i < groups; i++) {
            api.people().join("teacher-" + run + "-" + i, List.of("teacher"), List.of(school));
        }
        var enrolled = new Enrolling(api).enroll(new SchoolYard(school, code(run), "压力测试小学", "admin-" + run,
                "teacher-" + run + "-0", formed), PLACES_FROM.toString());
        var lines = new ArrayList<Line>();
        for (int i = 0; i < groups; i++) {
            lines.add(new Line("teacher-" + run + "-" + i, formed.get(i).groupId(),
                    enrolled.getOrDefault(formed.get(i).groupId(), List.of()), first));
        }
        return new LoadCity(school, lines);
    }

    /** Calls one roll in each group, which also proves that its places have arrived. */
    public void warmUp(Api api, LocalDate day, Expectation expectation) throws IOException, InterruptedException {
        for (Line line : lines) {
            var roll = Rolls.seeded(new Random(1), line.teacher(), line.groupId(), day, line.pupils());
            Answer answer = Rolls.callOncePlacesArrived(api, roll, PATIENCE);
            if (!answer.isGood()) {
                throw new IOException("a roll call was answered " + answer.status() + " " + answer.body());
            }
            expectation.acknowledged(roll);
        }
    }

    /** The same lines, each that many days further. */
    public List<Line> after(int days) {
        return lines.stream().map(line -> {
            LocalDate first = line.first();
            for (int i = 0; i < days; i++) {
                first = Days.before(first);
            }
            return new Line(line.teacher(), line.groupId(), line.pupils(), first);
        }).toList();
    }

    /** What the platform has counted for this school so far. */
    public long pupilDays(Api api, Collection<String> semesters) throws IOException, InterruptedException {
        long total = 0;
        for (String semester : semesters) {
            total += api.get("fin-bureau", "/api/funding/v1/schools/" + schoolId + "/served-days/total?semester="
                    + semester).body().path("pupilDays").asLong();
        }
        return total;
    }

    private static Group group(String run, int number, int pupils) {
        String id = "load-" + run + "-" + number;
        return new Group(id, "第" + number + "组", IntStream.range(0, pupils).mapToObj(i -> id + "-" + i).toList());
    }

    private static String code(String run) {
        return "21" + String.format(Locale.ROOT, "%08d", Math.floorMod(run.hashCode(), 100_000_000));
    }
}
