package afterbell.simulator.story;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;

import afterbell.simulator.api.Answer;
import afterbell.simulator.api.Upload;
import afterbell.simulator.city.City;
import afterbell.simulator.city.IdNumbers;
import afterbell.simulator.city.School;
import afterbell.simulator.city.Worker;
import afterbell.simulator.city.Worker.Part;
import afterbell.simulator.story.Stage.Step;

/** Chapter 4: workers join and are vetted, the rota is made (R20, R24, R25). */
final class StaffingSchools {
    private static final String MEMBER = "INSTITUTION_MEMBER";
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
        if (school.workers(Part.EXTERNAL).stream().anyMatch(it -> it.kind().equals(MEMBER))) {
            acceptInstitution(state);
        }
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

    /** A chess club declares itself through the school, with a document for each of the three, and the bureau accepts (R5). */
    private void acceptInstitution(SchoolState state) {
        String admin = state.school.admin();
        Answer document = stage.play(Step.post("staff/evidence/" + state.school.id(), admin,
                "/api/staffing/v1/institution-evidence", new Upload("evidence.pdf", "application/pdf",
                        "%PDF-1.4 公益性、非盈利性、普惠性证明".getBytes(StandardCharsets.UTF_8))));
        var claim = Map.of("declared", true, "evidenceId", document.body().path("evidenceId").asString(), "until",
                "2022-08-31");
        Answer declared = stage.play(Step.post("staff/institution/" + state.school.id(), admin,
                "/api/staffing/v1/institutions",
                Map.of("creditCode", creditCode(), "name", "棋童公益社", "schoolId", state.school.id(), "on",
                        CHECKED.toString(), "publicWelfare", claim, "nonProfit", claim, "inclusive", claim)));
        stage.play(Step.post("staff/institution-accepted/" + state.school.id(), SettingTheSemester.BUREAU,
                "/api/staffing/v1/institutions/" + creditCode() + "/acceptance", Map.of("on", CHECKED.toString()))
                .seen(declared.etag()));
    }

    private String creditCode() {
        return IdNumbers.creditCode(city.number());
    }

    private Step joining(String name, SchoolState state, List<Worker> workers) {
        return Step.post(name, state.school.admin(), state.staffing() + "/workers", Map.of("workers", workers.stream()
                .map(this::person)
                .toList()));
    }

    private Map<String, Object> person(Worker worker) {
        var person = new LinkedHashMap<String, Object>(Map.of("citizenId", worker.citizenId(), "name", worker.name(),
                "phone", worker.phone(), "kind", worker.kind()));
        if (worker.kind().equals(MEMBER)) {
            person.put("institutionId", creditCode());
            person.put("memberFrom", CHECKED.toString());
        }
        return person;
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

    /**
     * Record query at the office, public notice with an objection that is decided, filing with its acknowledgement,
     * assessment: in this order and no other (R24). The first school's filing comes back once.
     */
    private void passFourGates(SchoolState state, Worker worker) {
        String id = state.workerId(worker);
        String admin = state.school.admin();
        var notice = Map.of("from", NOTICE_FROM.toString(), "until", NOTICE_UNTIL.toString(), "objections", List.of());
        stage.send(Step.post("bad-input/gate-skipped/" + state.school.id(), admin, path(id, "public-notices"), notice));
        askOffice(state, id);
        stage.play(Step.post("staff/notice/" + id, admin, path(id, "public-notices"), notice));
        objectAndDecide(state, id);
        stage.play(filing(state, id, NOTICE_UNTIL.plusDays(1)));
        if (state.school.number() == 1) {
            stage.play(Step.post("staff/filing-returned/" + id, SettingTheSemester.BUREAU, path(id, "filings/return"),
                    Map.of("on", NOTICE_UNTIL.plusDays(1).toString(), "reason", "缺少聘任合同")));
            stage.play(filing(state, id, NOTICE_UNTIL.plusDays(2)));
        }
        stage.play(Step.post("staff/acknowledgement/" + id, SettingTheSemester.BUREAU, path(id,
                "filings/acknowledgement"), Map.of("on", NOTICE_UNTIL.plusDays(2).toString())));
        assess(state, id, city.days().getFirst());
    }

    /** The office takes its time; its answer is the record check. */
    private void askOffice(SchoolState state, String workerId) {
        stage.play(Step.post("staff/query/" + workerId, state.school.admin(), path(workerId, "record-queries"),
                Map.of("on", CHECKED.toString())));
        stage.await("the office's answer about a worker of " + state.school.id(),
                Step.get("staff/queried/" + workerId, state.school.admin(), "/api/staffing/v1/workers/" + workerId),
                answer -> answer.body().path("state").asString("").equals("CHECKED"));
    }

    /** While the objection is open the hiring cannot be filed. */
    private void objectAndDecide(SchoolState state, String workerId) {
        String admin = state.school.admin();
        stage.play(Step.post("staff/objection/" + workerId, admin, path(workerId, "objections"), Map.of("on",
                NOTICE_FROM.plusDays(2).toString(), "text", "希望了解该教师的资质")));
        stage.send(filing(state, workerId, NOTICE_UNTIL).named("bad-input/filed-while-objected/" + state.school.id()));
        String objection = stage.play(Step.get("staff/objections/" + workerId, admin, path(workerId, "objections")))
                .body()
                .path("items")
                .path(0)
                .path("objectionId")
                .asString();
        stage.play(Step.post("staff/objection-decided/" + workerId, admin, path(workerId, "objections/" + objection
                + "/decision"),
                Map.of("on", NOTICE_FROM.plusDays(4).toString(), "upheld", false, "reason", "已出示教师资格证")));
    }

    private static Step filing(SchoolState state, String workerId, LocalDate on) {
        return Step.post("staff/filing/" + workerId + "/" + on, state.school.admin(), path(workerId, "filings"),
                Map.of("on", on.toString()));
    }

    private void assess(SchoolState state, String workerId, LocalDate on) {
        stage.play(Step.post("staff/assessment/" + workerId + "/" + on, state.school.admin(), path(workerId,
                "assessments"),
                Map.of("on", on.toString(), "scores", Map.of("safety", 92, "conduct", 90, "content", 85,
                        "attendance", 88, "feedback", 86))));
    }

    /** In the last week of the semester each school assesses whom it has hired from outside (R24). */
    void assessAtTheEnd(SchoolState state) {
        state.school.workers(Part.EXTERNAL)
                .forEach(it -> assess(state, state.workerId(it), city.days().getLast()));
    }

    private static String path(String workerId, String gate) {
        return "/api/staffing/v1/workers/" + workerId + "/" + gate;
    }

    /** A template of an ordinary week, and each week of the semester made from it (R20). */
    private void makeRota(SchoolState state) {
        awaitExpected("staff/coverage/" + state.school.id(), state, city.days().getFirst());
        String admin = state.school.admin();
        stage.play(Step.put("staff/template/" + state.school.id(), admin, state.staffing() + "/rota-templates/autumn",
                Map.of("from", city.days().getFirst().toString(), "until", city.days().getLast().toString(),
                        "entries", ordinaryWeek(state))));
        for (String week : weeks()) {
            Answer made = stage.play(Step.post("staff/rota/" + state.school.id() + "/" + week, admin, state.staffing()
                    + "/rota-weeks/" + week + "/generation", Map.of()));
            if (made.body().path("items").valueStream().anyMatch(it -> it.path("missing").asInt() > 0)) {
                throw new StoryStopped("The rota of " + week + " at " + state.school.id() + " has gaps: " + made
                        .body());
            }
        }
        changeRota(state);
        stage.send(Step.post("bad-input/uncleared-on-rota/" + state.school.id(), state.school.admin(), state.staffing()
                + "/duties",
                Map.of("duties", List.of(duty(state.workerId(state.worker(Part.UNCHECKED)), city.days()
                        .getFirst(), "")))));
    }

    /** On make-up days, which fall on a weekend, everybody of the ordinary week serves (R10). */
    private List<Map<String, Object>> ordinaryWeek(SchoolState state) {
        var entries = new ArrayList<Map<String, Object>>();
        String spare = state.workerId(state.worker(Part.SPARE));
        for (DayOfWeek day : DayOfWeek.values()) {
            for (int i = 0; i < state.school.groups().size(); i++) {
                var entry = entry(day, state.onDuty.subList(2 * i, 2 * i + 2));
                entry.put("groupId", state.school.groups().get(i).id());
                entry.put("reserves", List.of(spare));
                entries.add(entry);
            }
            if (isExternalDay(day)) {
                entries.add(entry(day, List.of(state.workerId(state.worker(Part.EXTERNAL)))));
            }
        }
        return entries;
    }

    private static Map<String, Object> entry(DayOfWeek day, List<String> workers) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("weekday", day.name());
        entry.put("slot", "AFTERNOON");
        entry.put("workerIds", workers);
        return entry;
    }

    private List<String> weeks() {
        return city.days()
                .stream()
                .map(it -> "%d-W%02d".formatted(it.get(IsoFields.WEEK_BASED_YEAR), it.get(
                        IsoFields.WEEK_OF_WEEK_BASED_YEAR)))
                .distinct()
                .toList();
    }

    /** Two colleagues change places for a day, and the spare one is on leave in the first days (R20). */
    private void changeRota(SchoolState state) {
        String admin = state.school.admin();
        LocalDate day = city.days().get(Math.min(5, city.days().size() - 1));
        if (state.onDuty.size() >= 4) {
            stage.play(Step.post("staff/swap/" + state.school.id(), admin, "/api/staffing/v1/duties/" + dutyId(
                    state.onDuty.get(0), day) + "/swap",
                    Map.of("with", dutyId(state.onDuty.get(2), day), "reason", "TRAINING")));
        }
        LocalDate first = city.days().getFirst();
        String spare = state.workerId(state.worker(Part.SPARE));
        stage.play(Step.post("staff/leave/" + state.school.id(), admin, state.staffing() + "/staff-leaves",
                Map.of("workerId", spare, "from", first.toString(), "until", lastDayOfLeave().toString())));
        stage.send(Step.post("bad-input/on-leave/" + state.school.id(), admin, state.staffing() + "/duties", Map.of(
                "duties", List.of(duty(spare, first, "")))));
    }

    /** Long before the spare one has to step in for somebody, however short the semester is. */
    private LocalDate lastDayOfLeave() {
        return city.days().get(Math.clamp(city.days().size() / 2 - 1, 0, 4));
    }

    private static String dutyId(String workerId, LocalDate day) {
        return workerId + ":" + day + ":AFTERNOON";
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
        return isExternalDay(day.getDayOfWeek());
    }

    private static boolean isExternalDay(DayOfWeek day) {
        return day == DayOfWeek.TUESDAY || day == DayOfWeek.THURSDAY;
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
