package afterbell.attendance;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

import afterbell.attendance.correction.model.CorrectionRules;
import afterbell.attendance.correction.model.CorrectionRules.Asking;
import afterbell.attendance.correction.model.CorrectionRules.Outcome.Done;
import afterbell.attendance.group.model.Slot;
import afterbell.attendance.rollcall.model.CorrectionRequest.Decision;
import afterbell.attendance.rollcall.model.Presence;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.attendance.rollcall.model.RollCall.Mark;
import afterbell.attendance.rollcall.store.Registers;
import afterbell.attendance.seal.model.DaySeals.Recheck;
import afterbell.attendance.session.model.Session.Closed;
import afterbell.attendance.session.model.SessionId;
import afterbell.attendance.session.store.Sessions;
import afterbell.testing.SeenFact;
import afterbell.testing.Tokens;

/** R16, R31: a day is sealed when it is closed, corrected with the bureau's approval, and sealed again. */
class SealedDayIT extends RunningAttendance {
    private static final Path SCRIPT = Path.of("..", "docs", "attendance", "verify-proof.sh");
    private static final String SESSIONS = "attendance.session.v1";

    @Autowired
    private MongoTemplate mongo;
    @Autowired
    private Sessions sessions;
    @Autowired
    private Registers registers;

    /** A closed session; all pupils were there, were collected at 17:20, and the last one was sick. */
    private record ClosedDay(OwnSchool school, Pupils pupils, Adults adults) {
        String register() {
            return RunningAttendance.path(pupils.groupId(), DAY);
        }

        String proof(int pupil) {
            return register() + "/proofs/" + pupils.ids().get(pupil);
        }

        String requests() {
            return register() + "/correction-requests";
        }

        String sessionId() {
            return school.id() + ":" + DAY + ":AFTERNOON";
        }
    }

    private ClosedDay given(int size) {
        var school = givenSchool();
        var worker = givenWorker(school.id());
        var pupils = givenGroup(school.id(), size);
        var other = givenGroup(school.id(), 2);
        var adults = givenAdults(pupils.ids());
        givenSession(school, DAY, worker);
        var day = new ClosedDay(school, pupils, adults);
        var marks = IntStream.range(0, size)
                .mapToObj(i -> mark(pupils.ids().get(i), i < size - 1 ? "PRESENT" : "ABSENT_SICK"))
                .toList();
        answer(api().post(school.token(), day.register() + "/roll-call", with(roll(marks), "workerId", worker)), 200);
        answer(api().post(school.token(), path(other.groupId(), DAY) + "/roll-call", other.marked("ABSENT_LEAVE")),
                200);
        release(day, pupils.ids().subList(0, size - 1));
        answer(api().post(school.token(), school.session(DAY) + "/close", Map.of("at", at(DAY, "18:05"))), 200);
        return day;
    }

    private void release(ClosedDay day, List<String> pupilIds) {
        var items = answer(api().post(day.school().token(), day.register() + "/releases", Map.of("releases",
                pupilIds.stream()
                        .map(id -> Map.of("pupilId", id, "adultId", day.adults().may(), "at", at(DAY, "17:20")))
                        .toList())),
                200).path("items");
        assertThat(valuesOf(items, "status")).containsOnly("200");
    }

    @Test
    void aServedPupilsRecordIsVerifiedByAFewLinesOfPublicCodeAndATamperedOneFails(@TempDir Path folder)
            throws Exception {
        var it = given(5);
        var told = published(SESSIONS, it.sessionId(), 2).getLast();
        assertThat(told.header("ce_type")).isEqualTo("afterbell.attendance.session-closed.v1");
        assertThat(told.violations()).isEmpty();
        assertThat(told.json().path("seal").path("entries").asInt()).isEqualTo(7);
        String root = told.json().path("seal").path("root").asString();

        var proof = answer(api().get(Tokens.of("fin-bureau"), it.proof(1)), 200);

        assertThat(proof.path("root").asString()).isEqualTo(root);
        assertThat(proof.path("fact").asString()).contains("|" + it.pupils().ids().get(1) + "|PRESENT|1|")
                .endsWith("|COLLECTED|" + it.adults().may() + "|2021-09-13T09:20:00Z");
        var file = Files.writeString(folder.resolve("proof.json"), proof.toString());
        assertThat(verified(file, root)).isEqualTo(proof.path("fact").asString());
        var tampered = Files.writeString(folder.resolve("tampered.json"),
                proof.toString().replace("|PRESENT|1|", "|ABSENT_SICK|1|"));
        assertThat(verified(tampered, root)).isEmpty();
        assertThat(verified(file, root.replace(root.charAt(0), root.charAt(0) == 'a' ? 'b' : 'a'))).isEmpty();
        var session = answer(api().get(it.school().token(), it.school().session(DAY)), 200);
        assertThat(valuesOf(session.path("closing").path("seals"), "root")).containsExactly(root);
    }

    @Test
    void nothingIsProvenBeforeTheClosingNorToStrangers() {
        var it = given(2);
        refusal(api().get(Tokens.of("teacher-1"), it.proof(0)), 403, "out-of-scope");
        refusal(api().get(Tokens.of("guard-1"), it.proof(0)), 403, "forbidden");
        refusal(api().get(it.school().token(), it.proof(0) + "?seal=2"), 404, "attendance.seal-unknown");
        refusal(api().get(it.school().token(), it.register() + "/proofs/" + unique("p")), 404,
                "attendance.pupil-not-on-register");

        var school = givenSchool();
        var pupils = givenGroup(school.id(), 1);
        givenSession(school, DAY);
        answer(api().post(school.token(), path(pupils.groupId(), DAY) + "/roll-call", pupils.marked("ABSENT_SICK")),
                200);
        refusal(api().get(school.token(), path(pupils.groupId(), DAY) + "/proofs/" + pupils.ids().getFirst()), 409,
                "attendance.day-not-sealed");
    }

    @Test
    void aLateCorrectionWaitsForTheBureauAndGetsAFurtherSeal() {
        var it = given(3);
        var ask = Map.of("entries", List.of(mark(it.pupils().ids().get(2), "PRESENT")), "reason", "迟到，漏记");
        for (int twice = 0; twice < 2; twice++) {
            var asked = answer(api().post(it.school().token(), it.requests(), ask), 200);
            assertThat(valuesOf(asked.path("requests"), "state")).containsExactly("PENDING");
            assertThat(asked.path("present").asInt()).isEqualTo(2);
        }
        assertThat(valuesOf(pending(), "registerId")).contains(registerId(it.pupils().groupId(), DAY));
        refusal(api().post(it.school().token(), it.requests() + "/1/approve", Map.of()), 403, "forbidden");

        for (int twice = 0; twice < 2; twice++) {
            var approved = answer(api().post(Tokens.of("edu-bureau"), it.requests() + "/1/approve", Map.of()), 200);
            assertThat(valuesOf(approved.path("requests"), "state")).containsExactly("APPROVED");
            assertThat(valuesOf(approved.path("corrections"), "reason")).containsExactly("迟到，漏记");
            assertThat(valuesOf(approved.path("originals"), "presence")).containsExactly("ABSENT_SICK");
            assertThat(approved.path("present").asInt()).isEqualTo(3);
        }

        assertThat(valuesOf(pending(), "registerId")).doesNotContain(registerId(it.pupils().groupId(), DAY));
        var facts = published(REGISTERS, registerId(it.pupils().groupId(), DAY), 4);
        assertThat(facts).extracting(fact -> fact.header("ce_type"))
                .contains("afterbell.attendance.correction-requested.v1",
                        "afterbell.attendance.register-corrected.v1");
        assertThat(facts).allSatisfy(fact -> assertThat(fact.violations()).isEmpty());
        assertThat(facts.getLast().json().path("requestNumber").asInt()).isEqualTo(1);
        assertThat(facts).noneMatch(fact -> fact.json().toString().contains("漏记"));
        var resealed = published(SESSIONS, it.sessionId(), 3).getLast();
        assertThat(resealed.header("ce_type")).isEqualTo("afterbell.attendance.session-resealed.v1");
        assertThat(resealed.violations()).isEmpty();
        assertThat(proof(it, 2, 1).path("fact").asString()).contains("|ABSENT_SICK|1|");
        var now = proof(it, 2, 2);
        assertThat(now.path("fact").asString()).contains("|PRESENT|2|");
        assertThat(now.path("root").asString()).isEqualTo(resealed.json().path("seal").path("root").asString());
        assertThat(audited(it)).containsExactly("correction.requested", "correction.approved");
        assertThat(mongo.getCollection("registers")
                .find(new Document("_id", registerId(it.pupils().groupId(), DAY)))
                .first()
                .toString()).doesNotContain("漏记");
    }

    @Test
    void whoWasThereAfterAllIsReleasedLateAndSealedOnceMore() {
        var it = given(2);
        var ask = Map.of("entries", List.of(mark(it.pupils().ids().get(1), "PRESENT")), "reason", "漏记");
        answer(api().post(it.school().token(), it.requests(), ask), 200);
        answer(api().post(Tokens.of("edu-bureau"), it.requests() + "/1/approve", Map.of()), 200);

        release(it, it.pupils().ids().subList(1, 2));

        assertThat(published(SESSIONS, it.sessionId(), 4).getLast().json().path("seal").path("number").asInt())
                .isEqualTo(3);
        assertThat(proof(it, 1, 2).path("fact").asString()).endsWith("|PRESENT|2|-|-|-|-");
        assertThat(proof(it, 1, 3).path("fact").asString()).contains("|COLLECTED|");
    }

    @Test
    void aRefusedCorrectionChangesNothingAndMayBeAskedForAgain() {
        var it = given(2);
        var ask = Map.of("entries", List.of(mark(it.pupils().ids().get(0), "ABSENT_SICK")), "reason", "记错");
        answer(api().post(it.school().token(), it.requests(), ask), 200);
        refusal(api().post(it.school().token(), it.requests(),
                Map.of("entries", List.of(mark(it.pupils().ids().get(1), "PRESENT")), "reason", "漏记")), 409,
                "attendance.correction-pending");

        var refused = answer(api().post(Tokens.of("edu-bureau"), it.requests() + "/1/refuse",
                Map.of("reason", "无佐证材料")), 200);

        assertThat(valuesOf(refused.path("requests"), "decidedBecause")).containsExactly("无佐证材料");
        assertThat(refused.path("present").asInt()).isEqualTo(1);
        refusal(api().post(Tokens.of("edu-bureau"), it.requests() + "/1/approve", Map.of()), 409,
                "attendance.correction-decided-otherwise");
        refusal(api().post(Tokens.of("edu-bureau"), it.requests() + "/2/approve", Map.of()), 404,
                "attendance.correction-request-unknown");
        answer(api().post(it.school().token(), it.requests(), ask), 200);
        var session = answer(api().get(it.school().token(), it.school().session(DAY)), 200);
        assertThat(session.path("closing").path("seals")).hasSize(1);
    }

    @Test
    void aRegisterThatWasChangedInTheStoreProvesNothing() {
        var it = given(3);
        var id = new Document("_id", registerId(it.pupils().groupId(), DAY));
        var stored = mongo.getCollection("registers").find(id).first();
        var entries = stored.get("s", Document.class).getList("e", Document.class);
        entries.getLast().put("s", "P");
        mongo.getCollection("registers").updateOne(id, new Document("$set", new Document("s.e", entries)));

        refusal(api().get(it.school().token(), it.proof(0)), 409, "attendance.seal-broken");
    }

    /** A process leaves word, corrects the register, and dies. */
    @Test
    void whatACrashHasLeftUnsealedIsSealedWhenTheWordIsDue() {
        var it = given(2);
        var session = sessions.find(new SessionId(it.school().id(), DAY, Slot.AFTERNOON)).orElseThrow();
        var closed = (Closed) session.state();
        var word = new Recheck("word", Instant.now().minusSeconds(1), it.pupils().groupId());
        var register = registers.find(new RegisterId(it.pupils().groupId(), DAY, Slot.AFTERNOON)).orElseThrow();
        var asked = (Done) CorrectionRules.request(register.state(), new Asking(
                List.of(new Mark(it.pupils().ids().get(1), Presence.PRESENT)), "漏记", "me", Instant.now()), _ -> true,
                false);
        Called pending = asked.register();
        var approved = (Done) CorrectionRules.approve(pending, 1, new Decision(Instant.now(), "bureau", null));
        var _ = registers.save(register, approved.register(), approved.events());
        var _ = sessions.save(session, closed.sealedBy(closed.closing().seals().awaiting(word)), List.of());

        List<SeenFact> facts = published(SESSIONS, it.sessionId(), 3);

        assertThat(facts.getLast().header("ce_type")).isEqualTo("afterbell.attendance.session-resealed.v1");
        assertThat(proof(it, 1, 2).path("fact").asString()).contains("|PRESENT|2|");
    }

    private JsonNode proof(ClosedDay it, int pupil, int seal) {
        return answer(api().get(it.school().token(), it.proof(pupil) + "?seal=" + seal), 200);
    }

    private JsonNode pending() {
        return answer(api().get(Tokens.of("edu-bureau"), "/api/attendance/v1/correction-requests?limit=1000"), 200)
                .path("items");
    }

    private List<String> audited(ClosedDay it) {
        return valuesOf(answer(api().get(Tokens.of("edu-bureau"),
                "/api/attendance/v1/audit?subjectId=" + registerId(it.pupils().groupId(), DAY)), 200).path("items"),
                "action");
    }

    /** @return the line that the script prints; empty when it says that the line does not stand under the seal */
    private static String verified(Path proof, String root) throws Exception {
        var script = new ProcessBuilder("sh", SCRIPT.toString(), proof.toString(), root)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return script.waitFor() == 0 ? printed.strip() : "";
    }
}
