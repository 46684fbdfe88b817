package afterbell.enrollment;

import static afterbell.testing.Api.answer;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.JsonNode;

import afterbell.testing.Api;
import afterbell.testing.BackedBy;
import afterbell.testing.BackingPart;
import afterbell.testing.Facts;
import afterbell.testing.FinishedSpans;
import afterbell.testing.SeenFact;
import afterbell.testing.TestUsers;
import afterbell.testing.Tokens;

/** The service on ports of its own, with the real broker, store and identity server: one for all tests. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@BackedBy({BackingPart.KAFKA, BackingPart.STORE, BackingPart.KEYCLOAK})
@Import(FinishedSpans.class)
abstract class RunningEnrollment {
    static final String SCHOOL = "demo-school-1";
    static final String OTHER = "demo-school-2";
    static final String SCHOOLS = "/api/enrollment/v1/schools";
    static final String PUBLIC = "/api/enrollment/v1/public/schools";
    static final String SEMESTERS = "/api/enrollment/v1/semesters/";

    @LocalServerPort
    private int port;
    @LocalManagementPort
    private int managementPort;

    Api api() {
        return Api.on(port);
    }

    Api management() {
        return Api.on(managementPort);
    }

    ResponseSpec register(String schoolId, String code, String name, String... headers) {
        return api().put(Tokens.of("edu-bureau"), SCHOOLS + "/" + schoolId,
                Map.of("code", code, "name", name, "division", "370102"), headers);
    }

    /** The demo school of that number, registered if it was not. */
    void givenSchool(String schoolId) {
        String code = "210000000" + schoolId.charAt(schoolId.length() - 1);
        register(schoolId, code, "School " + schoolId).expectStatus().isOk();
    }

    /**
     * A school of its own, with a user who is its office and its system.
     *
     * @param token of that user
     */
    record NewSchool(String id, String code, String token) {}

    NewSchool givenNewSchool() {
        String school = unique("s");
        String code = newCode();
        register(school, code, "School " + school).expectStatus().isOk();
        var user = TestUsers.with(List.of("school-admin", "school-system"), List.of(school));
        return new NewSchool(school, code, Tokens.of(user));
    }

    /** Uploads a roster file and awaits the end of its import. */
    JsonNode imported(String token, String schoolId, String query, byte[] file) {
        var accepted = answer(upload(token, schoolId, query, file), 202);
        return ended(token, accepted.path("importId").asString());
    }

    JsonNode ended(String token, String importId) {
        return await().atMost(60, SECONDS)
                .until(() -> answer(api().get(token, "/api/enrollment/v1/roster-imports/" + importId), 200),
                        it -> it.has("endedAt"));
    }

    /** Sets a semester with the legal holidays of autumn 2021. */
    ResponseSpec setSemester(String semesterId, String first, String last, String... headers) {
        return api().put(Tokens.of("edu-bureau"), SEMESTERS + semesterId,
                Map.of("first", first, "last", last, "holidays", LegalHolidays.ofAutumn2021()), headers);
    }

    ResponseSpec form(String token, String schoolId, String groupId, String label) {
        return api().put(token, SCHOOLS + "/" + schoolId + "/groups/" + groupId, Map.of("label", label));
    }

    /** A new group of the first demo school. */
    String givenGroup() {
        givenSchool(SCHOOL);
        String group = unique("g");
        form(Tokens.of("admin-1"), SCHOOL, group, "三年级2班").expectStatus().isOk();
        return group;
    }

    /** A new semester, autumn 2021. */
    String givenSemester() {
        String semester = unique("autumn");
        setSemester(semester, "2021-09-01", "2022-01-21").expectStatus().isOk();
        return semester;
    }

    /** A new semester with a published plan of the first demo school. */
    String givenPlan(String... groupIds) {
        return givenPlanOf(SCHOOL, givenSemester(), groupIds);
    }

    String givenPlanOf(String schoolId, String semester, String... groupIds) {
        String path = SCHOOLS + "/" + schoolId + "/plans/" + semester;
        String admin = Tokens.of(adminOf(schoolId));
        answer(api().put(admin, path, plan(groupIds)), 200);
        goneItsWay(schoolId, semester);
        return semester;
    }

    /** A written plan is submitted, accepted by the bureau and published. */
    JsonNode goneItsWay(String schoolId, String semester) {
        String path = SCHOOLS + "/" + schoolId + "/plans/" + semester;
        String admin = Tokens.of(adminOf(schoolId));
        answer(api().post(admin, path + "/submit", Map.of()), 200);
        answer(api().post(Tokens.of("edu-bureau"), path + "/accept", Map.of()), 200);
        return answer(api().post(admin, path + "/publish", Map.of()), 200);
    }

    static Map<String, Object> plan(String... groupIds) {
        var plan = new HashMap<String, Object>(Map.of("eligibility", "本校在读学生", "signUp", "家长自愿报名", "approval",
                "学校审核", "safetyMeasures", "门卫登记", "dismissal", "15:50", "venues", "教室", "equipment", "图书"));
        plan.put("notice", Map.of("mode", "每天", "content", "阅读", "safetyMeasures", "每50名学生一名教师"));
        var sport = new HashMap<>(offering("sport", "SPORT", "足球", "足球", groupIds));
        sport.put("setting", "OUTDOOR");
        sport.put("badWeather", "MOVE_INDOORS");
        plan.put("offerings", List.of(offering("reading", "READING", "自主阅读", "藏书", groupIds), sport));
        return plan;
    }

    static Map<String, Object> offering(String id, String category, String title, String materials,
            String... groupIds) {
        return Map.of("offeringId", id, "category", category, "title", title, "description", "", "materials",
                materials, "setting", "INDOOR", "groupIds", List.of(groupIds), "capacity", 50);
    }

    ResponseSpec roster(String token, String schoolId, List<Map<String, Object>> pupils, String... headers) {
        return api().post(token, SCHOOLS + "/" + schoolId + "/pupils", Map.of("pupils", pupils), headers);
    }

    /** Enters pupils into the roll of a demo school, by its own office. */
    JsonNode rostered(String schoolId, List<Map<String, Object>> pupils) {
        return answer(roster(Tokens.of(adminOf(schoolId)), schoolId, pupils), 200).path("items");
    }

    ResponseSpec upload(String token, String schoolId, String query, byte[] file) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("file", new ByteArrayResource(file) {
            @Override
            public String getFilename() {
                return "roster";
            }
        });
        return RestTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .defaultHeader(HttpHeaders.ACCEPT_LANGUAGE, "en")
                .build()
                .post()
                .uri(SCHOOLS + "/" + schoolId + "/roster-imports" + query)
                .headers(all -> all.setBearerAuth(token))
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(parts)
                .exchange();
    }

    static String adminOf(String schoolId) {
        return "admin-" + schoolId.charAt(schoolId.length() - 1);
    }

    /** A new pupil on the roll of the demo school. */
    String givenPupil(String schoolId) {
        return rostered(schoolId, pupils(unique("r"), 1)).get(0).path("pupilId").asString();
    }

    static Map<String, Object> pupil(String rosterId, String name, String number) {
        return Map.of("rosterId", rosterId, "name", name, "grade", 3, "className", "2班", "pupilNumber", number);
    }

    static List<Map<String, Object>> pupils(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> pupil(prefix + "-" + i, "Pupil " + i, Numbers.pupilNumber()))
                .toList();
    }

    static List<Integer> statuses(JsonNode items) {
        return items.valueStream().map(it -> it.path("status").asInt()).toList();
    }

    static List<SeenFact> published(String topic, String subject, int count) {
        return await().atMost(15, SECONDS).until(() -> Facts.about(topic, subject), it -> it.size() >= count);
    }

    static String newCode() {
        return "21%08d".formatted(ThreadLocalRandom.current().nextInt(1_000, 100_000_000));
    }

    static String unique(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 13);
    }
}
