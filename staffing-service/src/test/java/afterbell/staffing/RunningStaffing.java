package afterbell.staffing;

import static afterbell.testing.Api.answer;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.JsonNode;

import afterbell.contracts.enrollment.calendar.v1.SemesterDays;
import afterbell.contracts.enrollment.calendar.v1.ServiceDaysSet;
import afterbell.contracts.enrollment.place.v1.PlaceGranted;
import afterbell.contracts.enrollment.place.v1.Slot;
import afterbell.staffing.calendar.store.Calendars;
import afterbell.staffing.place.store.Groups;
import afterbell.staffing.vetting.query.office.FakeOffice;
import afterbell.staffing.worker.model.Criterion;
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
public abstract class RunningStaffing {
    protected static final String STAFFING = "/api/staffing/v1";
    protected static final String WORKERS = "staffing.worker.v1";
    protected static final String ROTA = "staffing.rota.v1";
    /** A Monday. */
    protected static final LocalDate DAY = LocalDate.of(2021, 9, 6);
    protected static final LocalDate CHECKED = LocalDate.of(2021, 8, 16);

    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final ConcurrentLinkedQueue<String> SCHOOLS = new ConcurrentLinkedQueue<>(
            IntStream.range(0, 100).mapToObj(_ -> unique("school")).toList());
    private static final Set<String> ALL_SCHOOLS = Set.copyOf(SCHOOLS);
    /** The record office, one for all tests; it answers CLEAR at once unless told otherwise of somebody. */
    protected static final FakeOffice OFFICE = new FakeOffice();
    private static TestUsers.@Nullable TestUser admin;

    @DynamicPropertySource
    static void office(DynamicPropertyRegistry registry) {
        registry.add("RECORD_OFFICE_URL", OFFICE::url);
        registry.add("RECORD_OFFICE_KEY", () -> FakeOffice.KEY);
        registry.add("afterbell.record-office.read-timeout", () -> "1s");
        registry.add("afterbell.record-office.breaker-wait", () -> "1s");
    }

    @Autowired
    private Calendars calendars;
    @Autowired
    private Groups groups;
    @LocalServerPort
    private int port;
    @LocalManagementPort
    private int managementPort;

    protected Api api() {
        return Api.on(port);
    }

    Api management() {
        return Api.on(managementPort);
    }

    /** A school that no other test knows, in the scope of {@link #admin()}. */
    protected static String newSchool() {
        String school = SCHOOLS.poll();
        if (school == null) {
            throw new IllegalStateException("The tests need more schools");
        }
        return school;
    }

    /** A token of the office of all new schools. */
    protected static synchronized String admin() {
        if (admin == null) {
            admin = TestUsers.with(Set.of("school-admin"), ALL_SCHOOLS);
        }
        return Tokens.of(admin);
    }

    /** A citizen's number that no other test uses. */
    protected static String newCitizenId() {
        int n = PEOPLE.incrementAndGet();
        String first = "370102" + LocalDate.of(1970, 1, 1).plusDays(n % 7_000).toString().replace("-", "")
                + "%03d".formatted(n % 1_000);
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = IntStream.range(0, 17).map(i -> weights[i] * (first.charAt(i) - '0')).sum();
        return first + "10X98765432".charAt(sum % 11);
    }

    protected static Map<String, Object> person(String citizenId, String name, String kind) {
        return Map.of("citizenId", citizenId, "name", name, "phone", "13800138000", "kind", kind);
    }

    protected ResponseSpec join(String token, String schoolId, List<Map<String, Object>> people, String... headers) {
        return api().post(token, STAFFING + "/schools/" + schoolId + "/workers", Map.of("workers", people), headers);
    }

    /** A new worker of the schools. */
    protected String givenWorker(String kind, String... schools) {
        return givenPerson(newCitizenId(), kind, schools);
    }

    protected String givenPerson(String citizenId, String kind, String... schools) {
        String workerId = "";
        for (var school : schools) {
            var items = answer(join(admin(), school, List.of(person(citizenId, "李老师", kind))), 200).path("items");
            workerId = items.get(0).path("workerId").asString();
            assertThat(items.get(0).path("status").asInt()).isEqualTo(201);
        }
        return workerId;
    }

    /** A new worker of the schools, cleared from {@link #CHECKED} on for a year. */
    protected String givenCleared(String... schools) {
        String workerId = givenWorker("SCHOOL_STAFF", schools);
        answer(check(admin(), workerId, CHECKED, "CLEAR", "ref-1"), 200);
        return workerId;
    }

    protected ResponseSpec check(String token, String workerId, LocalDate on, String result, String reference) {
        return step(token, workerId, "record-checks", Map.of("on", on, "result", result, "reference", reference));
    }

    /** A new external teacher of the school who has passed all gates, cleared from eleven days after the check on. */
    protected String givenHired(String school, LocalDate checked) {
        String workerId = givenWorker("EXTERNAL_TEACHER", school);
        answer(check(admin(), workerId, checked, "CLEAR", "ref-1"), 200);
        answer(step(admin(), workerId, "public-notices", Map.of("from", checked.plusDays(1), "until",
                checked.plusDays(8))), 200);
        answer(step(admin(), workerId, "filings", Map.of("on", checked.plusDays(9))), 200);
        answer(step(Tokens.of("edu-bureau"), workerId, "filings/acknowledgement", Map.of("on", checked.plusDays(10))),
                200);
        answer(assess(workerId, checked.plusDays(11), 86), 200);
        return workerId;
    }

    protected ResponseSpec assess(String workerId, LocalDate on, int score) {
        return step(admin(), workerId, "assessments", Map.of("on", on, "scores", scores(score)));
    }

    protected List<String> dutiesOf(String school) {
        return answer(api().get(admin(), STAFFING + "/schools/" + school + "/duties?from=2021-09-01&to=2021-09-30"),
                200).path("items").valueStream().map(it -> it.path("dutyId").asString()).toList();
    }

    /** An assessment's scores, the same for each criterion. */
    protected static Map<String, Integer> scores(int score) {
        return Arrays.stream(Criterion.values())
                .collect(Collectors.toMap(it -> it.name().toLowerCase(Locale.ROOT), _ -> score));
    }

    protected ResponseSpec step(String token, String workerId, String step, Object body) {
        return api().post(token, STAFFING + "/workers/" + workerId + "/" + step, body);
    }

    protected static Map<String, Object> duty(String workerId, LocalDate date, String slot) {
        return Map.of("workerId", workerId, "date", date, "slot", slot);
    }

    protected ResponseSpec assign(String token, String schoolId, List<Map<String, Object>> duties) {
        return api().post(token, STAFFING + "/schools/" + schoolId + "/duties", Map.of("duties", duties));
    }

    protected JsonNode assigned(String schoolId, List<Map<String, Object>> duties) {
        return answer(assign(admin(), schoolId, duties), 200);
    }

    protected ResponseSpec delete(String token, String path) {
        return RestTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .build()
                .delete()
                .uri(path)
                .header("Idempotency-Key", Api.key())
                .headers(all -> all.setBearerAuth(token))
                .exchange();
    }

    /** Uploads the office's certificate. */
    protected ResponseSpec certificate(String token, String workerId, LocalDate on, String result, byte[] file) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("on", on.toString());
        parts.add("result", result);
        parts.add("reference", "paper-1");
        parts.add("file", new ByteArrayResource(file) {
            @Override
            public String getFilename() {
                return "scan";
            }
        });
        return RestTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .build()
                .post()
                .uri(STAFFING + "/workers/" + workerId + "/record-certificates")
                .headers(all -> all.setBearerAuth(token))
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(parts)
                .exchange();
    }

    /** The school offers the service on all weekdays of September 2021 and is known to do so. */
    protected void givenSeptember(String schoolId) {
        var days = LocalDate.of(2021, 9, 1)
                .datesUntil(LocalDate.of(2021, 10, 1))
                .filter(day -> day.getDayOfWeek().getValue() < 6)
                .toList();
        Facts.publish(schoolId, schoolId, 1,
                new ServiceDaysSet(schoolId, List.of(new SemesterDays("2021-autumn", days))));
        await().atMost(30, SECONDS).until(() -> calendars.load(schoolId).state().include(DAY));
    }

    /** So many pupils hold a place in the school's afternoon, and are known to. */
    protected void givenPupils(String schoolId, int count) {
        for (int i = 0; i < count; i++) {
            String group = schoolId + "-g" + i / 50;
            String pupil = UUID.randomUUID().toString();
            Facts.publish(pupil, pupil, 1,
                    new PlaceGranted(pupil, schoolId, group, Slot.AFTERNOON, LocalDate.of(2021, 9, 1), "2021-autumn",
                            null));
        }
        await().atMost(30, SECONDS).until(() -> expected(schoolId) == count);
    }

    protected int expected(String schoolId) {
        return groups.ofSchool(schoolId, "2021-autumn")
                .stream()
                .mapToInt(it -> it.expectedOn(DAY, afterbell.staffing.place.model.Slot.AFTERNOON))
                .sum();
    }

    protected static List<Integer> statuses(JsonNode items) {
        return items.valueStream().map(it -> it.path("status").asInt()).toList();
    }

    protected static List<SeenFact> published(String topic, String subject, int count) {
        return await().atMost(20, SECONDS).until(() -> Facts.about(topic, subject), it -> it.size() >= count);
    }

    protected static List<SeenFact> published(String topic, String subject, String type) {
        return await().atMost(20, SECONDS)
                .until(() -> Facts.about(topic, subject)
                        .stream()
                        .filter(it -> it.header("ce_type").equals("afterbell.staffing." + type + ".v1"))
                        .toList(), it -> !it.isEmpty());
    }

    protected static String unique(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 13);
    }
}
