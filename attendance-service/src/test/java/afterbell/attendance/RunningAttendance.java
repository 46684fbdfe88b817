package afterbell.attendance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import afterbell.attendance.group.store.Groups;
import afterbell.contracts.enrollment.place.v1.PlaceGranted;
import afterbell.contracts.enrollment.place.v1.Slot;
import afterbell.testing.Api;
import afterbell.testing.BackedBy;
import afterbell.testing.BackingPart;
import afterbell.testing.Facts;
import afterbell.testing.FinishedSpans;
import afterbell.testing.Tokens;

/** The service on ports of its own, with the real broker, store and identity server: one for all tests. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@BackedBy({BackingPart.KAFKA, BackingPart.STORE, BackingPart.KEYCLOAK})
@Import(FinishedSpans.class)
abstract class RunningAttendance {
    static final LocalDate FIRST = LocalDate.of(2021, 9, 1);
    static final LocalDate DAY = LocalDate.of(2021, 9, 13);
    static final String REGISTERS = "attendance.register.v1";
    static final String SCHOOL = "demo-school-1";

    @Autowired
    private Groups groups;
    @LocalServerPort
    private int port;
    @LocalManagementPort
    private int managementPort;

    /** A group whose pupils hold afternoon places from {@link #FIRST} on. */
    record Pupils(String groupId, List<String> ids) {
        Map<String, Object> allPresent() {
            return marked("PRESENT");
        }

        Map<String, Object> marked(String presence) {
            return roll(ids.stream().map(id -> mark(id, presence)).toList());
        }
    }

    static Map<String, Object> roll(List<Map<String, String>> marks) {
        return Map.of("entries", marks);
    }

    static Map<String, String> mark(String pupilId, String presence) {
        return Map.of("pupilId", pupilId, "presence", presence);
    }

    Api api() {
        return Api.on(port);
    }

    Api management() {
        return Api.on(managementPort);
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
                new PlaceGranted(pupilId, schoolId, group, Slot.AFTERNOON, from));
    }

    int placesOf(String group) {
        return groups.find(group).map(found -> found.state().places().size()).orElse(0);
    }

    ResponseSpec call(String token, String group, LocalDate day, Object roll, String... headers) {
        return api().post(token, path(group, day) + "/roll-call", roll, headers);
    }

    ResponseSpec callAsTeacher(Pupils pupils, Object roll, String... headers) {
        return call(Tokens.of("teacher-1"), pupils.groupId(), DAY, roll, headers);
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
