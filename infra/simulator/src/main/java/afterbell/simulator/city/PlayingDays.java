package afterbell.simulator.city;

import java.io.IOException;
import java.io.PrintStream;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

import afterbell.simulator.api.Answer;
import afterbell.simulator.api.Api;
import afterbell.simulator.city.BadInput.Refused;
import afterbell.simulator.city.Rolls.Roll;
import afterbell.simulator.city.SchoolYard.Group;

/** Plays the first days of autumn 2021: schools, places, roll calls, corrections, bad input; then compares the count. */
public final class PlayingDays {
    private static final LocalDate FIRST = LocalDate.of(2021, 9, 1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> NAMES = List.of("实验小学", "育才小学");

    private final Api api;
    private final Size size;
    private final long seed;
    private final PrintStream out;
    private final Checks checks = new Checks();
    private final Expectation expectation = new Expectation();

    /** @param days weekdays from 1 September 2021 on */
    public record Size(int schools, int groups, int pupils, int days) {}

    public PlayingDays(Api api, Size size, long seed, PrintStream out) {
        this.api = api;
        this.size = size;
        this.seed = seed;
        this.out = out;
    }

    /** @return whether every check holds */
    public boolean play() throws IOException, InterruptedException {
        out.printf("%nA city of %d schools, %d groups each, %d pupils a group; %d days from %s (seed %d)%n%n",
                size.schools(), size.groups(), size.pupils(), size.days(), FIRST, seed);
        var rolls = new ArrayList<Roll>();
        for (SchoolYard school : schools()) {
            Map<String, List<String>> pupils = new Enrolling(api).enroll(school, FIRST.toString());
            out.printf("  %s %s: registered, %d groups, %d pupils hold a place%n", school.schoolId(), school.name(),
                    school.groups().size(), pupils.values().stream().mapToInt(List::size).sum());
            rolls.addAll(callRolls(school, pupils));
        }
        correctSome(rolls);
        List<Refused> refused = new BadInput(api, checks).sendAll(rolls.getFirst(), foreignGroup());
        List<String> different = expectation.differences(api, "fin-bureau", schools().stream()
                .map(SchoolYard::schoolId)
                .toList(), PATIENCE);
        checks.check("every pupil's served days equal the independent count", different.isEmpty(),
                String.join("; ", different.stream().limit(5).toList()));
        print(refused);
        return checks.broken().isEmpty();
    }

    private List<SchoolYard> schools() {
        return IntStream.rangeClosed(1, size.schools())
                .mapToObj(number -> new SchoolYard("demo-school-" + number,
                        "213700000" + number, NAMES.get(number - 1), "admin-" + number, "teacher-" + number,
                        IntStream.rangeClosed(1, size.groups()).mapToObj(group -> group(number, group)).toList()))
                .toList();
    }

    private Group group(int school, int number) {
        String id = "demo-" + school + "-seed-" + seed + "-" + size.pupils() + "-" + number;
        return new Group(id, "三年级" + number + "班", IntStream.range(0, size.pupils())
                .mapToObj(i -> id + "-" + i)
                .toList());
    }

    private List<Roll> callRolls(SchoolYard school, Map<String, List<String>> pupils)
            throws IOException, InterruptedException {
        var random = new Random(seed);
        var rolls = new ArrayList<Roll>();
        for (Group group : school.groups()) {
            for (LocalDate day : weekdays()) {
                Roll roll = Rolls.seeded(random, school.teacher(), group.groupId(), day,
                        pupils.getOrDefault(group.groupId(), List.of()));
                rolls.add(call(roll));
            }
        }
        out.printf("  %s: %d rolls called%n", school.schoolId(), rolls.size());
        return rolls;
    }

    private Roll call(Roll roll) throws IOException, InterruptedException {
        Answer answer = Rolls.callOncePlacesArrived(api, roll, PATIENCE);
        if (answer.code().equals("version-required")) {
            answer = correct(roll);
        }
        if (!answer.isGood()) {
            throw new IOException("a roll call was answered " + answer.status() + " " + answer.body());
        }
        expectation.acknowledged(roll);
        return roll;
    }

    /** Every seventh roll is corrected: one pupil turns out to have been marked wrongly. */
    private void correctSome(List<Roll> rolls) throws IOException, InterruptedException {
        int corrected = 0;
        for (int i = 0; i < rolls.size(); i += 7) {
            Roll other = rolls.get(i).withOther(i % rolls.get(i).pupils().size());
            Answer answer = correct(other);
            checks.check("a correction is recorded", answer.isGood(), answer.toString());
            expectation.acknowledged(other);
            rolls.set(i, other);
            corrected++;
        }
        out.printf("  %d rolls corrected by their version%n", corrected);
    }

    private Answer correct(Roll roll) throws IOException, InterruptedException {
        Answer seen = api.get(roll.teacher(), Rolls.path(roll.groupId(), roll.day()));
        return api.sendUntilAnswered(roll.command(UUID.randomUUID().toString()).correcting(seen.etag()),
                PATIENCE);
    }

    /** A group of the second school, which therefore always takes part in the bad input. */
    private String foreignGroup() {
        return group(2, 1).groupId();
    }

    private List<LocalDate> weekdays() {
        return FIRST.datesUntil(FIRST.plusYears(1))
                .filter(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY)
                .limit(size.days())
                .toList();
    }

    private void print(List<Refused> refused) throws IOException, InterruptedException {
        out.printf("%nRefused, as it should be:%n");
        refused.forEach(each -> out.printf("  %-42s %d %s %s%n", each.what(), each.status(), each.code(),
                each.rule()));
        out.printf("%n%-16s %-14s %10s %14s%n", "school", "semester", "pupils", "served days");
        for (SchoolYard school : schools()) {
            Answer total = api.get("fin-bureau", "/api/funding/v1/schools/" + school.schoolId()
                    + "/served-days/total?semester=2021-autumn");
            out.printf("%-16s %-14s %10d %14d%n", school.schoolId(), "2021-autumn",
                    total.body().path("pupilsServed").asLong(), total.body().path("pupilDays").asLong());
        }
        out.println();
        checks.broken().forEach(each -> out.println("  DIFFERS  " + each));
        out.println(checks.broken().isEmpty()
                ? "all " + checks.count() + " checks hold"
                : checks.broken().size() + " of " + checks.count() + " checks do not hold");
    }
}
