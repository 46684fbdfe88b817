package afterbell.funding;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

import afterbell.contracts.attendance.session.v1.Seal;
import afterbell.contracts.attendance.session.v1.SessionResealed;
import afterbell.contracts.attendance.session.v1.Slot;
import afterbell.contracts.enrollment.place.v1.PlaceGranted;
import afterbell.contracts.enrollment.semester.v1.ServedRule;
import afterbell.funding.place.store.Places;
import afterbell.funding.seal.model.SchoolSeals.DaySeal;
import afterbell.funding.seal.store.Seals;
import afterbell.funding.servedday.model.Semester;
import afterbell.testing.Facts;
import afterbell.testing.SeenFact;
import afterbell.testing.Tokens;

/** R16, R17: what was metered becomes claims of the whole city, which schools confirm and the bureau approves. */
class FromServedDaysToAClaimIT extends RunningFunding {
    private static final String BUREAU = "edu-bureau";

    @Autowired
    private Places places;
    @Autowired
    private Seals seals;

    @Test
    void everySchoolClaimsForItsPupilsAndAPupilOfTwoSchoolsIsPaidForOnce() {
        semester("2031-autumn", LocalDate.of(2031, 9, 1), 28, ServedRule.DISTINCT_SERVED, 1);
        String one = unique("s");
        String two = unique("s");
        String moved = unique("p");
        String stayed = unique("p");
        publish(called(one, "g" + one, LocalDate.of(2031, 9, 1), present(moved, 1), present(stayed, 1)), 1);
        publish(called(two, "g" + two, LocalDate.of(2031, 9, 2), present(moved, 1)), 1);
        publish(called(two, "g" + two, LocalDate.of(2031, 9, 3), present(moved, 1)), 1);
        // A Saturday that is no service day
        publish(called(one, "g" + one, LocalDate.of(2031, 9, 6), present(unique("p"), 1)), 1);
        counted(one, two);

        JsonNode city = compute("2031-autumn");

        assertThat(city.path("schools").asInt()).isEqualTo(2);
        assertThat(city.path("pupils").asInt()).isEqualTo(2);
        assertThat(city.path("totalFen").asLong()).isEqualTo(25_000);
        assertThat(city.path("items").findValuesAsString("state")).containsExactly("COMPUTED", "COMPUTED");
        var pupils = pupils(one, "2031-autumn", "").path("items").valueStream().toList();
        assertThat(pupils).hasSize(2).anySatisfy(it -> {
            assertThat(it.path("pupilId").asString()).isEqualTo(moved);
            assertThat(it.path("days").asInt()).isEqualTo(1);
            assertThat(it.path("firstDay").asString()).isEqualTo("2031-09-01");
            assertThat(it.path("counted").asBoolean()).isFalse();
            assertThat(it.path("paidElsewhere").asBoolean()).isTrue();
        });
        assertThat(pupils(two, "2031-autumn", "").path("items").get(0).path("counted").asBoolean()).isTrue();
        assertThat(claimEvents(one, "2031-autumn")).hasSize(1)
                .allSatisfy(it -> assertThat(it.violations()).isEmpty());
    }

    @Test
    void computingAgainChangesNothingUntilAFactArrivesAndNothingAtAllOnceItIsConfirmed() {
        semester("2032-autumn", LocalDate.of(2032, 9, 1), 28, ServedRule.DISTINCT_SERVED, 1);
        String school = unique("s");
        String admin = admin(school);
        publish(called(school, school, LocalDate.of(2032, 9, 1), present(unique("p"), 1)), 1);
        counted(school);
        compute("2032-autumn");
        compute("2032-autumn");
        assertThat(claim(school, "2032-autumn").path("version").asInt()).isEqualTo(1);

        publish(called(school, school, LocalDate.of(2032, 9, 2), present(unique("p"), 1)), 1);
        counted(school);
        compute("2032-autumn");
        assertThat(claim(school, "2032-autumn").path("amountFen").asLong()).isEqualTo(25_000);
        answer(confirm(admin, school, "2032-autumn"), 200);
        publish(called(school, school, LocalDate.of(2032, 9, 3), present(unique("p"), 1)), 1);
        counted(school);

        JsonNode city = compute("2032-autumn");
        assertThat(city.path("totalFen").asLong()).isEqualTo(25_000);
        assertThat(city.path("items").get(0).path("state").asString()).isEqualTo("CONFIRMED");
        assertThat(claimEvents(school, "2032-autumn")).extracting(it -> it.header("ce_type"))
                .containsExactly("afterbell.funding.claim-computed.v1", "afterbell.funding.claim-computed.v1",
                        "afterbell.funding.claim-confirmed.v1");
    }

    @Test
    void aClaimGoesFromTheSchoolToTheBureauAndBack() {
        semester("2033-autumn", LocalDate.of(2033, 9, 1), 28, ServedRule.DISTINCT_SERVED, 1);
        String school = unique("s");
        String admin = admin(school);
        String pupil = unique("p");
        publish(called(school, school, LocalDate.of(2033, 9, 1), present(pupil, 1)), 1);
        counted(school);
        refusal(confirm(admin, school, "2033-autumn"), 404, "funding.claim-unknown");
        compute("2033-autumn");
        refusal(post(BUREAU, school, "2033-autumn/approve", Map.of()), 409, "funding.claim-not-confirmed");

        dispute(admin, school, "2033-autumn", pupil, 200);
        dispute(admin, school, "2033-autumn", pupil, 200);
        assertThat(claim(school, "2033-autumn").path("disputes")).hasSize(1);
        assertThat(claim(school, "2033-autumn").path("version").asInt()).isEqualTo(2);
        refusal(confirm(admin, school, "2033-autumn", "If-Match", "\"1\""), 412, "version-mismatch");
        answer(confirm(admin, school, "2033-autumn", "If-Match", "\"2\""), 200);
        answer(confirm(admin, school, "2033-autumn"), 200);
        JsonNode refused = refusal(post(admin, school, "2033-autumn/disputes",
                Map.of("pupilId", pupil, "reason", "too late")), 409, "funding.claim-confirmed");
        assertThat(refused.path("rule").asString()).isEqualTo("R17");

        answer(post(BUREAU, school, "2033-autumn/return", Map.of("reason", "gaps in September")), 200);
        answer(post(BUREAU, school, "2033-autumn/return", Map.of("reason", "gaps in September")), 200);
        assertThat(claim(school, "2033-autumn").path("reason").asString()).isEqualTo("gaps in September");
        refusal(confirm(admin, school, "2033-autumn"), 409, "funding.claim-returned");
        compute("2033-autumn");
        assertThat(claim(school, "2033-autumn").path("disputes").get(0).path("answered").asBoolean()).isTrue();
        answer(confirm(admin, school, "2033-autumn"), 200);
        answer(post(BUREAU, school, "2033-autumn/approve", Map.of()), 200);
        JsonNode approved = answer(post(BUREAU, school, "2033-autumn/approve", Map.of()), 200);
        assertThat(approved.path("state").asString()).isEqualTo("APPROVED");
        refusal(post(BUREAU, school, "2033-autumn/return", Map.of("reason", "no")), 409, "funding.claim-approved");
        refusal(confirm(admin, school, "2033-autumn"), 409, "funding.claim-approved");
        assertThat(
                answer(api().get(Tokens.of(BUREAU), "/api/funding/v1/audit?subjectId=" + school + ":2033-autumn"), 200)
                        .path("items")
                        .findValuesAsString("action"))
                .contains("claim.computed", "claim.disputed", "claim.confirmed",
                        "claim.returned", "claim.approved");
        assertThat(claimEvents(school, "2033-autumn")).extracting(it -> it.header("ce_type").split("[.]")[2])
                .containsExactly("claim-computed", "claim-confirmed", "claim-returned", "claim-computed",
                        "claim-confirmed", "claim-approved");
    }

    @Test
    void whatIsCorrectedAfterApprovalIsSettledInTheNextSemester() {
        semester("2034-autumn", LocalDate.of(2034, 9, 1), 28, ServedRule.DISTINCT_SERVED, 1);
        semester("2035-spring", LocalDate.of(2035, 3, 1), 28, ServedRule.DISTINCT_SERVED, 1);
        String school = unique("s");
        String bo = unique("p");
        publish(called(school, school, LocalDate.of(2034, 9, 1), present(unique("p"), 1), present(bo, 1)), 1);
        publish(called(school, school, LocalDate.of(2035, 3, 1), present(bo, 1)), 1);
        counted(school);
        compute("2034-autumn");
        answer(confirm(admin(school), school, "2034-autumn"), 200);
        answer(post(BUREAU, school, "2034-autumn/approve", Map.of()), 200);

        publish(corrected(school, school, LocalDate.of(2034, 9, 1), absent(bo, 2)), 2);
        counted(school);
        compute("2034-autumn");
        compute("2035-spring");

        assertThat(claim(school, "2034-autumn").path("amountFen").asLong()).isEqualTo(25_000);
        JsonNode next = claim(school, "2035-spring");
        assertThat(next.path("countedFen").asLong()).isEqualTo(12_500);
        assertThat(next.path("adjustments").get(0).path("semesterId").asString()).isEqualTo("2034-autumn");
        assertThat(next.path("adjustments").get(0).path("amountFen").asLong()).isEqualTo(-12_500);
        assertThat(next.path("amountFen").asLong()).isZero();
    }

    @Test
    void theFourMeaningsAreComparedAndTheOneThatIsSetIsApplied() {
        semester("2036-autumn", 1, LocalDate.of(2036, 9, 1), 14, ServedRule.DISTINCT_SERVED, 1);
        semester("2036-autumn", 2, LocalDate.of(2036, 9, 1), 14, ServedRule.PRORATED_BY_SERVED_DAYS, 1);
        String school = unique("s");
        String ann = unique("p");
        String bo = unique("p");
        // ten service days: ann on four, bo on one
        publish(called(school, school, LocalDate.of(2036, 9, 1), present(ann, 1), present(bo, 1)), 1);
        for (int day = 2; day <= 4; day++) {
            publish(called(school, school, LocalDate.of(2036, 9, day), present(ann, 1), absent(bo, 1)), 1);
        }
        counted(school);

        JsonNode whatIf = answer(api().get(Tokens.of("fin-bureau"),
                "/api/funding/v1/semesters/2036-autumn/what-if?limit=1"), 200);
        assertThat(whatIf.path("applied").asString()).isEqualTo("PRORATED_BY_SERVED_DAYS");
        assertThat(whatIf.path("policyVersion").asInt()).isEqualTo(2);
        JsonNode policies = whatIf.path("items").get(0).path("policies");
        assertThat(policies.path("DISTINCT_SERVED").path("amountFen").asLong()).isEqualTo(25_000);
        assertThat(policies.path("AVERAGE_DAILY").path("pupils").asLong()).isEqualTo(1);
        assertThat(policies.path("MONTHLY_AVERAGE").path("pupils").asLong()).isEqualTo(2);
        assertThat(policies.path("PRORATED_BY_SERVED_DAYS").path("amountFen").asLong()).isEqualTo(6_250);
        assertThat(whatIf.path("city").path("DISTINCT_SERVED").path("amountFen").asLong()).isEqualTo(25_000);
        assertThat(whatIf.has("next")).isFalse();
        assertThat(whatIf.has("others")).isFalse();
        JsonNode others = answer(api().get(Tokens.of("fin-bureau"),
                "/api/funding/v1/semesters/2036-autumn/what-if?rateFen=15000&minDays=2"), 200).path("others");
        assertThat(others.get(0).path("policies").path("DISTINCT_SERVED").path("amountFen").asLong())
                .isEqualTo(30_000);
        assertThat(others.get(1).path("policies").path("DISTINCT_SERVED").path("amountFen").asLong())
                .isEqualTo(12_500);
        refusal(api().get(Tokens.of("fin-bureau"), "/api/funding/v1/semesters/2036-autumn/what-if?minDays=0"), 400,
                "validation-failed");

        assertThat(compute("2036-autumn").path("totalFen").asLong()).isEqualTo(6_250);
        assertThat(claim(school, "2036-autumn").path("policyVersion").asInt()).isEqualTo(2);
    }

    @Test
    void aPolicyThatIsSetForASemesterToComeIsAppliedToIt() {
        var first = LocalDate.of(2095, 9, 1);
        semester("2095-autumn", first, 14, ServedRule.DISTINCT_SERVED, 1);
        var asked = Map.of("from", first.toString(), "servedRule", "DISTINCT_SERVED", "minDays", 1,
                "semesterRateFen", 13_000, "reason", "budget of 2095");
        assertThat(answer(policy(BUREAU, asked), 200).path("number").asInt())
                .isEqualTo(answer(policy(BUREAU, asked), 200).path("number").asInt());
        refusal(policy("fin-bureau", asked), 403, "forbidden");
        refusal(policy(BUREAU, Map.of("from", "2021-09-01", "servedRule", "DISTINCT_SERVED", "minDays", 1,
                "semesterRateFen", 13_000, "reason", "too late")), 422, "funding.policy-not-to-come");
        String school = unique("s");
        publish(called(school, school, first, present(unique("p"), 1)), 1);
        counted(school);

        compute("2095-autumn");

        assertThat(claim(school, "2095-autumn").path("amountFen").asLong()).isEqualTo(13_000);
        JsonNode policies = answer(api().get(Tokens.of("fin-bureau"), "/api/funding/v1/policies"), 200);
        assertThat(policies.path("meanings")).hasSize(4);
        assertThat(policies.path("semesters").valueStream())
                .filteredOn(it -> it.path("semesterId").asString().equals("2095-autumn"))
                .singleElement()
                .satisfies(it -> assertThat(it.path("semesterRateFen").asLong()).isEqualTo(13_000));
    }

    private ResponseSpec policy(String user, Map<String, ?> asked) {
        return api().post(Tokens.of(user), "/api/funding/v1/policies", asked);
    }

    @Test
    void thePupilsBehindAClaimComeInPages() {
        semester("2037-autumn", LocalDate.of(2037, 9, 1), 14, ServedRule.DISTINCT_SERVED, 1);
        String school = unique("s");
        publish(called(school, school, LocalDate.of(2037, 9, 1), present("a" + school, 1), present("b" + school, 1),
                present("c" + school, 1)), 1);
        counted(school);
        compute("2037-autumn");

        JsonNode first = pupils(school, "2037-autumn", "?limit=2");
        JsonNode second = pupils(school, "2037-autumn", "?limit=2&cursor=" + first.path("next").asString());
        assertThat(first.path("items").findValuesAsString("pupilId")).containsExactly("a" + school, "b" + school);
        assertThat(second.path("items").findValuesAsString("pupilId")).containsExactly("c" + school);
        assertThat(second.has("next")).isFalse();
    }

    @Test
    void theBureauSeesWhatIsFoundAndSaysWhyItApproves() {
        semester("2041-autumn", LocalDate.of(2041, 9, 2), 28, ServedRule.DISTINCT_SERVED, 1);
        var day = LocalDate.of(2041, 9, 2);
        String school = unique("s");
        String placed = unique("p");
        String guest = unique("p");
        place(placed, school, day);
        seal(school, day, 2, "b".repeat(64));
        seal(school, day, 1, "a".repeat(64));
        seal(school, day, 2, "b".repeat(64));
        publish(called(school, school, day, present(placed, 1), present(guest, 1)), 1);
        publish(called(school, school, day.plusDays(1), present(placed, 1)), 1);
        counted(school);
        await().atMost(60, SECONDS)
                .until(() -> !places.of(List.of(placed)).isEmpty() && !sealsOf(school, day).isEmpty()
                        && sealsOf(school, day).getFirst().number() == 2);
        compute("2041-autumn");
        JsonNode seal = answer(api().get(Tokens.of("fin-bureau"), path(school, "2041-autumn/seals")), 200).get(0);
        assertThat(seal.path("number").asInt()).isEqualTo(2);
        assertThat(seal.path("root").asString()).isEqualTo("b".repeat(64));
        assertThat(claimEvents(school, "2041-autumn").getFirst()).satisfies(it -> {
            assertThat(it.violations()).isEmpty();
            assertThat(it.json().path("grounds").path("seals")).hasSize(1);
            assertThat(it.json().path("grounds").path("read")).isNotEmpty();
            assertThat(it.json().path("grounds").path("pupilsDigest").asString())
                    .isEqualTo(claim(school, "2041-autumn").path("pupilsDigest").asString());
        });
        dispute(admin(school), school, "2041-autumn", placed, 200);
        answer(post(BUREAU, school, "2041-autumn/disputes/" + placed + "/answer", Map.of("answer", "as called")), 200);
        refusal(post(BUREAU, school, "2041-autumn/disputes/" + guest + "/answer", Map.of("answer", "no")), 404,
                "funding.dispute-unknown");
        answer(confirm(admin(school), school, "2041-autumn"), 200);

        assertThat(claim(school, "2041-autumn").path("open").valueStream().map(JsonNode::asString))
                .containsExactly("SERVED_WITHOUT_PLACE", "DAY_NOT_SEALED");
        var found = answer(api().get(Tokens.of(BUREAU), path(school, "2041-autumn/findings")), 200).get(0);
        assertThat(found.path("evidence").get(0).path("pupilId").asString()).isEqualTo(guest);
        refusal(post(BUREAU, school, "2041-autumn/approve", Map.of()), 409, "funding.findings-open");
        refusal(post(BUREAU, school, "2041-autumn/findings/SUDDEN_JUMP/acknowledge", Map.of("note", "seen")), 404,
                "funding.finding-unknown");
        refusal(post(admin(school), school, "2041-autumn/findings/DAY_NOT_SEALED/acknowledge", Map.of("note", "s")),
                403, "forbidden");
        for (var kind : List.of("SERVED_WITHOUT_PLACE", "DAY_NOT_SEALED")) {
            answer(post(BUREAU, school, "2041-autumn/findings/" + kind + "/acknowledge", Map.of("note", "seen")), 200);
        }
        var approved = answer(post(BUREAU, school, "2041-autumn/approve", Map.of()), 200);
        assertThat(approved.path("findings").get(0).path("note").asString()).isEqualTo("seen");
        assertThat(approved.path("disputes").get(0).path("answer").asString()).isEqualTo("as called");
    }

    private void place(String pupil, String school, LocalDate from) {
        Facts.publish(pupil, pupil, 1, new PlaceGranted(pupil, school, school,
                afterbell.contracts.enrollment.place.v1.Slot.AFTERNOON, from, "2041-autumn", null));
    }

    private void seal(String school, LocalDate day, int number, String root) {
        Facts.publish(school, school + ":" + day + ":AFTERNOON", number, new SessionResealed(school, day,
                Slot.AFTERNOON, new Seal(number, 2, root), List.of(school), Instant.EPOCH));
    }

    private List<DaySeal> sealsOf(String school, LocalDate day) {
        return seals.of(school, List.of(Semester.of(day).orElseThrow()))
                .stream()
                .flatMap(it -> it.of(List.of(day)).stream())
                .toList();
    }

    @Test
    void whoseBusinessItIsNotMayNot() {
        semester("2038-autumn", LocalDate.of(2038, 9, 1), 14, ServedRule.DISTINCT_SERVED, 1);
        String school = unique("s");
        publish(called(school, school, LocalDate.of(2038, 9, 1), present(unique("p"), 1)), 1);
        counted(school);
        compute("2038-autumn");

        for (var user : List.of("admin-1", "fin-bureau", "teacher-1", "union", "guardian-1")) {
            refusal(api().post(Tokens.of(user), "/api/funding/v1/semesters/2038-autumn/claims", Map.of()), 403,
                    "forbidden");
            refusal(post(user, school, "2038-autumn/approve", Map.of()), 403, "forbidden");
            refusal(post(user, school, "2038-autumn/return", Map.of("reason", "no")), 403, "forbidden");
        }
        for (var user : List.of("edu-bureau", "fin-bureau", "teacher-1", "township")) {
            refusal(post(user, school, "2038-autumn/confirm", Map.of()), 403, "forbidden");
            refusal(post(user, school, "2038-autumn/disputes", Map.of("pupilId", "p", "reason", "r")), 403,
                    "forbidden");
        }
        refusal(post("admin-1", school, "2038-autumn/confirm", Map.of()), 403, "out-of-scope");
        refusal(api().get(Tokens.of("admin-1"), path(school, "2038-autumn")), 403, "out-of-scope");
        refusal(api().get(Tokens.of("admin-1"), path(school, "2038-autumn/pupils")), 403, "out-of-scope");
        refusal(api().get(Tokens.of("teacher-1"), path(school, "2038-autumn")), 403, "forbidden");
        refusal(api().get(Tokens.of("admin-1"), "/api/funding/v1/semesters/2038-autumn/what-if"), 403, "forbidden");
        refusal(api().post(Tokens.of(BUREAU), "/api/funding/v1/semesters/2039-autumn/claims", Map.of()), 404,
                "funding.semester-unknown");
        refusal(post(admin(school), school, "2038-autumn/disputes", Map.of("pupilId", "p", "reason", " ")), 400,
                "validation-failed");
    }

    private void counted(String... schools) {
        List.of(schools).forEach(this::allBeforeIsCounted);
    }

    private JsonNode compute(String semesterId) {
        return answer(api().post(Tokens.of(BUREAU), "/api/funding/v1/semesters/" + semesterId + "/claims", Map.of()),
                200);
    }

    private JsonNode claim(String school, String semesterId) {
        return answer(api().get(Tokens.of("fin-bureau"), path(school, semesterId)), 200);
    }

    private JsonNode pupils(String school, String semesterId, String query) {
        return answer(api().get(Tokens.of("fin-bureau"), path(school, semesterId) + "/pupils" + query), 200);
    }

    private ResponseSpec confirm(String admin, String school, String semesterId, String... headers) {
        return post(admin, school, semesterId + "/confirm", Map.of(), headers);
    }

    private void dispute(String admin, String school, String semesterId, String pupil, int status) {
        answer(post(admin, school, semesterId + "/disputes", Map.of("pupilId", pupil, "reason", "two days missing")),
                status);
    }

    private ResponseSpec post(String who, String school, String rest, Object body, String... headers) {
        String token = who.contains(".") ? who : Tokens.of(who);
        return api().post(token, path(school, rest), body, headers);
    }

    private static String path(String school, String rest) {
        return "/api/funding/v1/schools/" + school + "/claims/" + rest;
    }

    private static String admin(String school) {
        return token("school-admin", school);
    }

    private static List<SeenFact> claimEvents(String school, String semesterId) {
        return Facts.about("funding.claim.v1", school + ":" + semesterId);
    }
}
