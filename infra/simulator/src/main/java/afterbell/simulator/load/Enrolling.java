package afterbell.simulator.load;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import afterbell.simulator.api.Answer;
import afterbell.simulator.api.Api;
import afterbell.simulator.api.Api.Command;
import afterbell.simulator.city.IdNumbers;

/**
 * Brings a school onto the platform as a school does it: registered, its groups formed, its pupils on the roll, its
 * plan published, applications entered for all of them, admitted, and a worker cleared.
 */
final class Enrolling {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> FAMILY_NAMES = List.of("王", "李", "张", "刘", "陈", "杨", "赵", "黄");
    private static final List<String> GIVEN_NAMES = List.of("子涵", "雨桐", "浩然", "欣怡", "宇轩", "梓萱", "一诺", "思远");
    private static final int MOST_IN_A_BATCH = 100;
    private static final Duration UNTIL_THE_CLOSE = Duration.ofSeconds(2);
    private static final int DAYS_IN_THE_CYCLE = 3_000;

    private final Api api;
    private final String school;
    private final String admin;
    private final String path;

    /** @param admin user name of the school's office */
    Enrolling(Api api, String school, String admin) {
        this.api = api;
        this.school = school;
        this.admin = admin;
        this.path = "/api/enrollment/v1/schools/" + school;
    }

    void register(String code, String name) throws IOException, InterruptedException {
        good(Command.put("edu-bureau", path, Map.of("code", code, "name", name, "division", "370102"), "register-"
                + school));
    }

    /**
     * @param groups how many, each with that many pupils
     * @return pupil ids by group; they hold no place yet
     */
    Map<String, List<String>> form(int groups, int pupils) throws IOException, InterruptedException {
        List<String> ids = enterRoll(groups * pupils);
        var byGroup = new LinkedHashMap<String, List<String>>();
        for (int i = 0; i < groups; i++) {
            String group = school + "-" + (i + 1);
            good(Command.put(admin, path + "/groups/" + group, Map.of("label", "第" + (i + 1) + "组"), "form-" + group));
            byGroup.put(group, ids.subList(i * pupils, (i + 1) * pupils));
        }
        return byGroup;
    }

    /**
     * A place ends with its semester: for each one all apply anew, in the order of the groups, which are filled in that
     * order too.
     */
    void admit(Map<String, List<String>> byGroup, Days.Semester semester) throws IOException, InterruptedException {
        apply(byGroup, semester);
        String key = school + "-" + semester.id();
        var groups = byGroup.entrySet()
                .stream()
                .map(it -> Map.of("groupId", it.getKey(), "capacity", it.getValue().size()))
                .toList();
        Answer admitted = good(Command.post(admin, path + "/admissions", Map.of("semesterId", semester.id(), "from",
                semester.first().toString(), "groups", groups), "admit-" + key));
        admitted.body().path("items").forEach(it -> {
            if (!byGroup.getOrDefault(it.path("groupId").asString(), List.of())
                    .contains(it.path("pupilId").asString())) {
                throw new IllegalStateException("A pupil of the load was admitted to another group: " + it);
            }
        });
    }

    /** The plan is published, and all apply for its semester, in the order of the groups. */
    void apply(Map<String, List<String>> byGroup, Days.Semester semester) throws IOException, InterruptedException {
        publishPlan(semester);
        int notice = api.get(admin, "/api/enrollment/v1/public/schools/" + school + "/plans/" + semester.id())
                .body()
                .path("noticeVersion")
                .asInt();
        String key = school + "-" + semester.id();
        int batches = 0;
        for (List<String> batch : batches(byGroup.values().stream().flatMap(List::stream).toList())) {
            good(Command.post(admin, path + "/applications/batch", Map.of("semesterId", semester.id(), "noticeVersion",
                    notice, "pupilIds", batch), "apply-" + key + "-" + batches++));
        }
    }

    private List<String> enterRoll(int pupils) throws IOException, InterruptedException {
        var rows = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < pupils; i++) {
            rows.add(row(i));
        }
        var ids = new ArrayList<String>();
        for (List<Map<String, Object>> batch : batches(rows)) {
            good(Command.post(admin, path + "/pupils", Map.of("pupils", batch), "roll-" + school + "-" + ids.size()))
                    .body()
                    .path("items")
                    .forEach(it -> ids.add(it.path("pupilId").asString()));
        }
        return ids;
    }

    /** Numbers that no pupil of another load has: the school's own hash spreads them over areas and days. */
    private Map<String, Object> row(int number) {
        long place = Math.floorMod(school.hashCode() * 1_000_003L + number, 900L * DAYS_IN_THE_CYCLE * 1_000);
        String citizenId = IdNumbers.citizenId(100_000 + (int) (place / 1_000 / DAYS_IN_THE_CYCLE),
                LocalDate.of(2005, 1,
                        1).plusDays(place / 1_000 % DAYS_IN_THE_CYCLE),
                (int) (place % 1_000));
        return Map.of("rosterId", school + "-" + number, "pupilNumber", "G" + citizenId, "name", FAMILY_NAMES.get(number
                % FAMILY_NAMES.size()) + GIVEN_NAMES.get(number / FAMILY_NAMES.size() % GIVEN_NAMES.size()), "grade", 3,
                "className", "3班");
    }

    private void publishPlan(Days.Semester semester) throws IOException, InterruptedException {
        String plan = path + "/plans/" + semester.id();
        var content = new LinkedHashMap<String, Object>();
        for (String field : List.of("eligibility", "signUp", "approval", "safetyMeasures", "venues", "equipment")) {
            content.put(field, "压力测试");
        }
        content.put("dismissal", "15:50");
        content.put("notice", Map.of("mode", "压力测试", "content", "压力测试", "safetyMeasures", "压力测试"));
        content.put("offerings", List.of(Map.of("offeringId", "o-1", "category", "HOMEWORK", "title", "自主作业",
                "description", "自主作业", "materials", "学生自带", "setting", "INDOOR", "groupIds", List.of(), "capacity",
                1_000)));
        String once = school + "-" + semester.id();
        good(Command.put(admin, plan, content, "plan-" + once));
        good(Command.post(admin, plan + "/submit", Map.of(), "submit-" + once));
        good(Command.post("edu-bureau", plan + "/accept", Map.of(), "accept-" + once));
        good(Command.post(admin, plan + "/publish", Map.of(), "publish-" + once));
    }

    /** Workers whose clear record checks follow one another, so that their clearance covers all days of a load. */
    List<String> clearWorkers(int workers) throws IOException, InterruptedException {
        var ids = new ArrayList<String>();
        for (int i = 0; i < workers; i++) {
            ids.add(clearWorker(i));
        }
        return ids;
    }

    private String clearWorker(int number) throws IOException, InterruptedException {
        long place = Math.floorMod(school.hashCode() * 31L + number, 9_000_000L);
        String citizenId = IdNumbers.citizenId(200_000 + (int) (place / 10_000), LocalDate.of(1970, 1, 1)
                .plusDays(place
                        % 10_000),
                (int) (place % 1_000));
        String worker = good(Command.post(admin, "/api/staffing/v1/schools/" + school + "/workers",
                Map.of("workers", List
                        .of(Map.of("citizenId", citizenId, "name", "压测员", "kind", "SCHOOL_STAFF"))),
                "join-" + school + "-" + number))
                .body()
                .path("items")
                .path(0)
                .path("workerId")
                .asString();
        for (LocalDate on = Days.EARLIEST; on.isBefore(Days.LATEST); on = on.plusDays(360)) {
            good(Command.post(admin, "/api/staffing/v1/workers/" + worker + "/record-checks",
                    Map.of("on", on.toString(),
                            "result", "CLEAR", "reference", "查询回执 " + on),
                    "check-" + school + "-" + number + "-" + on));
        }
        return worker;
    }

    private static <T> List<List<T>> batches(List<T> all) {
        var batches = new ArrayList<List<T>>();
        for (int from = 0; from < all.size(); from += MOST_IN_A_BATCH) {
            batches.add(all.subList(from, Math.min(all.size(), from + MOST_IN_A_BATCH)));
        }
        return batches;
    }

    /** A sign-up with so many places in each group closes at once, and lots are drawn. */
    void draw(Collection<String> groupIds, int capacity, Days.Semester semester)
            throws IOException, InterruptedException {
        String signUp = path + "/sign-ups/" + semester.id() + "/AFTERNOON";
        var groups = groupIds.stream().map(it -> Map.of("groupId", it, "capacity", capacity)).toList();
        good(Command.put(admin, signUp, Map.of("opens", "2000-01-01T00:00:00Z", "closes", Instant.now()
                .plus(UNTIL_THE_CLOSE)
                .toString(), "groups", groups), "announce-" + school));
        Thread.sleep(UNTIL_THE_CLOSE);
        good(Command.post(admin, signUp + "/list", Map.of(), "list-" + school));
        good(Command.post(admin, signUp + "/draw", Map.of(), "draw-" + school));
    }

    /** @return what the school answers when it admits into the groups of its sign-up */
    Answer admitAsDrawn(Days.Semester semester) throws IOException, InterruptedException {
        return good(Command.post(admin, path + "/admissions", Map.of("semesterId", semester.id(), "from", semester
                .first()
                .toString()), "admit-" + school));
    }

    private Answer good(Command command) throws IOException, InterruptedException {
        Answer answer = api.sendUntilAnswered(command, PATIENCE);
        if (!answer.isGood()) {
            throw new IOException(command.method() + " " + command.path() + " was answered " + answer.status() + " "
                    + answer.body());
        }
        return answer;
    }
}
