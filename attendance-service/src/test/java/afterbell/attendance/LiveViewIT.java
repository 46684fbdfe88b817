package afterbell.attendance;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import afterbell.contracts.attendance.register.v1.Entry;
import afterbell.contracts.attendance.register.v1.Presence;
import afterbell.contracts.attendance.register.v1.RollCalled;
import afterbell.contracts.attendance.register.v1.Slot;
import afterbell.testing.Facts;
import afterbell.testing.TestUsers;
import afterbell.testing.Tokens;

/** R20, R31: what happens is seen within two seconds, by the school and by the bureau. */
class LiveViewIT extends RunningAttendance {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort
    private int port;

    private JsonNode now(OwnSchool school, LocalDate day) {
        return answer(api().get(school.token(), school.path() + "/live?date=" + day), 200).path("slots").path(0);
    }

    private JsonNode awaitNow(OwnSchool school, LocalDate day, Predicate<JsonNode> holds) {
        return await().atMost(SOON).until(() -> now(school, day), holds);
    }

    private void post(OwnSchool school, String path, Object body) {
        answer(api().post(school.token(), path, body), 200);
    }

    private static Map<String, Object> leave(String pupil, String adult) {
        return Map.of("releases", List.of(Map.of("pupilId", pupil, "adultId", adult, "at", at(DAY, "17:20"))));
    }

    @Test
    void anAfternoonIsSeenAsItGoesOn() {
        var school = givenSchool();
        var pupils = givenGroup(school.id(), 3);
        var adults = givenAdults(pupils.ids());
        givenSession(school, DAY);
        awaitNow(school, DAY, it -> it.path("awaited").asInt() == 3 && it.path("short").asBoolean());

        String wu = givenWorker(school.id());
        post(school, school.session(DAY) + "/sign-ons", Map.of("workerId", wu, "at", at(DAY, "15:45")));
        awaitNow(school, DAY, it -> it.path("signedOn").asInt() == 1 && !it.path("short").asBoolean());
        var register = path(pupils.groupId(), DAY);
        post(school, register + "/roll-call", with(roll(List.of(mark(pupils.ids().get(0), "PRESENT"),
                mark(pupils.ids().get(1), "PRESENT"), mark(pupils.ids().get(2), "ABSENT_UNEXPLAINED"))),
                "workerId", wu));
        var called = awaitNow(school, DAY, it -> it.path("onSite").asInt() == 2);
        assertThat(called.path("awaited").asInt()).isZero();
        assertThat(called.path("absent").path("unexplained").asInt()).isEqualTo(1);
        assertThat(called.path("groups").path(0).path("groupId").asString()).isEqualTo(pupils.groupId());

        post(school, register + "/releases", leave(pupils.ids().get(0), adults.mustNot()));
        awaitNow(school, DAY, it -> it.path("forbiddenAdults").asInt() == 1);
        post(school, register + "/releases", leave(pupils.ids().get(0), adults.may()));
        post(school, school.session(DAY) + "/escalations", Map.of("at", at(DAY, "18:05")));
        awaitNow(school, DAY, it -> it.path("released").asInt() == 1 && it.path("notCollected").asInt() == 1);
        post(school, register + "/releases", leave(pupils.ids().get(1), adults.may()));
        post(school, school.session(DAY) + "/close", Map.of("at", at(DAY, "18:45")));
        awaitNow(school, DAY, it -> it.path("state").asString().equals("CLOSED") && it.path("onSite").asInt() == 0
                && it.path("notCollected").asInt() == 0);
        post(school, school.session(DAY) + "/sign-offs", Map.of("signOffs",
                List.of(Map.of("workerId", wu, "at", at(DAY, "18:50")))));
        awaitNow(school, DAY, it -> it.path("signedOn").asInt() == 0);
    }

    /** Facts that come twice, or after later ones, say nothing new. */
    @Test
    void repeatedAndLateFactsChangeNothing() {
        var school = givenSchool();
        var pupils = givenGroup(school.id(), 2);
        var adults = givenAdults(pupils.ids());
        givenSession(school, DAY, givenWorker(school.id()));
        var register = path(pupils.groupId(), DAY);
        post(school, register + "/roll-call", pupils.allPresent());
        post(school, register + "/releases", leave(pupils.ids().get(0), adults.may()));
        var before = awaitNow(school, DAY, it -> it.path("released").asInt() == 1);

        var roll = new RollCalled(school.id(), pupils.groupId(), DAY, Slot.AFTERNOON, null,
                pupils.ids().stream().map(id -> new Entry(id, Presence.PRESENT, 1)).toList());
        Facts.publish(school.id(), registerId(pupils.groupId(), DAY), 1, roll);
        Facts.publish(school.id(), registerId(pupils.groupId(), DAY), 1, roll);
        var other = givenGroup(school.id(), 1);
        post(school, path(other.groupId(), DAY) + "/roll-call", other.allPresent());

        var after = awaitNow(school, DAY, it -> it.path("onSite").asInt() == 2);
        assertThat(after.path("released").asInt()).isEqualTo(before.path("released").asInt());
    }

    @Test
    void aStreamTellsTheSchoolsDayAtOnceAndEachChange() throws Exception {
        var school = givenSchool();
        var pupils = givenGroup(school.id(), 2);
        String wu = givenWorker(school.id());
        givenSession(school, DAY, wu);
        awaitNow(school, DAY, it -> it.path("awaited").asInt() == 2);

        String seen;
        try (var stream = open(school.token(), school.path() + "/live/stream?date=" + DAY, "")) {
            assertThat(stream.next("school").data().path("slots").path(0).path("awaited").asInt()).isEqualTo(2);
            post(school, path(pupils.groupId(), DAY) + "/roll-call", pupils.allPresent(wu));
            var told = stream.next("school");
            assertThat(told.data().path("slots").path(0).path("onSite").asInt()).isEqualTo(2);
            seen = told.id();
        }
        var adults = givenAdults(pupils.ids());
        try (var again = open(school.token(), school.path() + "/live/stream?date=" + DAY, seen)) {
            post(school, path(pupils.groupId(), DAY) + "/releases", leave(pupils.ids().getFirst(), adults.may()));
            assertThat(again.next("school").data().path("slots").path(0).path("released").asInt()).isEqualTo(1);
        }
    }

    @Test
    void theBureauSeesAllSchoolsTogetherAndEachOfThem() throws Exception {
        var school = givenSchool();
        var pupils = givenGroup(school.id(), 2);
        String wu = givenWorker(school.id());
        String bureau = Tokens.of("edu-bureau");
        var day = DAY.plusDays(31);
        givenSession(school, day, wu);
        try (var stream = open(bureau, "/api/attendance/v1/live/stream?date=" + day, "")) {
            post(school, path(pupils.groupId(), day) + "/roll-call", pupils.allPresent(wu));
            await().atMost(SOON).until(() -> stream.next("schools").data().toString().contains("\"onSite\":2"));
            assertThat(stream.next("city").data().path("together").path(0).path("onSite").asInt()).isEqualTo(2);
        }
        var other = givenSchool();
        givenGroup(other.id(), 1);
        givenSession(other, day);

        var all = await().atMost(SOON)
                .until(() -> answer(api().get(bureau, "/api/attendance/v1/live?limit=1&date=" + day), 200),
                        it -> it.path("together").path(0).path("schools").asInt() == 2);
        assertThat(all.path("together").path(0).path("shortOfStaff").asInt()).isEqualTo(1);
        assertThat(all.path("items")).hasSize(1);
        var next = answer(api().get(bureau, "/api/attendance/v1/live?limit=1&date=" + day + "&cursor="
                + all.path("next").asString()), 200);
        var both = new ArrayList<>(valuesOf(all.path("items"), "schoolId"));
        both.addAll(valuesOf(next.path("items"), "schoolId"));
        assertThat(both).containsExactlyInAnyOrder(school.id(), other.id()).isSorted();
        assertThat(next.has("next")).isFalse();
    }

    @Test
    void othersSeeNothingAndNobodyOpensStreamsWithoutEnd() throws Exception {
        var school = givenSchool();
        refusal(api().get(Tokens.of("teacher-1"), school.path() + "/live?date=" + DAY), 403, "out-of-scope");
        refusal(api().get(Tokens.of("teacher-1"), school.path() + "/live/stream?date=" + DAY), 403, "out-of-scope");
        refusal(api().get(Tokens.of("guardian-1"), school.path() + "/live?date=" + DAY), 403, "forbidden");
        refusal(api().get(school.token(), "/api/attendance/v1/live?date=" + DAY), 403, "forbidden");

        String token = Tokens.of(TestUsers.with(Set.of("teacher"), Set.of(school.id())));
        var streams = new ArrayList<Stream>();
        try {
            for (int i = 0; i < 6; i++) {
                streams.add(open(token, school.path() + "/live/stream", ""));
                streams.getLast().next("school");
            }
            refusal(api().get(token, school.path() + "/live/stream"), 429, "attendance.live-streams-too-many");
        } finally {
            for (var stream : streams) {
                stream.close();
            }
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            try (var stream = open(token, school.path() + "/live/stream", "")) {
                return stream.status == 200;
            }
        });
    }

    private record Event(String name, String id, JsonNode data) {}

    private Stream open(String token, String path, String seen) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        if (!seen.isEmpty()) {
            request.header("Last-Event-ID", seen);
        }
        var client = HttpClient.newHttpClient();
        var response = client.send(request.build(), BodyHandlers.ofInputStream());
        return new Stream(client, response.statusCode(),
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8)));
    }

    /** A live view as its reader gets it. */
    private record Stream(HttpClient client, int status, BufferedReader lines) implements AutoCloseable {
        /** The next event of that name; comments and other events are passed over. */
        Event next(String wanted) throws IOException {
            String name = "";
            String id = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ") && name.equals(wanted)) {
                    return new Event(name, id, JSON.readTree(line.substring(6)));
                } else if (line.startsWith("data: ")) {
                    id = "";
                }
            }
            throw new IOException("The stream has ended");
        }

        @Override
        public void close() throws IOException {
            client.shutdownNow();
            lines.close();
        }
    }
}
