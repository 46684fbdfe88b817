package afterbell.simulator.load;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import afterbell.simulator.api.Answer;
import afterbell.simulator.api.Api;
import afterbell.simulator.api.Api.Command;

/** A school's applications, more than its places, drawn and then decided on by one request. */
public final class AdmissionOfASchool {
    public static final int APPLICATIONS = 3_000;

    private static final int GROUPS = 60;
    private static final int PLACES_IN_A_GROUP = 49;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private AdmissionOfASchool() {}

    /**
     * What was measured, and where.
     *
     * @param admin   user name of the school's office
     * @param seconds from the request to admit to its answer
     */
    public record Admitted(String school, String admin, String semester, double seconds) {}

    /** @param run a word that no other run has used */
    public static Admitted play(Api api, String run) throws IOException, InterruptedException {
        String school = "draw-" + run;
        String admin = "admin-draw-" + run;
        api.people().join(admin, List.of("school-admin"), List.of(school));
        var semester = Days.Semester.of(Days.LATEST);
        var set = api.sendUntilAnswered(Command.put("edu-bureau", "/api/enrollment/v1/semesters/" + semester.id(),
                semester.body(), "semester-" + run), PATIENCE);
        if (!set.isGood()) {
            throw new IOException("the semester was answered " + set.status() + " " + set.body());
        }
        var enrolling = new Enrolling(api, school, admin);
        enrolling.register(LoadCity.code(run), "摇号测试小学");
        var byGroup = enrolling.form(GROUPS, APPLICATIONS / GROUPS);
        enrolling.apply(byGroup, semester);
        enrolling.draw(byGroup.keySet(), PLACES_IN_A_GROUP, semester);

        long start = System.nanoTime();
        Answer admitted = enrolling.admitAsDrawn(semester);
        double seconds = (System.nanoTime() - start) / 1e9;
        int places = GROUPS * PLACES_IN_A_GROUP;
        if (admitted.body().path("admitted").asInt() != places
                || admitted.body().path("waitlisted").asInt() != APPLICATIONS - places) {
            throw new IOException("the admission was answered " + admitted.body().path("admitted") + " admitted, "
                    + admitted.body().path("waitlisted") + " waiting");
        }
        return new Admitted(school, admin, semester.id(), seconds);
    }
}
