package afterbell.attendance;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import afterbell.contracts.enrollment.pickupauthority.v1.Guardian;
import afterbell.contracts.enrollment.pickupauthority.v1.PickupAuthoritySet;
import afterbell.testing.Facts;
import afterbell.testing.TestUsers;
import afterbell.testing.Tokens;

/** R31: what gates and classrooms have seen while they were offline. */
class OfflineDevicesIT extends RunningAttendance {
    private record Group(OwnSchool school, String wu, Pupils pupils, Adults adults) {
        Map<String, Object> fact(String id, String kind, int pupil, String time, String... more) {
            var fact = new HashMap<String, Object>(Map.of("factId", id, "kind", kind, "groupId", pupils.groupId(),
                    "pupilId", pupils.ids().get(pupil), "at", RunningAttendance.at(DAY, time)));
            for (int i = 0; i < more.length; i += 2) {
                fact.put(more[i], more[i + 1]);
            }
            return fact;
        }

        Map<String, Object> mark(int pupil, String presence) {
            return fact("m-" + pupil, "MARK", pupil, "16:00", "presence", presence, "workerId", wu);
        }

        String path(String last) {
            return school.path() + last;
        }
    }

    private Group given(OwnSchool school, int size) {
        var pupils = givenGroup(school.id(), size);
        return new Group(school, givenWorker(school.id()), pupils, givenAdults(pupils.ids()));
    }

    private Group givenInSession(int size) {
        var group = given(givenSchool(), size);
        givenSession(group.school(), DAY, group.wu());
        return group;
    }

    private JsonNode tell(Group group, String device, Duration behind, List<Map<String, Object>> facts) {
        return answer(api().post(group.school().token(), group.path("/device-facts"), Map.of("deviceId", device,
                "sentAt", OffsetDateTime.now().minus(behind).toString(), "facts", facts)), 200).path("items");
    }

    @SafeVarargs
    private JsonNode tell(Group group, String device, Map<String, Object>... facts) {
        return tell(group, device, Duration.ZERO, List.of(facts));
    }

    @Test
    void aClassroomCallsTheRollAndAGateReleasesOutOfOrderAndTwice() {
        var it = givenInSession(2);
        var leaves = it.fact("r-1", "RELEASE", 0, "17:00", "adultId", it.adults().may());
        var early = tell(it, "gate", leaves).get(0);
        assertThat(early.path("state").asString()).isEqualTo("WAITING");
        assertThat(early.path("status").asInt()).isEqualTo(202);

        var roll = tell(it, "room", it.mark(0, "PRESENT"), it.mark(1, "ABSENT_SICK"));
        assertThat(valuesOf(roll, "state")).containsOnly("APPLIED");
        assertThat(tell(it, "gate", leaves).get(0).path("state").asString()).isEqualTo("APPLIED");
        var other = new HashMap<>(leaves);
        other.put("pupilId", it.pupils().ids().get(1));
        var refused = tell(it, "gate", other).get(0);
        assertThat(refused.path("status").asInt()).isEqualTo(409);
        assertThat(refused.path("code").asString()).isEqualTo("attendance.device-fact-told-otherwise");
        other.put("groupId", "g-nowhere");
        assertThat(tell(it, "gate", other).get(0).path("code").asString())
                .isEqualTo("attendance.device-fact-told-otherwise");

        assertThat(endOf(it)).contains("RELEASED").contains("AWAY");
        var told = published(REGISTERS, registerId(it.pupils().groupId(), DAY), 3);
        assertThat(told).extracting(seen -> seen.header("ce_type"))
                .containsExactly("afterbell.attendance.pupils-checked-in.v1", "afterbell.attendance.roll-called.v1",
                        "afterbell.attendance.pupils-released.v1");
    }

    @Test
    void anAdultWhoMustNotAndTwoWhoBothDidAreForAPersonToDecide() {
        var it = givenInSession(2);
        tell(it, "room", it.mark(0, "PRESENT"), it.mark(1, "PRESENT"));
        var pupil = it.pupils().ids().getFirst();
        var forbidden = tell(it, "gate", it.fact("r-1", "RELEASE", 0, "17:00", "adultId", it.adults().mustNot()));
        assertThat(forbidden.get(0).path("state").asString()).isEqualTo("CONFLICT");
        assertThat(forbidden.get(0).path("code").asString()).isEqualTo("attendance.adult-forbidden");
        assertThat(endOf(it)).contains("IN_CARE").doesNotContain("RELEASED");

        var alerts = answer(api().get(it.school().token(), it.path("/alerts?from=" + DAY + "&to=" + DAY)), 200);
        assertThat(valuesOf(alerts.path("items"), "kind")).contains("FORBIDDEN_ADULT_CAME", "DEVICES_CONTRADICT");
        await().atMost(15, SECONDS)
                .until(() -> Facts.about("attendance.safety.v1", registerId(it.pupils().groupId(), DAY))
                        .stream()
                        .anyMatch(seen -> seen.header("ce_type").equals("afterbell.attendance.devices-contradicted.v1")
                                && seen.json().path("matter").asString().equals("ADULT_FORBIDDEN")));

        var conflicts = answer(api().get(it.school().token(), it.path("/device-conflicts")), 200).path("items");
        assertThat(valuesOf(conflicts, "pupilId")).containsExactly(pupil);
        var path = it.path("/device-conflicts/" + it.pupils().groupId() + "/" + DAY + "/AFTERNOON/" + pupil);
        refusal(api().post(Tokens.of("admin-1"), path + "/decision", Map.of("reason", "看过监控")), 403, "out-of-scope");
        refusal(api().post(it.school().token(), path + "/decision",
                Map.of("reason", "看过监控", "keep", Map.of("deviceId", "room", "factId", "m-0"))), 409,
                "attendance.device-fact-not-in-conflict");
        var decided = answer(api().post(it.school().token(), path + "/decision", Map.of("reason", "刷错卡，孩子仍在")), 200);
        assertThat(decided.path("matter").isMissingNode()).isTrue();
        assertThat(valuesOf(decided.path("facts"), "state")).containsExactlyInAnyOrder("APPLIED", "SET_ASIDE");
        answer(api().post(it.school().token(), path + "/decision", Map.of("reason", "刷错卡，孩子仍在")), 200);
        assertThat(answer(api().get(it.school().token(), it.path("/device-conflicts")), 200).path("items")).isEmpty();
        var audit = answer(api().get(Tokens.of("edu-bureau"), "/api/attendance/v1/audit?subjectId=" + pupil), 200);
        assertThat(valuesOf(audit.path("items"), "action")).contains("device-conflict.decided");
    }

    @Test
    void whatIsWrongWithAClockIsShownAndMadeGood() {
        var it = givenInSession(1);
        var fact = new HashMap<>(it.mark(0, "PRESENT"));
        fact.put("at", RunningAttendance.at(DAY, "15:40"));
        tell(it, "room", Duration.ofMinutes(20), List.of(fact));
        var leaves = it.fact("r-1", "RELEASE", 0, "16:30", "adultId", it.adults().may());
        tell(it, "gate", Duration.ofMinutes(-10), List.of(leaves));

        var devices = answer(api().get(it.school().token(), it.path("/devices")), 200).path("items");
        assertThat(valuesOf(devices, "deviceId")).containsExactly("gate", "room");
        assertThat(devices.get(1).path("skewMillis").asLong()).isBetween(1_199_000L, 1_260_000L);
        var entry = answer(api().get(it.school().token(), path(it.pupils().groupId(), DAY)), 200).path("entries")
                .get(0);
        var left = OffsetDateTime.parse(entry.path("releasedAt").asString()).toInstant();
        assertThat(left).isBetween(OffsetDateTime.parse(at(DAY, "16:20")).toInstant().minusSeconds(1),
                OffsetDateTime.parse(at(DAY, "16:21")).toInstant());
        refusal(api().post(it.school().token(), it.path("/device-facts"), Map.of("deviceId", "room", "sentAt",
                "2021-09-13T17:00:00+08:00", "facts", List.of(fact))), 422, "attendance.device-clock-unusable");
    }

    @Test
    void theEndIsTheSameWhateverTheOrder() {
        var school = givenSchool();
        var random = new Random(7);
        var one = given(school, 4);
        var other = given(school, 4);
        givenSession(school, DAY, one.wu(), other.wu());
        var order = new ArrayList<>(IntStream.range(0, factsOf(one).size()).boxed().toList());
        var all = factsOf(one);
        tell(one, "gate", order.stream().map(all::get).toList());
        Collections.shuffle(order, random);
        var again = factsOf(other);
        order.addAll(order.subList(0, 4));
        for (int from = 0; from < order.size(); from += 2) {
            tell(other, "gate-b", order.subList(from, Math.min(order.size(), from + 2))
                    .stream()
                    .map(again::get)
                    .toList());
        }
        assertThat(endOf(other)).isEqualTo(endOf(one));
        assertThat(endOf(one)).contains("RELEASED", "IN_CARE", "AWAY");
    }

    @Test
    void aCodeThatWasShownToTwoDevicesOrOnlineAsWellIsForAPersonToDecide() {
        var it = givenInSession(3);
        var mother = TestUsers.with(Set.of("guardian"), Set.of());
        it.pupils()
                .ids()
                .forEach(pupil -> Facts.publish(pupil, pupil + "-pickup", 2, new PickupAuthoritySet(pupil,
                        List.of(it.adults().may()), List.of(), false, null,
                        List.of(new Guardian(it.adults().may(), mother.id())))));
        var codes = it.pupils().ids().stream().map(pupil -> codeOf(pupil, Tokens.of(mother))).toList();
        tell(it, "room", it.mark(0, "PRESENT"), it.mark(1, "PRESENT"), it.mark(2, "PRESENT"));

        var later = tell(it, "gate-2", it.fact("r-0", "RELEASE", 0, "17:10", "code", codes.get(0)),
                it.fact("r-1", "RELEASE", 1, "17:10", "code", codes.get(1)),
                it.fact("r-2", "RELEASE", 2, "17:10", "code", codes.get(1)));
        assertThat(valuesOf(later, "state")).containsExactly("APPLIED", "APPLIED", "CONFLICT");
        assertThat(later.get(2).path("code").asString()).isEqualTo("attendance.pickup-code-of-another-pupil");
        var first = tell(it, "gate-1", it.fact("r-0", "RELEASE", 0, "17:00", "code", codes.get(0))).get(0);
        assertThat(first.path("status").asInt()).isEqualTo(409);
        assertThat(first.path("code").asString()).isEqualTo("attendance.pickup-code-used");

        var online = Map.of("releases",
                List.of(Map.of("pupilId", it.pupils().ids().get(1), "code", codes.get(1), "at", at(DAY, "17:20"))));
        var used = answer(api().post(it.school().token(), path(it.pupils().groupId(), DAY) + "/releases", online), 200);
        assertThat(valuesOf(used.path("items"), "code")).containsExactly("attendance.pickup-code-used");
        var conflicts = answer(api().get(it.school().token(), it.path("/device-conflicts")), 200).path("items");
        assertThat(valuesOf(conflicts, "matter")).containsExactlyInAnyOrder("CODE_USED", "CODE_USED",
                "CODE_OF_ANOTHER_PUPIL");
        assertThat(conflicts.toString()).doesNotContain(codes.get(0));
        var alerts = answer(api().get(it.school().token(), it.path("/alerts?from=" + DAY + "&to=" + DAY)), 200);
        assertThat(valuesOf(alerts.path("items"), "kind")).filteredOn("PICKUP_CODE_REUSED"::equals).hasSize(2);
        var released = answer(api().get(it.school().token(),
                "/api/attendance/v1/pupils/" + it.pupils().ids().getFirst() + "/custody?date=" + DAY), 200);
        assertThat(released.toString()).contains("BY_CODE");
    }

    private String codeOf(String pupil, String guardian) {
        String path = "/api/attendance/v1/me/pupils/" + pupil + "/pickup-codes/" + DAY + "/AFTERNOON";
        await().atMost(30, SECONDS)
                .until(() -> api().get(guardian, path).returnResult(String.class).getStatus().value() == 200);
        return answer(api().post(guardian, path, Map.of()), 201).path("code").asString();
    }

    private JsonNode tell(Group group, String device, List<Map<String, Object>> facts) {
        return tell(group, device, Duration.ZERO, facts);
    }

    /** One is given to two adults, one left before having come, one is late, one is sick. */
    private static List<Map<String, Object>> factsOf(Group it) {
        return List.of(it.mark(0, "PRESENT"), it.mark(1, "PRESENT"), it.mark(2, "ABSENT_UNEXPLAINED"),
                it.mark(3, "ABSENT_SICK"), it.fact("c-2", "CHECK_IN", 2, "16:20", "workerId", it.wu()),
                it.fact("r-0", "RELEASE", 0, "17:00", "adultId", it.adults().may()),
                it.fact("r-0b", "RELEASE", 0, "16:50", "adultId", it.adults().mustNot()),
                it.fact("r-0c", "RELEASE", 0, "17:05", "adultId", it.adults().may()),
                it.fact("r-1", "RELEASE", 1, "15:50", "adultId", it.adults().may()));
    }

    /** @return presence and custody of each pupil, and what became of each fact, without ids */
    private String endOf(Group it) {
        var end = new TreeMap<Integer, String>();
        var token = it.school().token();
        var entries = answer(api().get(token, path(it.pupils().groupId(), DAY)), 200).path("entries");
        entries.forEach(entry -> end.merge(it.pupils().ids().indexOf(entry.path("pupilId").asString()),
                entry.path("presence").asString() + " " + entry.path("custody").asString() + " "
                        + entry.path("releasedAt").asString(""),
                String::concat));
        it.pupils().ids().forEach(pupil -> {
            var facts = answer(api().get(token, it.path(
                    "/device-conflicts/" + it.pupils().groupId() + "/" + DAY + "/AFTERNOON/" + pupil)), 200)
                    .path("facts");
            facts.forEach(fact -> end.merge(it.pupils().ids().indexOf(pupil), " " + fact.path("factId").asString() + "="
                    + fact.path("state").asString() + fact.path("code").asString(""), String::concat));
        });
        return end.toString();
    }
}
