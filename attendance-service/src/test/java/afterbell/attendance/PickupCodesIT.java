package afterbell.attendance;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import afterbell.attendance.pickup.store.PickupAuthorities;
import afterbell.contracts.enrollment.pickupauthority.v1.Guardian;
import afterbell.contracts.enrollment.pickupauthority.v1.PickupAuthoritySet;
import afterbell.testing.Facts;
import afterbell.testing.TestUsers;
import afterbell.testing.TestUsers.TestUser;
import afterbell.testing.Tokens;

class PickupCodesIT extends RunningAttendance {
    private static final Path SCRIPT = Path.of("..", "docs", "attendance", "verify-pickup-code.sh");

    @Autowired
    private PickupAuthorities authorities;

    private record Family(OwnSchool school, Pupils pupils, String pupil, TestUser mother, String mum, String gran) {
        String register() {
            return RunningAttendance.path(pupils.groupId(), DAY);
        }

        String codes() {
            return "/api/attendance/v1/me/pupils/" + pupil + "/pickup-codes/" + DAY + "/AFTERNOON";
        }

        String token() {
            return Tokens.of(mother);
        }
    }

    private Family given() {
        var school = givenSchool();
        var worker = givenWorker(school.id());
        var pupils = givenGroup(school.id(), 2);
        givenSession(school, DAY, worker);
        answer(api().post(school.token(), path(pupils.groupId(), DAY) + "/roll-call", pupils.allPresent(worker)), 200);
        var mother = TestUsers.with(Set.of("guardian"), Set.of());
        var family = new Family(school, pupils, pupils.ids().getFirst(), mother, unique("mum"), unique("gran"));
        givenPickup(family, 1, List.of(family.mum(), family.gran()), List.of());
        return family;
    }

    private void givenPickup(Family family, int sequence, List<String> may, List<String> mustNot) {
        Facts.publish(family.pupil(), family.pupil() + "-pickup", sequence, new PickupAuthoritySet(family.pupil(), may,
                mustNot, false, null, List.of(new Guardian(family.mum(), family.mother().id()))));
        await().atMost(30, SECONDS).until(() -> {
            var known = authorities.find(List.of(family.pupil())).get(family.pupil());
            return known != null && known.mayCollect().equals(Set.copyOf(may))
                    && known.mustNotCollect().equals(Set.copyOf(mustNot));
        });
    }

    @Test
    void aGuardianIsGivenACodeThatADeviceChecksAloneAndTheSchoolReleasesByOnce(@TempDir Path dir) throws Exception {
        var it = given();
        var issued = answer(api().post(it.token(), it.codes(), Map.of()), 201);
        String code = issued.path("code").asString();
        var keys = keys(it);

        assertThat(issued.path("adultId").asString()).isEqualTo(it.mum());
        assertThat(answer(api().post(it.token(), it.codes(), Map.of("adultId", it.mum())), 200)).isEqualTo(issued);
        assertThat(checked(dir, keys, DAY.toString(), code))
                .isEqualTo(it.pupil() + " " + it.mum() + " " + issued.path("codeId").asString());
        assertThat(checked(dir, keys, DAY.plusDays(1).toString(), code)).isEqualTo("The code is of another day");
        assertThat(checked(dir, keys(given()), DAY.toString(), code))
                .isEqualTo("No key of the school has signed this");

        assertThat(release(it, it.pupil(), code, "17:20")).isEqualTo("");
        assertThat(release(it, it.pupil(), code, "17:20")).isEqualTo("");
        assertThat(release(it, it.pupil(), code, "17:25")).isEqualTo("attendance.pickup-code-used");
        var custody = answer(api().get(it.school().token(),
                "/api/attendance/v1/pupils/" + it.pupil() + "/custody?date=" + DAY), 200);
        var release = custody.path("slots").get(0).path("release");
        assertThat(release.path("recognised").asString()).isEqualTo("BY_CODE");
        assertThat(release.path("codeId")).isEqualTo(issued.path("codeId"));
        assertThat(valuesOf(alerts(it), "kind")).containsExactly("PICKUP_CODE_REUSED");
        var told = published("attendance.safety.v1", registerId(it.pupils().groupId(), DAY), 1).getFirst();
        assertThat(told.header("ce_type")).isEqualTo("afterbell.attendance.pickup-code-reused.v1");
        assertThat(told.violations()).isEmpty();
        var released = published(REGISTERS, registerId(it.pupils().groupId(), DAY), 2).get(1);
        assertThat(released.violations()).isEmpty();
        assertThat(released.json().path("releases").get(0).path("recognised").asString()).isEqualTo("BY_CODE");
    }

    @Test
    void nobodyIsReleasedByACodeThatDoesNotCount() {
        var it = given();
        var mums = answer(api().post(it.token(), it.codes(), Map.of()), 201);
        var grans = answer(api().post(it.token(), it.codes(), Map.of("adultId", it.gran())), 201);
        String code = mums.path("code").asString();
        String other = it.pupils().ids().get(1);

        assertThat(release(it, other, code, "17:20")).isEqualTo("attendance.pickup-code-of-another-pupil");
        assertThat(release(it, it.pupil(), code.substring(0, 200), "17:20"))
                .isEqualTo("attendance.pickup-code-invalid");
        assertThat(releaseAs(it, it.gran(), code)).isEqualTo("attendance.pickup-code-invalid");
        var tomorrow = answer(api().post(it.token(), it.codes().replace(DAY.toString(), DAY.plusDays(1).toString()),
                Map.of()), 201);
        assertThat(release(it, it.pupil(), tomorrow.path("code").asString(), "17:20"))
                .isEqualTo("attendance.pickup-code-of-another-day");

        String mine = it.codes() + "/" + mums.path("codeId").asString();
        var cancelled = answer(api().post(it.token(), mine + "/cancellation", Map.of()), 200);
        assertThat(cancelled.path("code").isMissingNode()).isTrue();
        assertThat(release(it, it.pupil(), code, "17:20")).isEqualTo("attendance.pickup-code-cancelled");
        refusal(api().get(it.token(), mine + "/qr.svg"), 404, "attendance.pickup-code-not-found");

        givenPickup(it, 2, List.of(it.mum()), List.of(it.gran()));
        assertThat(release(it, it.pupil(), grans.path("code").asString(), "17:20"))
                .isEqualTo("attendance.adult-forbidden");
        assertThat(valuesOf(alerts(it), "kind")).containsExactly("FORBIDDEN_ADULT_CAME");
        var audit = answer(api().get(Tokens.of("edu-bureau"), "/api/attendance/v1/audit?subjectId=" + it.pupil()), 200);
        assertThat(valuesOf(audit.path("items"), "action")).contains("pickup-code.issued", "pickup-code.cancelled",
                "release.refused");
    }

    @Test
    void onlyAGuardianOfThePupilIsGivenCodesAndOnlyForWhoMayCollect() {
        var it = given();
        var stranger = Tokens.of(TestUsers.with(Set.of("guardian"), Set.of()));

        refusal(api().post(stranger, it.codes(), Map.of()), 403, "attendance.not-a-guardian");
        refusal(api().get(stranger, it.codes()), 403, "attendance.not-a-guardian");
        refusal(api().post(it.school().token(), it.codes(), Map.of()), 403, "forbidden");
        refusal(api().post(it.token(), it.codes(), Map.of("adultId", "somebody")), 403,
                "attendance.pickup-code-not-authorised");
        refusal(api().post(it.token(), it.codes().replace("AFTERNOON", "NOON"), Map.of()), 422,
                "attendance.pickup-code-without-place");
        refusal(api().post(it.token(), it.codes().replace(DAY.toString(), HOLIDAY.toString()), Map.of()), 422,
                "attendance.no-service-day");
        assertThat(answer(api().get(it.token(), it.codes()), 200).path("items")).isEmpty();
    }

    @Test
    void aCodeIsDrawn() {
        var it = given();
        var issued = answer(api().post(it.token(), it.codes(), Map.of()), 201);
        String drawing = it.codes() + "/" + issued.path("codeId").asString();

        var png = api().get(it.token(), drawing + "/qr.png").expectStatus().isOk().returnResult(byte[].class);
        var svg = api().get(it.token(), drawing + "/qr.svg").expectStatus().isOk().returnResult(String.class);

        assertThat(png.getResponseBody()).startsWith(0x89, 'P', 'N', 'G');
        assertThat(svg.getResponseBody()).startsWith("<svg");
        assertThat(svg.getResponseHeaders().getCacheControl()).contains("no-store");
    }

    @Test
    void aKeyThatIsWithdrawnCountsNoMoreAndGuardiansFetchTheirCodesAgain(@TempDir Path dir) throws Exception {
        var it = given();
        var issued = answer(api().post(it.token(), it.codes(), Map.of()), 201);
        String key = keys(it).path("keys").get(0).path("kid").asString();
        String withdrawal = it.school().path() + "/pickup-keys/2021-09/" + key + "/withdrawal";

        refusal(api().post(Tokens.of("admin-1"), withdrawal, Map.of()), 403, "out-of-scope");
        refusal(api().post(it.school().token(), withdrawal.replace(key, "a1b2c3d4"), Map.of()), 404,
                "attendance.pickup-key-unknown");
        var keys = answer(api().post(it.school().token(), withdrawal, Map.of()), 200);
        assertThat(answer(api().post(it.school().token(), withdrawal, Map.of()), 200)).isEqualTo(keys);

        assertThat(valuesOf(keys.path("keys"), "kid")).hasSize(1).doesNotContain(key);
        assertThat(release(it, it.pupil(), issued.path("code").asString(), "17:20"))
                .isEqualTo("attendance.pickup-code-invalid");
        var again = answer(api().get(it.token(), it.codes()), 200).path("items").get(0);
        assertThat(again.path("codeId")).isEqualTo(issued.path("codeId"));
        assertThat(release(it, it.pupil(), again.path("code").asString(), "17:20")).isEqualTo("");
    }

    @Test
    void theKeysOfTodayAndTheWeekToComeAreThereBeforeAnybodyAsksForACode() {
        var it = givenSchool();
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

        var keys = api().get(null, publicKeys(it, today.toString()));
        keys.expectHeader().valueMatches("Cache-Control", ".*max-age=300.*public.*");
        assertThat(answer(keys, 200).path("keys")).isNotEmpty();
        assertThat(answer(api().get(null, publicKeys(it, "2019-05-05")), 200).path("keys")).isEmpty();
        refusal(api().get(null, publicKeys(it, today.toString()).replace(it.id(), "no-school")), 404,
                "attendance.pickup-keys-of-no-school");
    }

    @Test
    void withoutACodeTwoPeopleReleaseAndThatIsMarkedAndReported() {
        var it = given();
        var second = Tokens.of(TestUsers.with(Set.of("teacher"), Set.of(it.school().id())));
        String check = it.register() + "/identity-checks/" + unique("chk");
        Map<String, Object> claim = Map.of("pupilId", it.pupil(), "adultId", it.gran(), "reason", "NO_PHONE", "at",
                at(DAY, "17:20"));
        var word = Map.of("at", at(DAY, "17:22"));
        String reports = it.school().path() + "/fallback-releases?from=" + DAY + "&to=" + DAY;

        refusal(api().post(second, check + "/confirmation", word), 404, "attendance.identity-check-unknown");
        var waiting = answer(api().put(it.school().token(), check, claim), 200);
        assertThat(answer(api().put(it.school().token(), check, claim), 200)).isEqualTo(waiting);
        refusal(api().put(it.school().token(), check, with(claim, "reason", "OTHER")), 409,
                "attendance.identity-check-told-otherwise");
        refusal(api().post(it.school().token(), check + "/confirmation", word), 403,
                "attendance.second-person-needed");
        assertThat(answer(api().get(it.school().token(), reports), 200).path("items")).isEmpty();

        var confirmed = answer(api().post(second, check + "/confirmation", word), 200);
        assertThat(answer(api().post(second, check + "/confirmation", word), 200)).isEqualTo(confirmed);
        assertThat(confirmed.path("state").asString()).isEqualTo("CONFIRMED");
        refusal(api().post(second, check + "/refusal", word), 409, "attendance.identity-check-confirmed");

        var report = answer(api().get(it.school().token(), reports), 200).path("items");
        assertThat(valuesOf(report, "adultId")).containsExactly(it.gran());
        assertThat(report.get(0).path("checkedBy")).isEqualTo(waiting.path("checkedBy"));
        assertThat(report.get(0).path("confirmedBy")).isEqualTo(confirmed.path("decidedBy"));
        var counts = answer(api().get(Tokens.of("edu-bureau"), "/api/attendance/v1/fallback-releases?date=" + DAY
                + "&limit=1000"), 200);
        assertThat(valuesOf(counts.path("items"), "schoolId")).contains(it.school().id());
        assertThat(answer(api().get(it.school().token(),
                it.school().path() + "/identity-checks?date=" + DAY), 200).path("items")).hasSize(1);
        var released = published(REGISTERS, registerId(it.pupils().groupId(), DAY), 2).get(1);
        assertThat(released.json().path("releases").get(0).path("recognised").asString()).isEqualTo("BY_TWO_PEOPLE");
    }

    @Test
    void aForbiddenAdultIsToldOfWhenSomebodyChecksAndADeclinedPupilStays() {
        var it = given();
        givenPickup(it, 2, List.of(it.mum()), List.of(it.gran()));
        var second = Tokens.of(TestUsers.with(Set.of("teacher"), Set.of(it.school().id())));
        String check = it.register() + "/identity-checks/" + unique("chk");
        Map<String, Object> claim = Map.of("pupilId", it.pupil(), "adultId", it.gran(), "reason", "NO_PHONE", "at",
                at(DAY, "17:20"));

        refusal(api().put(it.school().token(), check, claim), 403, "attendance.adult-forbidden");
        assertThat(valuesOf(alerts(it), "kind")).containsExactly("FORBIDDEN_ADULT_CAME");
        answer(api().put(it.school().token(), check, with(claim, "adultId", it.mum())), 200);
        answer(api().post(second, check + "/refusal", Map.of("at", at(DAY, "17:22"))), 200);
        refusal(api().post(second, check + "/confirmation", Map.of("at", at(DAY, "17:23"))), 409,
                "attendance.identity-check-declined");
        assertThat(answer(api().get(it.school().token(), it.register()), 200).path("inCare").asInt()).isEqualTo(2);
    }

    @Test
    void aSchoolMayNeedCodes() {
        var it = given();
        String policy = it.school().path() + "/pickup-policy";

        refusal(api().put(it.school().token(), policy, Map.of("codesFrom", DAY.toString())), 428, "version-required");
        answer(api().put(it.school().token(), policy, Map.of("codesFrom", DAY.toString()), "If-Match", "\"0\""), 200);
        refusal(api().put(it.school().token(), policy, Map.of(), "If-Match", "\"0\""), 412, "version-mismatch");

        assertThat(named(it, it.mum())).isEqualTo("attendance.pickup-code-needed");
        var code = answer(api().post(it.token(), it.codes(), Map.of()), 201).path("code").asString();
        assertThat(release(it, it.pupil(), code, "17:20")).isEqualTo("");
        assertThat(answer(api().get(it.school().token(), policy), 200).path("codesFrom").asString())
                .isEqualTo(DAY.toString());
    }

    private String named(Family it, String adult) {
        var body = Map.of("releases", List.of(Map.of("pupilId", it.pupil(), "adultId", adult, "at", at(DAY, "17:20"))));
        return answer(api().post(it.school().token(), it.register() + "/releases", body), 200).path("items")
                .get(0)
                .path("code")
                .asString("");
    }

    private static String publicKeys(OwnSchool school, String day) {
        return "/api/attendance/v1/public/schools/" + school.id() + "/pickup-keys/" + day;
    }

    private JsonNode keys(Family it) {
        answer(api().post(it.token(), it.codes(), Map.of("adultId", it.gran())), 201);
        return answer(api().get(null, publicKeys(it.school(), DAY.toString())), 200);
    }

    /** @return what the published script says */
    private static String checked(Path dir, JsonNode keys, String day, String code)
            throws IOException, InterruptedException {
        Path file = Files.writeString(dir.resolve("keys.json"), keys.toString());
        var script = new ProcessBuilder("sh", SCRIPT.toString(), file.toString(), day, "A", code)
                .redirectErrorStream(true)
                .start();
        String said = new String(script.getInputStream().readAllBytes()).strip();
        assertThat(script.waitFor(10, SECONDS)).isTrue();
        return said;
    }

    private String release(Family it, String pupil, String code, String time) {
        return released(it, pupil, null, code, time);
    }

    private String releaseAs(Family it, String adult, String code) {
        return released(it, it.pupil(), adult, code, "17:20");
    }

    private String released(Family it, String pupil, @Nullable String adult, String code, String time) {
        Map<String, Object> shown = Map.of("pupilId", pupil, "code", code, "at", at(DAY, time));
        var body = Map.of("releases", List.of(adult == null ? shown : with(shown, "adultId", adult)));
        return answer(api().post(it.school().token(), it.register() + "/releases", body), 200).path("items")
                .get(0)
                .path("code")
                .asString("");
    }

    private JsonNode alerts(Family it) {
        return answer(api().get(it.school().token(), it.school().path() + "/alerts?from=" + DAY + "&to=" + DAY), 200)
                .path("items");
    }
}
