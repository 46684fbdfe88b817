package afterbell.simulator.story;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;

import afterbell.simulator.api.Answer;
import afterbell.simulator.city.City;
import afterbell.simulator.city.School;
import afterbell.simulator.city.Worker;
import afterbell.simulator.city.Worker.Part;
import afterbell.simulator.story.Stage.Step;

/** Chapter 4: workers join and are vetted, the rota is made (R20, R24, R25). */
final class StaffingSchools {
    private static final LocalDate CHECKED = LocalDate.of(2021, 8, 20);
    private static final LocalDate NOTICE_FROM = LocalDate.of(2021, 8, 21);
    private static final LocalDate NOTICE_UNTIL = LocalDate.of(2021, 8, 28);

    private final Stage stage;
    private final City city;

    StaffingSchools(Stage stage, City city) {
        this.stage = stage;
        this.city = city;
    }

    void play(SchoolState state) {
        join(state);
        for (Worker worker : state.school.workers()) {
            switch (worker.part()) {
                case REGULAR, SPARE -> check(state, worker, "CLEAR");
                case EXTERNAL -> passFourGates(state, worker);
                case ADVERSE -> check(state, worker, "ADVERSE");
                case UNCHECKED -> {
                }
            }
        }
        state.school.workers(Part.REGULAR).forEach(it -> state.onDuty.add(state.workerId(it)));
        makeRota(state);
    }

    private void join(SchoolState state) {
        School school = state.school;
        Answer answer = stage.play(joining("staff/join/" + school.id(), state, school.workers()));
        List<Worker> workers = school.workers();
        for (int i = 0; i < workers.size(); i++) {
            JsonNode item = answer.body().path("items").path(i);
            if (item.path("workerId").asString("").isEmpty()) {
                throw new StoryStopped("A worker could not join " + school.id() + ": " + item);
            }
            state.workerIds.put(workers.get(i).citizenId(), item.path("workerId").asString());
        }
    }

    private static Step joining(String name, SchoolState state, List<Worker> workers) {
        return Step.post(name, state.school.admin(), state.staffing() + "/workers", Map.of("workers", workers.stream()
                .map(it -> Map.of("citizenId", it.citizenId(), "name", it.name(), "phone", it.phone(), "kind", it
                        .kind()))
                .toList()));
    }

    private void check(SchoolState state, Worker worker, String result) {
        recordCheck("staff/check/" + state.workerId(worker), state, state.workerId(worker), CHECKED, result);
    }

    void recordCheck(String step, SchoolState state, String workerId, LocalDate on, String result) {
        stage.play(recordCheckStep(step, state, workerId, on, result));
    }

    private static Step recordCheckStep(String step, SchoolState state, String workerId, LocalDate on, String result) {
        return Step.post(step, state.school.admin(), path(workerId, "record-checks"), Map.of("on", on.toString(),
                "result", result, "reference", "查询回执 " + on + "-" + workerId.substring(0, 6)));
    }

    /** Record check, public notice, filing with its acknowledgement, assessment: in this order and no other (R24). */
    private void passFourGates(SchoolState state, Worker worker) {
        String id = state.workerId(worker);
        String admin = state.school.admin();
        var notice = Map.of("from", NOTICE_FROM.toString(), "until", NOTICE_UNTIL.toString(), "objections", List.of());
        var assessment = Map.of("on", NOTICE_UNTIL.plusDays(3).toString(), "score", 88, "passed", true);
        stage.send(Step.post("bad-input/gate-skipped/" + state.school.id(), admin, path(id, "public-notices"), notice));
        check(state, worker, "CLEAR");
        stage.play(Step.post("staff/notice/" + id, admin, path(id, "public-notices"), notice));
        stage.play(Step.post("staff/filing/" + id, admin, path(id, "filings"), Map.of("on", NOTICE_UNTIL.plusDays(1)
                .toString())));
        stage.play(Step.post("staff/acknowledgement/" + id, SettingTheSemester.BUREAU, path(id,
                "filings/acknowledgement"), Map.of("on", NOTICE_UNTIL.plusDays(2).toString())));
        stage.play(Step.post("staff/assessment/" + id, admin, path(id, "assessments"), assessment));
    }

    private static String path(String workerId, String gate) {
        return "/api/staffing/v1/workers/" + workerId + "/" + gate;
    }

    private void makeRota(SchoolState state) {
        awaitExpected("staff/coverage/" + state.school.id(), state, city.days().getFirst());
        for (var month : byMonth(city.days()).entrySet()) {
            var duties = new ArrayList<Map<String, Object>>();
            for (LocalDate day : month.getValue()) {
                for (int i = 0; i < state.onDuty.size(); i++) {
                    duties.add(duty(state.onDuty.get(i), day, state.school.groups().get(i / 2).id()));
                }
                if (isExternalDay(day)) {
                    duties.add(duty(state.workerId(state.worker(Part.EXTERNAL)), day, ""));
                }
            }
            assign("staff/rota/" + state.school.id() + "/" + month.getKey(), state, duties);
        }
        stage.send(Step.post("bad-input/uncleared-on-rota/" + state.school.id(), state.school.admin(), state.staffing()
                + "/duties",
                Map.of("duties", List.of(duty(state.workerId(state.worker(Part.UNCHECKED)), city.days()
                        .getFirst(), "")))));
    }

    /** Staffing learns of places by events; only then does it know how many teachers are needed. */
    void awaitExpected(String step, SchoolState state, LocalDate day) {
        long expected = state.expected(day);
        stage.await("staffing knows the pupils of " + state.school.id(), Step.get(step, state.school.admin(), state
                .staffing() + "/coverage?from=" + day + "&to=" + day),
                answer -> answer.body()
                        .path("items")
                        .path(0)
                        .path("expected")
                        .asLong() == expected);
    }

    void assign(String step, SchoolState state, List<Map<String, Object>> duties) {
        Answer answer = stage.play(Step.post(step, state.school.admin(), state.staffing() + "/duties", Map.of("duties",
                duties)));
        Items.requireGood(step, answer);
    }

    static Map<String, Object> duty(String workerId, LocalDate day, String groupId) {
        var duty = new LinkedHashMap<String, Object>();
        duty.put("workerId", workerId);
        duty.put("date", day.toString());
        duty.put("slot", "AFTERNOON");
        if (!groupId.isEmpty()) {
            duty.put("groupId", groupId);
        }
        return duty;
    }

    /** External teachers come twice a week. */
    static boolean isExternalDay(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.TUESDAY || day.getDayOfWeek() == DayOfWeek.THURSDAY;
    }

    static Map<YearMonth, List<LocalDate>> byMonth(List<LocalDate> days) {
        var months = new TreeMap<YearMonth, List<LocalDate>>();
        days.forEach(it -> months.computeIfAbsent(YearMonth.from(it), _ -> new ArrayList<>()).add(it));
        return months;
    }

    /** Somebody barred tries the next school (R25). */
    void hireElsewhere(SchoolState barredAt, SchoolState other) {
        stage.send(joining("bad-input/barred-hired-elsewhere/" + other.school.id(), other, List.of(barredAt.worker(
                Part.ADVERSE))));
    }
}
