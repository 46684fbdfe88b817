package afterbell.simulator.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import afterbell.local.bench.Figure;
import afterbell.simulator.api.Answer;
import afterbell.simulator.api.Api;
import afterbell.simulator.api.Api.Command;
import afterbell.simulator.api.Upload;
import afterbell.simulator.city.City;
import afterbell.simulator.city.FoundingACity;
import afterbell.simulator.files.Mistake;
import afterbell.simulator.files.Spreadsheet;

/** The workbook of a school with 3 000 pupils, from the upload to the end of the import, when all are on the roll. */
final class RosterImport {
    private static final int PUPILS = 3_000;
    private static final double GOAL_SECONDS = 30;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final long PAUSE_MILLIS = 50;
    /** Areas of their own, so that no pupil is on the roll of a school that a demonstration has made. */
    private static final int FIRST_AREA = 400;
    private static final int AREAS = 400;
    private static final int ROUND = 800;
    private static final int ROUNDS = 11;

    private RosterImport() {}

    static Figure measure(Api api) throws IOException, InterruptedException {
        long now = System.currentTimeMillis() / 1_000;
        int number = ROUND * (int) (1 + now / AREAS % ROUNDS) + FIRST_AREA + (int) (now % AREAS);
        var school = FoundingACity.found(number, new City.Size(1, PUPILS, 1, now)).schools().getFirst();
        String path = "/api/enrollment/v1/schools/" + school.id();
        api.people().join(school.admin(), List.of("school-admin"), List.of(school.id()));
        good(api.sendUntilAnswered(Command.put("edu-bureau", path, Map.of("code", school.code(), "name",
                school.name(), "division", "370102"), "register-" + school.id() + "-" + now), PATIENCE));
        var file = Spreadsheet.of(school, Mistake.NONE);

        long start = System.nanoTime();
        Answer accepted = good(api.send(Command.post(school.admin(), path + "/roster-imports?mode=ALL",
                new Upload(file.name(), file.contentType(), file.bytes()), "")));
        Answer report = ended(api, school.admin(), accepted.body().path("importId").asString());
        double seconds = (System.nanoTime() - start) / 1e9;
        if (report.body().path("pupils").path("added").asInt() != PUPILS) {
            throw new IOException("the roster was answered " + report.body());
        }
        return Figure.atMost("a roster of 3 000 pupils imported", seconds, "s", GOAL_SECONDS);
    }

    private static Answer ended(Api api, String admin, String importId) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Answer job = good(api.get(admin, "/api/enrollment/v1/roster-imports/" + importId));
            if (job.body().hasNonNull("endedAt")) {
                return job;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        throw new IOException("the import of a roster has not ended within " + PATIENCE);
    }

    private static Answer good(Answer answer) throws IOException {
        if (!answer.isGood()) {
            throw new IOException("a school was answered " + answer.status() + " " + answer.body());
        }
        return answer;
    }
}
