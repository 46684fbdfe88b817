package afterbell.attendance;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import afterbell.attendance.handover.model.Handover.Accepted;
import afterbell.attendance.handover.model.Handover.Receipt;
import afterbell.attendance.handover.store.Handovers;
import afterbell.testing.TestUsers;
import afterbell.testing.Tokens;

/** R31: two people say the same of two groups' pupils, and only then they change hands. */
class OfferingPupilsIT extends RunningAttendance {
    @Autowired
    private Handovers handovers;

    /** Two groups in the care of wu; the giver's login is the school's, the taker has one of its own. */
    private record Merging(OwnSchool school, String taker, String wu, String li, Pupils first, Pupils second) {
        String handOver(String id) {
            return school.session(DAY) + "/hand-overs/" + id;
        }

        List<String> all() {
            return Stream.concat(first.ids().stream(), second.ids().stream()).toList();
        }
    }

    private Merging given() {
        var school = givenSchool();
        var wu = givenWorker(school.id());
        var li = givenWorker(school.id());
        var first = givenGroup(school.id(), 2);
        var second = givenGroup(school.id(), 1);
        givenSession(school, DAY, wu, li);
        for (var group : List.of(first, second)) {
            answer(api().post(school.token(), path(group.groupId(), DAY) + "/roll-call", group.allPresent(wu)), 200);
        }
        var taker = Tokens.of(TestUsers.with(Set.of("teacher"), Set.of(school.id())));
        return new Merging(school, taker, wu, li, first, second);
    }

    @Test
    void twoGroupsJoinOneWorkerWhenBothHaveSaidTheSame() {
        var it = given();
        var offered = answer(offer(it, "h-1"), 200);
        assertThat(offered.path("state").asString()).isEqualTo("OFFERED");
        assertThat(answer(offer(it, "h-1"), 200)).isEqualTo(offered);
        assertThat(holders(it)).as("nothing moves by the offer").containsOnly(it.wu());

        refusal(accept(it, it.school().token(), "h-1", it.all()), 409, "attendance.one-person-for-both");
        var differs = refusal(accept(it, it.taker(), "h-1", it.first().ids()), 409, "attendance.head-count-differs");
        assertThat(differs.path("detail").asString()).contains(it.second().ids().getFirst())
                .doesNotContain(it.first().ids().getFirst());
        assertThat(holders(it)).containsOnly(it.wu());

        var done = answer(accept(it, it.taker(), "h-1", it.all()), 200);
        assertThat(done.path("state").asString()).isEqualTo("DONE");
        assertThat(done.path("stayed")).isEmpty();
        assertThat(answer(accept(it, it.taker(), "h-1", it.all()), 200)).isEqualTo(done);
        assertThat(holders(it)).containsOnly(it.li());
        for (var group : List.of(it.first(), it.second())) {
            var told = published(REGISTERS, registerId(group.groupId(), DAY), 2);
            assertThat(told).hasSize(2);
            assertThat(told.getLast().json().path("handoverId").asString()).isEqualTo("h-1");
            assertThat(told).allSatisfy(fact -> assertThat(fact.violations()).isEmpty());
        }
        refusal(api().post(it.school().token(), it.handOver("h-1") + "/withdrawal", Map.of()), 409,
                "attendance.hand-over-accepted");
        var audit = answer(api().get(Tokens.of("edu-bureau"), "/api/attendance/v1/audit?subjectId=h-1"), 200);
        assertThat(valuesOf(audit.path("items"), "action")).contains("hand-over.refused");
    }

    @Test
    void theChainShowsBothSides() {
        var it = given();
        answer(offer(it, "h-1"), 200);
        answer(accept(it, it.taker(), "h-1", it.all()), 200);

        var care = answer(api().get(it.school().token(),
                "/api/attendance/v1/pupils/" + it.second().ids().getFirst() + "/custody?date=" + DAY), 200)
                .path("slots")
                .get(0)
                .path("care");

        assertThat(valuesOf(care, "workerId")).containsExactly(it.wu(), it.li());
        var handed = care.get(1).path("handed");
        assertThat(handed.path("givenAt").asString()).isEqualTo("2021-09-13T08:50:00Z");
        assertThat(handed.path("takenAt").asString()).isEqualTo("2021-09-13T08:52:00Z");
        assertThat(handed.path("givenBy").asString()).isNotEqualTo(handed.path("takenBy").asString());
    }

    @Test
    void anOfferIsWithdrawnAndOneThatNobodyAcceptsComesToNothing() {
        var it = given();
        answer(offer(it, "h-1"), 200);
        assertThat(answer(api().post(it.taker(), it.handOver("h-1") + "/withdrawal", Map.of()), 200).path("state")
                .asString()).isEqualTo("WITHDRAWN");
        refusal(accept(it, it.taker(), "h-1", it.all()), 409, "attendance.hand-over-withdrawn");
        answer(offer(it, "h-2"), 200);
        var adults = givenAdults(it.all());
        for (var group : List.of(it.first(), it.second())) {
            answer(api().post(it.school().token(), path(group.groupId(), DAY) + "/releases", Map.of("releases",
                    group.ids()
                            .stream()
                            .map(pupil -> Map.of("pupilId", pupil, "adultId", adults.may(), "at", at(DAY, "17:20")))
                            .toList())),
                    200);
        }
        answer(api().post(it.school().token(), it.school().session(DAY) + "/close", Map.of("at", at(DAY, "18:05"))),
                200);

        var all = answer(api().get(it.taker(), it.school().session(DAY) + "/hand-overs"), 200).path("items");

        assertThat(valuesOf(all, "state")).containsExactly("WITHDRAWN", "EXPIRED");
        refusal(accept(it, it.taker(), "h-2", it.all()), 409, "attendance.session-not-open");
    }

    @Test
    void whatACrashHasLeftIsCompletedByTheSweeper() {
        var it = given();
        answer(offer(it, "h-1"), 200);
        var offered = handovers.find(it.school().id(), "h-1").orElseThrow();
        var receipt = new Receipt(Instant.parse("2021-09-13T08:52:00Z"), "teacher", Set.copyOf(it.all()));
        handovers.save(offered, new Accepted(offered.state().offer(), receipt), Instant.parse("2021-09-13T08:52:00Z"));

        await().atMost(20, TimeUnit.SECONDS)
                .until(() -> answer(api().get(it.taker(), it.handOver("h-1")), 200).path("state")
                        .asString()
                        .equals("DONE"));

        assertThat(holders(it)).containsOnly(it.li());
        assertThat(published(REGISTERS, registerId(it.first().groupId(), DAY), 2)).hasSize(2);
    }

    @Test
    void onlyTheSchoolsOwnPeopleHandOver() {
        var it = given();
        var body = offering(it);

        refusal(api().put(Tokens.of("teacher-1"), it.handOver("h-1"), body), 403, "out-of-scope");
        refusal(api().put(Tokens.of("guard-1"), it.handOver("h-1"), body), 403, "forbidden");
        refusal(accept(it, it.taker(), "h-0", it.all()), 404, "attendance.hand-over-unknown");
        refusal(api().put(it.taker(), it.handOver("h-1"), with(body, "groups", List.of())), 400, "validation-failed");
    }

    private Map<String, Object> offering(Merging it) {
        return Map.of("fromWorkerId", it.wu(), "toWorkerId", it.li(), "at", at(DAY, "16:50"), "groups",
                Stream.of(it.first(), it.second())
                        .map(group -> Map.of("groupId", group.groupId(), "pupilIds", group.ids()))
                        .toList());
    }

    private ResponseSpec offer(Merging it, String id) {
        return api().put(it.school().token(), it.handOver(id), offering(it));
    }

    private ResponseSpec accept(Merging it, String token, String id, List<String> pupilIds) {
        return api().post(token, it.handOver(id) + "/acceptance",
                Map.of("at", at(DAY, "16:52"), "pupilIds", pupilIds));
    }

    private List<String> holders(Merging it) {
        return Stream.of(it.first(), it.second())
                .map(group -> answer(api().get(it.school().token(), path(group.groupId(), DAY)), 200))
                .flatMap(register -> valuesOf(register.path("entries"), "workerId").stream())
                .toList();
    }
}
