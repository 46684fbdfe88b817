package afterbell.simulator.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import afterbell.local.bench.Benchmark;
import afterbell.local.bench.Figure;
import afterbell.local.bench.Platform;
import afterbell.simulator.api.Answer;
import afterbell.simulator.api.Api;
import afterbell.simulator.api.Api.Command;
import afterbell.simulator.load.AdmissionOfASchool;

/**
 * A big school enrols, on an enrollment-service of its own: 3 000 pupils are imported, 3 000 applications are decided on,
 * and then lists are read while the store holds a million pupils.
 */
public final class EnrollmentBench implements Benchmark {
    private static final int MILLION = 1_000_000;
    private static final int SCHOOLS = 1_000;
    private static final int PAGES = 500;
    private static final int WARM_UP = 100;
    private static final double GOAL_ADMISSION_SECONDS = 5;
    private static final double GOAL_PAGE_MILLIS = 100;
    private static final String API = "/api/enrollment/v1/";

    @Override
    public String name() {
        return "enrollment";
    }

    @Override
    public List<Figure> run(Platform platform) {
        var people = new Api(platform).people();
        try (var enrollment = new OwnService(platform, "enrollment-service",
                Map.of("AFTERBELL_MASTER_KEY", platform.secrets().masterKey()))) {
            var api = new Api(enrollment.service(), people);
            var figures = new ArrayList<Figure>();
            figures.add(RosterImport.measure(api));
            var admitted = AdmissionOfASchool.play(api, Long.toString(System.currentTimeMillis(), 36));
            figures.add(Figure.atMost("3 000 applications of a school decided on", admitted.seconds(), "s",
                    GOAL_ADMISSION_SECONDS));
            try (var store = new CrowdedStore(enrollment.storeUri(), enrollment.database())) {
                store.fill("pupils", admitted.school(), MILLION);
            }
            registerOthers(api);
            String school = API + "schools/" + admitted.school();
            figures.add(pages("a page of 100 pupils of a million", api, admitted.admin(),
                    school + "/pupils?limit=100"));
            figures.add(pages("a page of 100 applications", api, admitted.admin(),
                    school + "/applications?semester=" + admitted.semester() + "&state=ADMITTED&limit=100"));
            figures.add(pages("a page of 100 of a thousand schools", api, admitted.admin(),
                    API + "public/schools?division=370102&limit=100"));
            return figures;
        } catch (IOException e) {
            throw new IllegalStateException("Enrollment could not be measured: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private static void registerOthers(Api api) throws IOException, InterruptedException {
        for (int i = 1; i < SCHOOLS; i++) {
            Answer answer = api.send(Command.put("edu-bureau", API + "schools/neighbour-" + i,
                    Map.of("code", "2199%06d".formatted(i), "name", "邻校" + i, "division", "370102"), "neighbour-" + i));
            if (!answer.isGood()) {
                throw new IOException("a school was answered " + answer.status() + " " + answer.body());
            }
        }
    }

    /** Turns pages from the first to the last and again. */
    private static Figure pages(String what, Api api, String user, String path)
            throws IOException, InterruptedException {
        double[] millis = new double[PAGES];
        String next = "";
        for (int i = -WARM_UP; i < PAGES; i++) {
            long start = System.nanoTime();
            Answer page = api.get(user, path + next);
            if (!page.isGood()) {
                throw new IOException("a page was answered " + page.status() + " " + page.body());
            }
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
            next = page.body().hasNonNull("next") ? "&cursor=" + page.body().path("next").asString() : "";
        }
        Arrays.sort(millis);
        return Figure.atMost("99th percentile, " + what, millis[PAGES * 99 / 100], "ms", GOAL_PAGE_MILLIS)
                .beside("its median, ms:", millis[PAGES / 2]);
    }
}
