package afterbell.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import tools.jackson.databind.JsonNode;

import afterbell.local.audit.Audit;
import afterbell.local.bench.Platform;
import afterbell.simulator.Cities.Founded;
import afterbell.simulator.api.Api;
import afterbell.simulator.check.Checking;
import afterbell.simulator.city.City;
import afterbell.simulator.city.School;
import afterbell.simulator.log.Exchange;
import afterbell.simulator.log.RequestLog;
import afterbell.simulator.people.Accounts;
import afterbell.simulator.story.Progress;
import afterbell.simulator.story.Stage;
import afterbell.simulator.story.Story;

/** Plays the semester of one city, the interrupted one or a new one, and checks it. */
public final class Playing {
    private static final List<String> LISTS_OF_FACTS = List.of("entries", "checkIns", "releases", "pupilIds", "pupils",
            "guardians", "duties", "signOffs", "workers");

    private Playing() {}

    /**
     * How it went.
     *
     * @param facts   what was told in commands that were accepted: each entry of a list counts, each other command is
     *                one
     * @param seconds from the first request to the last answer
     * @param holds   whether the platform says what the independent calculation says
     */
    public record Played(long facts, double seconds, boolean holds) {}

    /** @param patience for one answer, or for one fact on its way */
    public static Played on(Platform platform, City.Size size, Duration patience, PrintStream out)
            throws IOException, InterruptedException {
        var cities = Cities.of(platform);
        Founded founded = cities.next(size);
        City city = founded.city();
        out.printf("%n%s city %s: %d schools, %d pupils, %d service days from %s (seed %d)%n",
                founded.isGoneOn() ? "Going on with" : "A new", city.name(), size.schools(), size.pupils(),
                size.days(), city.days().getFirst(), size.seed());
        out.printf("  every request and answer: %s%n%n", founded.folder().resolve("requests.jsonl"));
        long start = System.nanoTime();
        var api = new Api(platform);
        try (var log = RequestLog.open(founded.folder())) {
            long before = log.size();
            var progress = new Progress(out, Story.expectedSteps(city));
            var accounts = Accounts.in(founded.folder(), api.people());
            new Story(city, new Stage(api, log, city.name(), patience, progress), accounts, progress).play();
            double seconds = (System.nanoTime() - start) / 1e9;
            out.printf("  %d requests in %.0f s, %.0f a second%n", log.size() - before, seconds,
                    (log.size() - before) / seconds);
            List<Exchange> exchanges = RequestLog.read(log.file());
            boolean holds = Checking.of(exchanges).print(city.schools(), out) & isAudited(platform, city, out);
            String school = city.schools().getFirst().id();
            out.printf(
                    "%nThe city stays. Its people: %s-admin, %s-teacher-1, %s-p001-guardian …; passwords: %s%n",
                    school, school, school, founded.folder().resolve("accounts.json"));
            cities.finished(founded);
            return new Played(exchanges.stream().mapToLong(Playing::facts).sum(), seconds, holds);
        }
    }

    /** Each school's claim once more, from the facts in Kafka alone. */
    private static boolean isAudited(Platform platform, City city, PrintStream out) {
        var said = new ByteArrayOutputStream();
        boolean equal = true;
        try (var audits = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            for (School school : city.schools()) {
                equal &= Audit.ofClaim(school.id() + ":" + City.SEMESTER, platform.kafkaBootstrap(), audits);
            }
        }
        out.println(equal
                ? "claims of " + city.schools().size() + " schools audited from the facts in Kafka alone: equal"
                : said.toString(StandardCharsets.UTF_8));
        return equal;
    }

    private static long facts(Exchange it) {
        if (!it.isGood() || it.method().equals("GET")) {
            return 0;
        }
        JsonNode request = it.request();
        return LISTS_OF_FACTS.stream()
                .map(request::path)
                .filter(JsonNode::isArray)
                .mapToLong(JsonNode::size)
                .findFirst()
                .orElse(1);
    }
}
