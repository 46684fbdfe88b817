package afterbell.simulator.story;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

import afterbell.simulator.city.City;
import afterbell.simulator.city.Pupil;
import afterbell.simulator.city.School;
import afterbell.simulator.city.School.Group;
import afterbell.simulator.people.Accounts;
import afterbell.simulator.people.Accounts.Wanted;

/** The semester from beginning to end. Schools play side by side, each in its own order. */
public final class Story {
    private final City city;
    private final Stage stage;
    private final Accounts accounts;
    private final Progress progress;
    private final List<SchoolState> schools;

    public Story(City city, Stage stage, Accounts accounts, Progress progress) {
        this.city = city;
        this.stage = stage;
        this.accounts = accounts;
        this.progress = progress;
        this.schools = city.schools().stream().map(SchoolState::new).toList();
    }

    /** About how many requests it takes, and how many accounts. */
    public static long expectedSteps(City city) {
        long groups = city.schools().stream().mapToLong(it -> it.groups().size()).sum();
        long days = city.days().size();
        return city.size().pupils() * 3L + city.schools().size() * (150 + 3 * days) + groups * 5 * days;
    }

    /**
     * Plays everything, or what is missing.
     *
     * @throws StoryStopped when the platform does not do its part
     */
    public void play() throws IOException, InterruptedException {
        progress.chapter("people: accounts of offices, teachers, guards and guardians");
        accounts.make(wanted(), progress::went);
        progress.chapter("1 the semester is set");
        new SettingTheSemester(stage).play();
        progress.chapter("2 schools open: rosters, plans, offerings");
        var opening = new OpeningSchools(stage);
        sideBySide(opening::play);
        progress.chapter("3 guardians apply, schools admit");
        LocalDate first = city.days().getFirst();
        var enrolling = new EnrollingPupils(stage, accounts, first);
        sideBySide(enrolling::play);
        progress.chapter("4 workers are vetted, the rota is made");
        var staffing = new StaffingSchools(stage, city);
        sideBySide(staffing::play);
        new ReachingForOthers(stage, staffing).play(schools);
        progress.chapter("5 the service days: " + city.days().size() + " from " + first);
        var days = new ServingDays(stage, city, new SpecialDays(stage, city, enrolling, staffing));
        var moving = new MovingPupils(stage, city, opening, enrolling, staffing);
        int middle = city.dayAt(0.5);
        sideBySide(it -> days.play(it, 0, middle));
        moving.play(schools);
        sideBySide(it -> days.play(it, middle, city.days().size()));
        sideBySide(staffing::assessAtTheEnd);
        progress.chapter("6 labour, claims and the subsidy");
        new SettlingAccounts(stage, city).play(schools);
        progress.chapter("7 the result is read");
        new ReadingTheResult(stage, city).play(schools);
    }

    private List<Wanted> wanted() {
        var wanted = new ArrayList<Wanted>();
        wanted.add(new Wanted(SettlingAccounts.township(city), "township", city.schools()
                .stream()
                .map(School::id)
                .toList()));
        wanted.add(new Wanted(SettlingAccounts.secondOfFinance(city), "finance-bureau", List.of()));
        for (School school : city.schools()) {
            List<String> bound = List.of(school.id());
            wanted.add(new Wanted(school.admin(), "school-admin", bound));
            wanted.add(new Wanted(school.deputy(), "school-admin", bound));
            wanted.add(new Wanted(school.guard(), "gate-guard", bound));
            for (Group group : school.groups()) {
                wanted.add(new Wanted(group.teacher(), "teacher", bound));
            }
        }
        city.pupils()
                .map(Pupil::guardian)
                .map(it -> String.valueOf(it.account()))
                .distinct()
                .forEach(it -> wanted.add(new Wanted(it, "guardian", List.of())));
        return wanted;
    }

    private void sideBySide(Consumer<SchoolState> chapter) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = new ExecutorCompletionService<Void>(threads);
            schools.forEach(it -> done.submit(() -> chapter.accept(it), null));
            for (int i = 0; i < schools.size(); i++) {
                finished(done.take(), threads);
            }
        }
    }

    /** When one school cannot go on, the others stop as well. */
    private static void finished(Future<Void> school, ExecutorService threads) throws InterruptedException {
        try {
            school.get();
        } catch (ExecutionException e) {
            threads.shutdownNow();
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
