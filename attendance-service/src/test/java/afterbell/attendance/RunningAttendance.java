package afterbell.attendance;

import static afterbell.testing.Api.answer;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

import afterbell.attendance.group.store.Groups;
import afterbell.attendance.pickup.store.PickupAuthorities;
import afterbell.attendance.plan.store.Plans;
import afterbell.attendance.serviceday.store.Calendars;
import afterbell.attendance.worker.store.Workers;
import afterbell.contracts.enrollment.calendar.v1.SemesterDays;
import afterbell.contracts.enrollment.calendar.v1.ServiceDaysSet;
import afterbell.contracts.enrollment.pickupauthority.v1.PickupAuthoritySet;
import afterbell.contracts.enrollment.place.v1.PlaceGranted;
import afterbell.contracts.enrollment.place.v1.Slot;
import afterbell.contracts.enrollment.school.v1.BadWeather;
import afterbell.contracts.enrollment.school.v1.Category;
import afterbell.contracts.enrollment.school.v1.Offering;
import afterbell.contracts.enrollment.school.v1.Plan;
import afterbell.contracts.enrollment.school.v1.PlanPublished;
import afterbell.contracts.enrollment.school.v1.School;
import afterbell.contracts.enrollment.school.v1.Setting;
import afterbell.contracts.staffing.worker.v1.Kind;
import afterbell.contracts.staffing.worker.v1.Standing;
import afterbell.contracts.staffing.worker.v1.Worker;
import afterbell.contracts.staffing.worker.v1.WorkerCleared;
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
abstract class RunningAttendance {
    static final LocalDate FIRST = LocalDate.of(2021, 9, 1);
    static final LocalDate DAY = LocalDate.of(2021, 9, 13);
    /** For what is kept for a time only. */
    static final LocalDate RECENT = LocalDate.now(ZoneId.of("Asia/Shanghai")).minusDays(10);
    static final LocalDate HOLIDAY = LocalDate.of(2021, 10, 1);
    static final String REGISTERS = "attendance.register.v1";
    static final String SCHOOL = "demo-school-1";
    static final String AUTUMN = "2021-autumn";

    /** Sessions that were opened already, so that each is opened once for all tests. */
    private static final Set<String> OPENED = ConcurrentHashMap.newKeySet();

    @Autowired
    private Groups groups;
    @Autowired
    private Calendars calendars;
    @Autowired
    private Plans plans;
    @Autowired
    private Workers workers;
    @Autowired
    private PickupAuthorities authorities;
    @LocalServerPort
    private int port;
    @LocalManagementPort
    private int managementPort;

    @DynamicPropertySource
    static void someWeatherOffice(DynamicPropertyRegistry properties) {
        properties.add("afterbell.weather-office.url", SomeWeatherOffice.OPEN::url);
        properties.add("afterbell.weather-office.key", () -> SomeWeatherOffice.KEY);
        properties.add("afterbell.clock.settable", () -> true);
        properties.add("afterbell.mail.host", () -> "127.0.0.1");
        properties.add("afterbell.mail.port", SomeMailServer.OPEN::port);
        properties.add("afterbell.mail.from", () -> SomeMailServer.SENDER);
        properties.add("afterbell.mail.start-tls", () -> false);
    }

    @BeforeEach
    void demoSchoolHasACalendar() {
        if (calendars.find(SCHOOL).isEmpty()) {
            givenCalendar(SCHOOL);
            givenContingencyPlan(Tokens.of("admin-1"), SCHOOL);
        }
    }

    /** A group whose pupils hold afternoon places from {@link #FIRST} on. */
    record Pupils(String groupId, List<String> ids) {
        Map<String, Object> allPresent() {
            return marked("PRESENT");
        }

        Map<String, Object> allPresent(String workerId) {
            return with(allPresent(), "workerId", workerId);
        }

        Map<String, Object> marked(String presence) {
            return roll(ids.stream().map(id -> mark(id, presence)).toList());
        }
    }

    static Map<String, Object> roll(List<Map<String, String>> marks) {
        return Map.of("entries", marks);
    }

    static Map<String, Object> with(Map<String, Object> body, String name, Object value) {
        var more = new HashMap<>(body);
        more.put(name, value);
        return more;
    }

    static Map<String, Object> because(Map<String, Object> roll) {
        return with(roll, "reason", "点名后更正");
    }

    static Map<String, String> mark(String pupilId, String presence) {
        return Map.of("pupilId", pupilId, "presence", presence);
    }

    /** @return that time of the day in the city */
    static String at(LocalDate day, String time) {
        return day + "T" + time + ":00+08:00";
    }

    Api api() {
        return Api.on(port);
    }

    Api management() {
        return Api.on(managementPort);
    }

    /**
     * A school of the test's own, with a calendar and a plan.
     *
     * @param token of somebody who is administrator, teacher and guard there
     */
    record OwnSchool(String id, String token) {
        String path() {
            return "/api/attendance/v1/schools/" + id;
        }

        String session(LocalDate day) {
            return path() + "/sessions/" + day + "/AFTERNOON";
        }
    }

    OwnSchool givenSchool() {
        var school = givenSchoolWithoutContingencyPlan();
        givenContingencyPlan(school.token(), school.id());
        return school;
    }

    OwnSchool givenSchoolWithoutContingencyPlan() {
        String school = unique("s");
        givenCalendar(school);
        givenPlan(school, 1);
        var user = TestUsers.with(Set.of("school-admin", "teacher", "gate-guard"), Set.of(school));
        return new OwnSchool(school, Tokens.of(user));
    }

    /** It holds for the autumn semester. */
    private void givenContingencyPlan(String admin, String school) {
        var declared = api().post(admin, "/api/attendance/v1/schools/" + school + "/contingency-plans",
                contingencyPlan("VENUE", "FOOD", "FIRST_AID", "FIRE"));
        assertThat(declared.returnResult(String.class).getStatus().value()).isIn(200, 201);
    }

    static Map<String, Object> contingencyPlan(String... areas) {
        return Map.of("from", FIRST.toString(), "until", "2022-01-21", "areas", List.of(areas), "wording",
                "火灾：疏散至操场，清点人数，拨打119。");
    }

    /** Weekends are service days here as well; the first week of October is not. */
    void givenCalendar(String school) {
        var days = FIRST.datesUntil(LocalDate.of(2022, 1, 22))
                .filter(day -> day.getMonth() != Month.OCTOBER || day.getDayOfMonth() > 7)
                .toList();
        var spring = LocalDate.of(2022, 2, 21).datesUntil(LocalDate.of(2022, 5, 1)).toList();
        Facts.publish(school, school, 1, new ServiceDaysSet(school,
                List.of(new SemesterDays(AUTUMN, days), new SemesterDays("2022-spring", spring))));
        await().atMost(30, SECONDS).until(() -> calendars.find(school).isPresent());
    }

    /** Dismissal at 15:50; one outdoor offering moves indoors. */
    void givenPlan(String school, int version) {
        var offerings = List.of(
                new Offering("football", Category.SPORT, Setting.OUTDOOR, BadWeather.MOVE_INDOORS, List.of(), null,
                        null, null, null, null, null),
                new Offering("reading", Category.READING, Setting.INDOOR, null, List.of(), null, null, null, null, null,
                        null));
        var plan = new Plan(AUTUMN, version, 15 * 60 + 50, offerings, null, null, null);
        Facts.publish(school, school, version, new PlanPublished(
                new School(school, "3145000001", "第一小学", "450000", List.of(), List.of(plan), null, null)));
        await().atMost(30, SECONDS)
                .until(() -> plans.find(school, AUTUMN).filter(it -> it.version() >= version).isPresent());
    }

    /** A worker who is cleared for the autumn and has joined the school. */
    String givenWorker(String school) {
        String worker = UUID.randomUUID().toString();
        Facts.publish(worker, worker, 1, new WorkerCleared(
                new Worker(worker, Kind.SCHOOL_STAFF, List.of(school), Standing.CLEARED, FIRST, FIRST.plusYears(1),
                        null)));
        await().atMost(30, SECONDS).until(() -> workers.find(worker).schoolIds().contains(school));
        return worker;
    }

    /** @return an adult who may collect the pupils; another one who must not; with them, nobody leaves alone */
    Adults givenAdults(List<String> pupilIds) {
        var adults = new Adults(UUID.randomUUID().toString(), UUID.randomUUID().toString());
        pupilIds.forEach(pupil -> Facts.publish(pupil, pupil + "-pickup", 1,
                new PickupAuthoritySet(pupil, List.of(adults.may()), List.of(adults.mustNot()), false, null, null)));
        await().atMost(30, SECONDS).until(() -> authorities.find(pupilIds).size() == pupilIds.size());
        return adults;
    }

    record Adults(String may, String mustNot) {}

    /** Sets anew who may collect the pupil. */
    void givenPickup(String pupil, long sequence, String... may) {
        Facts.publish(pupil, pupil + "-pickup", sequence,
                new PickupAuthoritySet(pupil, List.of(may), List.of(), false, null, null));
        await().atMost(30, SECONDS)
                .until(() -> authorities.find(List.of(pupil)).get(pupil).mayCollect().equals(Set.of(may)));
    }

    /** The session of that day, with those workers signed on. */
    JsonNode givenSession(OwnSchool school, LocalDate day, String... workerIds) {
        return answer(api().post(school.token(), school.session(day) + "/open",
                Map.of("at", at(day, "15:40"), "workerIds", List.of(workerIds))), 201);
    }

    Pupils givenGroup(String schoolId, int size) {
        String group = unique("g");
        var ids = IntStream.range(0, size).mapToObj(_ -> UUID.randomUUID().toString()).sorted().toList();
        ids.forEach(id -> grant(id, schoolId, group, FIRST, 1));
        await().atMost(30, SECONDS).until(() -> placesOf(group) == size);
        return new Pupils(group, ids);
    }

    /** A W3C trace that is recorded, begun by a caller. */
    record Trace(String id, String header) {
        static Trace begun() {
            String id = UUID.randomUUID().toString().replace("-", "");
            return new Trace(id, "00-" + id + "-00f067aa0ba902b7-01");
        }
    }

    static void grant(String pupilId, String schoolId, String group, LocalDate from, long sequence) {
        Facts.publish(pupilId, pupilId, sequence,
                new PlaceGranted(pupilId, schoolId, group, Slot.AFTERNOON, from, AUTUMN, null));
    }

    int placesOf(String group) {
        return groups.find(group, AUTUMN).map(found -> found.places().size()).orElse(0);
    }

    /** Calls the roll of a group of the demo school, in an open session. */
    ResponseSpec call(String token, String group, LocalDate day, Object roll, String... headers) {
        openDemoSession(day);
        return api().post(token, path(group, day) + "/roll-call", roll, headers);
    }

    ResponseSpec callAsTeacher(Pupils pupils, Object roll, String... headers) {
        return call(Tokens.of("teacher-1"), pupils.groupId(), DAY, roll, headers);
    }

    /** On a day without service there is none; without workers it opens short, which hinders nobody. */
    private void openDemoSession(LocalDate day) {
        boolean served = calendars.semesterOf(SCHOOL, day).isPresent();
        if (served && OPENED.add(SCHOOL + day)) {
            var opened = api().post(Tokens.of("admin-1"),
                    "/api/attendance/v1/schools/" + SCHOOL + "/sessions/" + day + "/AFTERNOON/open",
                    Map.of("at", at(day, "15:40"), "workerIds", List.of()));
            assertThat(opened.returnResult(String.class).getStatus().value()).isIn(200, 201);
        }
    }

    /** Waits for that many facts of a topic about one aggregate. */
    static List<SeenFact> published(String topic, String subject, int count) {
        return await().atMost(Duration.ofSeconds(15))
                .until(() -> Facts.about(topic, subject), it -> it.size() >= count);
    }

    static List<String> valuesOf(JsonNode items, String name) {
        var values = new ArrayList<String>();
        items.forEach(item -> values.add(item.path(name).asString()));
        return values;
    }

    static String path(String group, LocalDate day) {
        return "/api/attendance/v1/groups/" + group + "/registers/" + day + "/AFTERNOON";
    }

    static String registerId(String group, LocalDate day) {
        return group + ":" + day + ":AFTERNOON";
    }

    static String unique(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 13);
    }
}
