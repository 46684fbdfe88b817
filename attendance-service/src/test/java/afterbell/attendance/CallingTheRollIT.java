package afterbell.attendance;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

import afterbell.testing.Api;
import afterbell.testing.Facts;
import afterbell.testing.SeenFact;
import afterbell.testing.Tokens;

/** R31: one atomic write with its event, told once however often it is asked. */
class CallingTheRollIT extends RunningAttendance {
    @Autowired
    private MongoTemplate mongo;

    @Test
    void storesTheRegisterAndAnswersWithItsVersion() {
        var pupils = givenGroup(SCHOOL, 3);

        var called = callAsTeacher(pupils, pupils.marked("ABSENT_SICK")).expectHeader().valueEquals("ETag", "\"1\"");

        var register = answer(called, 200);
        assertThat(register.path("registerId").asString()).isEqualTo(registerId(pupils.groupId(), DAY));
        assertThat(register.path("schoolId").asString()).isEqualTo(SCHOOL);
        assertThat(register.path("present").asInt()).isZero();
        assertThat(register.path("entries").findValuesAsString("pupilId")).isEqualTo(pupils.ids());
        assertThat(read(pupils)).isEqualTo(register);
    }

    @Test
    void publishesTheFactAsTheContractSays() {
        var pupils = givenGroup(SCHOOL, 2);
        callAsTeacher(pupils, pupils.allPresent(), "X-Correlation-Id", "gate-17").expectStatus().isOk();

        var fact = published(pupils, 1).getFirst();

        String register = registerId(pupils.groupId(), DAY);
        assertThat(fact.key()).isEqualTo(SCHOOL);
        assertThat(fact.headers()).containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_type", "afterbell.attendance.roll-called.v1")
                .containsEntry("ce_source", "/afterbell/attendance/registers")
                .containsEntry("ce_subject", register)
                .containsEntry("ce_id", register + "#1")
                .containsEntry("ce_sequence", "1")
                .containsEntry("ce_correlationid", "gate-17")
                .containsEntry("content-type", "application/json")
                .doesNotContainKey("ce_causationid");
        assertThat(Instant.parse(fact.header("ce_time"))).isBetween(Instant.now().minus(Duration.ofMinutes(1)),
                Instant.now());
        assertThat(fact.violations()).isEmpty();
        assertThat(fact.json().path("serviceDate").asString()).isEqualTo("2021-09-13");
        assertThat(fact.json().path("slot").asString()).isEqualTo("AFTERNOON");
        assertThat(fact.json().path("groupId").asString()).isEqualTo(pupils.groupId());
        assertThat(fact.json().path("entries").findValuesAsString("pupilId")).isEqualTo(pupils.ids());
        assertThat(fact.json().path("entries").findValuesAsString("revision")).containsOnly("1");
    }

    @Test
    void leavesNothingWaitingInTheDocumentOnceItIsPublished() {
        var pupils = givenGroup(SCHOOL, 1);
        callAsTeacher(pupils, pupils.allPresent()).expectStatus().isOk();

        await().atMost(10, SECONDS).untilAsserted(() -> {
            var stored = mongo.getCollection("registers").find(byId(pupils)).first();
            assertThat(stored).isNotNull();
            assertThat(stored.getList("o", Object.class)).isEmpty();
            assertThat(stored).doesNotContainKey("oa").containsEntry("v", 1L).containsEntry("q", 1L);
        });
    }

    @Test
    void aCorrectionNeedsTheVersionSeenAndTellsOnlyWhatChanged() {
        var pupils = givenGroup(SCHOOL, 2);
        callAsTeacher(pupils, pupils.allPresent()).expectStatus().isOk();
        var unfounded = roll(List.of(mark(pupils.ids().get(0), "PRESENT"), mark(pupils.ids().get(1), "ABSENT_LEAVE")));
        var corrected = because(unfounded);

        refusal(callAsTeacher(pupils, unfounded), 428, "version-required");
        refusal(callAsTeacher(pupils, corrected), 428, "version-required");
        var refused = refusal(callAsTeacher(pupils, unfounded, "If-Match", "\"1\""), 422, "attendance.reason-missing");
        assertThat(refused.path("rule").asString()).isEqualTo("R31");
        refusal(callAsTeacher(pupils, corrected, "If-Match", "\"9\""), 412, "version-mismatch");
        var register = answer(callAsTeacher(pupils, corrected, "If-Match", "\"1\""), 200);
        refusal(callAsTeacher(pupils, because(pupils.allPresent()), "If-Match", "\"1\""), 412, "version-mismatch");
        assertThat(answer(callAsTeacher(pupils, corrected), 200)).isEqualTo(register);

        assertThat(register.path("corrections")).hasSize(1);
        assertThat(audited(registerId(pupils.groupId(), DAY))).containsExactly("register.corrected");
        assertThat(register.path("version").asInt()).isEqualTo(2);
        assertThat(register.path("present").asInt()).isEqualTo(1);
        var fact = published(pupils, 2).get(1);
        assertThat(fact.header("ce_type")).isEqualTo("afterbell.attendance.register-corrected.v1");
        assertThat(fact.header("ce_sequence")).isEqualTo("2");
        assertThat(fact.violations()).isEmpty();
        assertThat(fact.json().path("entries").findValuesAsString("pupilId")).containsExactly(pupils.ids().get(1));
        assertThat(fact.json().path("entries").findValuesAsString("revision")).containsExactly("2");
    }

    @Test
    void aRepeatedKeyRepeatsTheAnswerAndIsNoSecondCall() {
        var pupils = givenGroup(SCHOOL, 2);
        String key = Api.key();
        var first = answer(callAsTeacher(pupils, pupils.allPresent(), "Idempotency-Key", key), 200);

        var again = callAsTeacher(pupils, pupils.allPresent(), "Idempotency-Key", key).expectHeader()
                .valueEquals("Idempotency-Replayed", "true")
                .expectHeader()
                .valueEquals("ETag", "\"1\"");

        assertThat(answer(again, 200)).isEqualTo(first);
        refusal(callAsTeacher(pupils, pupils.marked("ABSENT_SICK"), "Idempotency-Key", key), 422,
                "idempotency-key-reused");
        assertThat(read(pupils)).isEqualTo(first);
        assertThat(publishedAfterASettledMoment(pupils)).hasSize(1);
    }

    @Test
    void theSameRollWithANewKeyAfterALostAnswerChangesNothing() {
        var pupils = givenGroup(SCHOOL, 2);
        var first = answer(callAsTeacher(pupils, pupils.allPresent()), 200);

        var again = callAsTeacher(pupils, pupils.allPresent()).expectHeader().doesNotExist("Idempotency-Replayed");

        assertThat(answer(again, 200)).isEqualTo(first);
        assertThat(publishedAfterASettledMoment(pupils)).hasSize(1);
    }

    private List<String> audited(String subject) {
        var page = answer(api().get(Tokens.of("edu-bureau"), "/api/attendance/v1/audit?subjectId=" + subject), 200);
        return valuesOf(page.path("items"), "action");
    }

    private JsonNode read(Pupils pupils) {
        return answer(api().get(Tokens.of("teacher-1"), path(pupils.groupId(), DAY)), 200);
    }

    private List<SeenFact> published(Pupils pupils, int count) {
        return await().atMost(15, SECONDS)
                .until(() -> Facts.about(REGISTERS, registerId(pupils.groupId(), DAY)), it -> it.size() >= count);
    }

    /** A later fact of the same school, and so of the same partition, has arrived: nothing is on its way any more. */
    private List<SeenFact> publishedAfterASettledMoment(Pupils pupils) {
        var later = givenGroup(SCHOOL, 1);
        callAsTeacher(later, later.allPresent()).expectStatus().isOk();
        published(later, 1);
        return published(pupils, 1);
    }

    private static Document byId(Pupils pupils) {
        return new Document("_id", registerId(pupils.groupId(), DAY));
    }
}
