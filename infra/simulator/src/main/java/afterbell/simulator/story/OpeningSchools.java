package afterbell.simulator.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;

import afterbell.simulator.api.Answer;
import afterbell.simulator.api.Api;
import afterbell.simulator.api.Upload;
import afterbell.simulator.city.City;
import afterbell.simulator.city.Pupil;
import afterbell.simulator.city.School;
import afterbell.simulator.city.School.Group;
import afterbell.simulator.city.School.RosterWay;
import afterbell.simulator.city.SemesterCalendar;
import afterbell.simulator.files.Mistake;
import afterbell.simulator.files.OneRoster;
import afterbell.simulator.files.RosterFile;
import afterbell.simulator.files.Spreadsheet;
import afterbell.simulator.story.Stage.Step;

/** Chapter 2: schools are registered, hand in their rosters, and publish their plans (R1, R6, R8, R9, R22). */
final class OpeningSchools {
    private static final int MOST_PUPILS_A_BATCH = 100;
    private static final String DIVISION = "370102";
    private static final String TOWN = "370102001";
    private static final String PUBLIC = "/api/enrollment/v1/public/schools/";
    private static final String DISMISSAL = "15:50";
    /** Of the two youngest grades. */
    private static final String FRIDAY_DISMISSAL = "15:30";

    private final Stage stage;

    OpeningSchools(Stage stage) {
        this.stage = stage;
    }

    void play(SchoolState state) {
        School school = state.school;
        stage.play(Step.put("school/register/" + school.id(), SettingTheSemester.BUREAU, state.enrollment(), Map.of(
                "code", school.code(), "name", school.name(), "division", DIVISION, "town", TOWN)));
        for (Group group : school.groups()) {
            stage.play(Step.put("school/group/" + group.id(), school.admin(), state.enrollment() + "/groups/" + group
                    .id(), Map.of("label", group.label())));
        }
        handInRoster(state);
        publishPlan(state);
        declareContingencyPlan(state);
    }

    /** Without one no service opens (R28). */
    private void declareContingencyPlan(SchoolState state) {
        School school = state.school;
        stage.play(Step.post("school/contingency-plan/" + school.id(), school.admin(), state.attendance()
                + "/contingency-plans",
                Map.of("from", SemesterCalendar.FIRST.toString(), "until", SemesterCalendar.LAST.toString(), "areas",
                        List.of("VENUE", "FOOD", "FIRST_AID", "FIRE"), "wording",
                        "火灾：疏散至操场，清点人数，拨打119。受伤：校医处置，通知家长。")));
    }

    private void handInRoster(SchoolState state) {
        School school = state.school;
        if (school.way() == RosterWay.API) {
            sendPupils(state, "roster/api", school.pupils());
            return;
        }
        for (Mistake mistake : Mistake.of(school.way())) {
            String rejected = imported(state, mistake, "REJECTED");
            stage.send(Step.get("bad-input/roster-" + mistake + "/" + school.id(), school.admin(), rejected
                    + "/report?limit=1"));
        }
        imported(state, Mistake.NONE, "APPLIED");
        readRoster(state);
    }

    /**
     * Hands a file in and awaits the end of its import.
     *
     * @return the address of the import
     */
    private String imported(SchoolState state, Mistake mistake, String end) {
        String school = state.school.id();
        Answer accepted = stage.play(upload("roster/import-" + mistake + "/" + school, state, mistake));
        String path = "/api/enrollment/v1/roster-imports/" + accepted.body().path("importId").asString();
        Answer ended = stage.await("the end of an import of " + school, Step.get("roster/imported-" + mistake + "/"
                + school, state.school.admin(), path), it -> it.body().hasNonNull("endedAt"));
        if (!ended.body().path("state").asString("").equals(end)) {
            throw new StoryStopped("The roster of %s with %s was answered %s".formatted(school, mistake, ended.body()));
        }
        return path;
    }

    private static Step upload(String name, SchoolState state, Mistake mistake) {
        School school = state.school;
        RosterFile file = school.way() == RosterWay.ONE_ROSTER
                ? OneRoster.of(school, mistake)
                : Spreadsheet.of(school, mistake);
        return Step.post(name, school.admin(), state.enrollment() + "/roster-imports", new Upload(file.name(), file
                .contentType(), file.bytes()));
    }

    /** A file is answered by counts; the list says who became whom. Within a school no two children share a name. */
    private void readRoster(SchoolState state) {
        var byName = new HashMap<String, JsonNode>();
        String cursor = "";
        do {
            Answer page = stage.play(Step.get("roster/list/" + state.school.id() + cursor, state.school.admin(), state
                    .enrollment() + "/pupils?limit=100" + cursor));
            page.body().path("items").forEach(it -> byName.put(it.path("name").asString(), it));
            cursor = page.body().hasNonNull("next") ? "&cursor=" + page.body().path("next").asString() : "";
        } while (!cursor.isEmpty());
        for (Pupil pupil : state.school.pupils()) {
            JsonNode listed = byName.get(pupil.name());
            if (listed == null) {
                throw new StoryStopped("A pupil of " + state.school.id() + " was imported but is not listed");
            }
            state.add(pupil, listed.path("pupilId").asString());
        }
    }

    /** Puts children on the roll one batch after the other. */
    void sendPupils(SchoolState state, String step, List<Pupil> pupils) {
        for (int from = 0; from < pupils.size(); from += MOST_PUPILS_A_BATCH) {
            List<Pupil> batch = pupils.subList(from, Math.min(pupils.size(), from + MOST_PUPILS_A_BATCH));
            Answer answer = stage.play(Step.post(step + "/" + state.school.id() + "/" + from, state.school.admin(),
                    state
                            .enrollment() + "/pupils",
                    Map.of("pupils", batch.stream().map(OpeningSchools::row).toList())));
            var ids = new HashMap<String, String>();
            StreamSupport.stream(answer.body().path("items").spliterator(), false)
                    .forEach(it -> ids.put(it.path("rosterId").asString(), it.path("pupilId").asString("")));
            for (Pupil pupil : batch) {
                String id = ids.getOrDefault(pupil.rosterId(), "");
                if (id.isEmpty()) {
                    throw new StoryStopped(step + ": " + pupil.rosterId() + " was refused: " + answer.body());
                }
                state.add(pupil, id);
            }
        }
    }

    static Map<String, Object> row(Pupil it) {
        var row = new LinkedHashMap<String, Object>();
        row.put("rosterId", it.rosterId());
        row.put("pupilNumber", it.pupilNumber());
        if (it.citizenId() != null) {
            row.put("citizenId", it.citizenId());
        }
        row.put("name", it.name());
        row.put("grade", it.grade());
        row.put("className", it.className());
        row.put("guardians", List.of(Map.of("name", it.guardian().name(), "phone", it.guardian().phone(), "relation", it
                .guardian()
                .relation())));
        return row;
    }

    /**
     * A lesson is refused before the bureau sees it, and the school's appeal dismissed; what the bureau has accepted is
     * published, and anybody reads it.
     */
    private void publishPlan(SchoolState state) {
        School school = state.school;
        String path = state.enrollment() + "/plans/" + City.SEMESTER;
        var lesson = offering(state, "o-1", "HOMEWORK", "数学同步课", "跟进课堂进度，集体讲授", "学生自带", "INDOOR");
        stage.play(Step.put("plan/lesson/" + school.id(), school.admin(), path, plan(List.of(lesson))));
        stage.send(Step.post("bad-input/lesson-published/" + school.id(), school.admin(), path + "/submit", Map.of()));
        Answer appeal = stage.play(Step.post("plan/appeal/" + school.id(), school.admin(), path
                + "/offerings/o-1/appeals", Map.of("reason", "家长希望巩固课堂内容")));
        stage.play(Step.post("plan/appeal-dismissed/" + school.id(), SettingTheSemester.BUREAU, path + "/appeals/"
                + appeal.body().path("appealId").asString() + "/decision",
                Map.of("allowed", false, "reason", "集体讲授学科内容")));
        Answer draft = stage.play(Step.get("plan/read/" + school.id(), school.admin(), path));
        stage.play(
                Step.put("plan/draft/" + school.id(), school.admin(), path, plan(offerings(state))).seen(draft.etag()));
        stage.send(Step.post("bad-input/not-accepted/" + school.id(), school.admin(), path + "/publish", Map.of()));
        stage.play(Step.post("plan/submit/" + school.id(), school.admin(), path + "/submit", Map.of()));
        stage.play(Step.post("plan/accept/" + school.id(), SettingTheSemester.BUREAU, path + "/accept", Map.of()));
        stage.play(Step.post("plan/publish/" + school.id(), school.admin(), path + "/publish", Map.of()));
        stage.play(Step.get("plan/public/" + school.id(), Api.STRANGER, PUBLIC + school.id() + "/plans/"
                + City.SEMESTER));
        stage.play(Step.get("plan/calendar/" + school.id(), Api.STRANGER, PUBLIC + school.id()
                + "/calendar?month=2021-10"));
    }

    private static Map<String, Object> plan(List<Map<String, Object>> offerings) {
        var plan = new LinkedHashMap<String, Object>();
        plan.put("eligibility", "本校在读学生，家长自愿申请");
        plan.put("signUp", "家长阅读告知书后在线申请");
        plan.put("approval", "学校审核，每项决定告知理由");
        plan.put("safetyMeasures", "门卫登记、考勤、交接班清点人数");
        plan.put("dismissal", DISMISSAL);
        plan.put("dismissals", List.of(Map.of("weekdays", List.of("FRIDAY"), "grades", List.of(1, 2), "time",
                FRIDAY_DISMISSAL)));
        plan.put("venues", "教室、操场、图书室");
        plan.put("equipment", "图书、球类、棋类");
        plan.put("staffing", "本校教师和一名外聘棋类教师");
        plan.put("notice", Map.of("mode", "校内放学后服务至18:00", "content", "作业、阅读、体育、社团", "safetyMeasures",
                "仅交给授权接送人"));
        plan.put("offerings", offerings);
        return plan;
    }

    private static List<Map<String, Object>> offerings(SchoolState state) {
        var offerings = new ArrayList<Map<String, Object>>();
        offerings.add(offering(state, "o-1", "HOMEWORK", "自主作业", "学生自主完成作业，教师答疑", "学生自带", "INDOOR"));
        offerings.add(offering(state, "o-2", "READING", "自由阅读", "图书室自选图书", "图书", "INDOOR"));
        offerings.add(offering(state, "o-3", "SPORT", "操场游戏", "跳绳、踢毽子", "跳绳", "OUTDOOR"));
        var chess = offering(state, "o-4", "INTEREST_CLUB", "棋类社团", "围棋与象棋入门", "棋盘", "INDOOR");
        chess.put("weekdays", List.of("TUESDAY", "THURSDAY"));
        chess.put("start", "16:30");
        chess.put("end", "17:30");
        offerings.add(chess);
        return offerings;
    }

    private static Map<String, Object> offering(SchoolState state, String id, String category, String title,
            String description, String materials, String setting) {
        var offering = new LinkedHashMap<String, Object>();
        offering.put("offeringId", id);
        offering.put("category", category);
        offering.put("title", title);
        offering.put("description", description);
        offering.put("materials", materials);
        offering.put("setting", setting);
        if (setting.equals("OUTDOOR")) {
            offering.put("badWeather", "MOVE_INDOORS");
        }
        offering.put("groupIds", state.school.groups().stream().map(Group::id).toList());
        offering.put("capacity", state.school.capacity());
        return offering;
    }
}
