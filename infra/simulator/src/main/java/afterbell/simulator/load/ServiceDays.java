package afterbell.simulator.load;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

import afterbell.simulator.api.Answer;
import afterbell.simulator.api.Api;
import afterbell.simulator.api.Api.Command;

/**
 * The days on which a load's rolls may be called: their semesters are set, the pupils have places in them, and the school's session of each is open.
 * Days are prepared ahead, outside of what is measured; a roll that has got ahead of them opens its day itself.
 */
final class ServiceDays {
    private static final int AT_ONCE = 6;

    private final Api api;
    private final String school;
    private final String admin;
    private final List<String> workers;
    private final Admission admission;
    private final Duration patience;
    private final Set<String> semesters = new HashSet<>();
    private LocalDate open = Days.LATEST.plusDays(1);

    /** Gives the pupils their places in a semester. */
    interface Admission {
        void admit(Days.Semester semester) throws IOException, InterruptedException;
    }

    ServiceDays(Api api, String school, String admin, List<String> workers, Admission admission, Duration patience) {
        this.api = api;
        this.school = school;
        this.admin = admin;
        this.workers = workers;
        this.admission = admission;
        this.patience = patience;
    }

    /** Opens all days down to that one, where they are not open yet. */
    synchronized void openUntil(LocalDate day) throws IOException, InterruptedException {
        var missing = new ArrayList<LocalDate>();
        for (LocalDate next = Days.before(open); !next.isBefore(day); next = Days.before(next)) {
            set(Days.Semester.of(next));
            missing.add(next);
        }
        if (missing.isEmpty()) {
            return;
        }
        var atOnce = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> opening = new ArrayList<>();
            for (LocalDate it : missing) {
                atOnce.acquire();
                opening.add(threads.submit(() -> {
                    try {
                        openOne(it);
                    } finally {
                        atOnce.release();
                    }
                    return null;
                }));
            }
            for (Future<?> one : opening) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("A session could not be opened: " + e.getCause(), e);
        }
        open = missing.getLast();
    }

    private void set(Days.Semester semester) throws IOException, InterruptedException {
        if (semesters.add(semester.id())) {
            Answer answer = api.sendUntilAnswered(Command.put("edu-bureau", "/api/enrollment/v1/semesters/" + semester
                    .id(), semester.body(), "semester-" + school + "-" + semester.id()), patience);
            if (!answer.isGood()) {
                throw new IOException("a semester was answered " + answer.status() + " " + answer.body());
            }
            declareContingencyPlan(semester);
            admission.admit(semester);
        }
    }

    /** Without one no session opens (R28). */
    private void declareContingencyPlan(Days.Semester semester) throws IOException, InterruptedException {
        Answer answer = api.sendUntilAnswered(Command.post(admin, "/api/attendance/v1/schools/" + school
                + "/contingency-plans",
                Map.of("from", semester.first().toString(), "until", semester.last().toString(),
                        "areas", List.of("VENUE", "FOOD", "FIRST_AID", "FIRE"), "wording", "压力测试"),
                "contingency-plan-" + school + "-" + semester.id()), patience);
        if (!answer.isGood()) {
            throw new IOException("a contingency plan was answered " + answer.status() + " " + answer.body());
        }
    }

    /** Attendance learns of days and workers by events; each attempt has a key of its own. */
    private void openOne(LocalDate day) throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        for (int attempt = 1;; attempt++) {
            Answer answer = api.sendUntilAnswered(Command.post(admin, "/api/attendance/v1/schools/" + school
                    + "/sessions/" + day + "/AFTERNOON/open",
                    Map.of("at", day + "T15:45:00+08:00", "workerIds", workers),
                    "open-" + school + "-" + day + "-" + attempt), patience);
            if (answer.isGood()) {
                return;
            }
            boolean isEarly = Set.of("attendance.no-service-day", "attendance.worker-not-cleared",
                    "attendance.worker-not-at-school").contains(answer.code());
            if (!isEarly || System.nanoTime() > end) {
                throw new IOException("opening " + day + " was answered " + answer.status() + " " + answer.body());
            }
            Thread.sleep(100);
        }
    }
}
