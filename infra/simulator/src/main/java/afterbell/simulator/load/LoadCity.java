package afterbell.simulator.load;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import afterbell.simulator.api.Answer;
import afterbell.simulator.api.Api;
import afterbell.simulator.load.RollCallLoad.Line;

/**
 * A school made for one run of load, with teachers of its own, so that runs do not touch each other.
 *
 * @param admin   user name of its office
 * @param lines   one per teacher and group, each ready to be worked through
 * @param workers who are signed on each day
 * @param days    the days that are open
 */
public record LoadCity(String schoolId, String admin, List<Line> lines, List<String> workers, ServiceDays days) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Enrolls a school with that many groups and pupils a group, as schools do, and clears a worker. */
    public static LoadCity make(Api api, String run, int groups, int pupils) throws IOException, InterruptedException {
        return make(api, run, groups, pupils, 1);
    }

    /** The same with several workers. */
    public static LoadCity make(Api api, String run, int groups, int pupils, int workers)
            throws IOException, InterruptedException {
        String school = "load-" + run;
        String admin = "admin-" + run;
        api.people().join(admin, List.of("school-admin"), List.of(school));
        var enrolling = new Enrolling(api, school, admin);
        enrolling.register(code(run), "压力测试小学");
        Map<String, List<String>> enrolled = enrolling.form(groups, pupils);
        List<String> cleared = enrolling.clearWorkers(workers);
        var days = new ServiceDays(api, school, admin, cleared,
                semester -> enrolling.admit(enrolled, semester), PATIENCE);
        var lines = new ArrayList<Line>();
        for (var group : enrolled.entrySet()) {
            String teacher = "teacher-" + run + "-" + lines.size();
            api.people().join(teacher, List.of("teacher"), List.of(school));
            lines.add(new Line(teacher, group.getKey(), group.getValue(), Days.before(Days.LATEST)));
        }
        return new LoadCity(school, admin, lines, cleared, days);
    }

    /** Calls one roll in each group, which also proves that its places have arrived. */
    public void warmUp(Api api, Expectation expectation) throws IOException, InterruptedException {
        prepare(0, 1);
        for (Line line : lines) {
            var roll = Rolls.seeded(new Random(1), line.teacher(), line.groupId(), Days.LATEST, line.pupils());
            Answer answer = Rolls.callOncePlacesArrived(api, roll, PATIENCE);
            if (!answer.isGood()) {
                throw new IOException("a roll call was answered " + answer.status() + " " + answer.body());
            }
            expectation.acknowledged(roll);
        }
    }

    /** Opens the sessions of that many days, the first after those that were worked through. */
    public void prepare(int worked, int more) throws IOException, InterruptedException {
        days.openUntil(Days.before(Days.before(Days.LATEST), worked + more));
    }

    /** Opens a day that nobody has prepared. */
    public void open(LocalDate day) throws IOException, InterruptedException {
        days.openUntil(day);
    }

    /** The same lines, each that many days further. */
    public List<Line> after(int worked) {
        return lines.stream()
                .map(it -> new Line(it.teacher(), it.groupId(), it.pupils(), Days.before(it.first(), worked)))
                .toList();
    }

    /** The line on each of its first days, the latest first. */
    public List<Line> days(Line line, int days) {
        return IntStream.range(0, days)
                .mapToObj(i -> new Line(line.teacher(), line.groupId(), line.pupils(), Days.before(line.first(), i)))
                .toList();
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

    static String code(String run) {
        return "21" + String.format(Locale.ROOT, "%08d", Math.floorMod(run.hashCode(), 100_000_000));
    }
}
