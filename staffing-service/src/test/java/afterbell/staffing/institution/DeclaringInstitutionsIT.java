package afterbell.staffing.institution;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import afterbell.testing.Tokens;

/** R5: schools declare, the bureau reviews, and everybody reads whom it has accepted. */
class DeclaringInstitutionsIT extends RunningInstitutions {
    /** After the day on which the tests run. */
    private static final LocalDate LONG_UNTIL = LocalDate.of(2099, 12, 31);
    private static final String PUBLIC = STAFFING + "/public/institutions?limit=1000";

    @Test
    void whatASchoolHasDeclaredWaitsForTheBureauAndThenEverybodyReadsIt() {
        String school = newSchool();
        String code = newCreditCode();
        var declared = declaration(code, school, givenEvidence(), DECLARED, LONG_UNTIL);

        var first = answer(api().post(admin(), INSTITUTIONS, declared), 200);
        assertThat(answer(api().post(admin(), INSTITUTIONS, declared), 200)).isEqualTo(first);
        assertThat(first.path("state").asString()).isEqualTo("DECLARED");
        assertThat(first.at("/waiting/schoolId").asString()).isEqualTo(school);
        assertThat(ids(answer(api().get(bureau(), STAFFING + "/institution-reviews?limit=1000"), 200))).contains(code);
        assertThat(ids(answer(api().get(null, PUBLIC), 200))).doesNotContain(code);

        var accepted = accept(code, ACCEPTED);
        assertThat(accepted.path("state").asString()).isEqualTo("ACCEPTED");
        assertThat(accepted.at("/accepted/0/from").asString()).isEqualTo(ACCEPTED.toString());
        assertThat(answer(decide(bureau(), code, "acceptance", Map.of("on", ACCEPTED)), 200)).isEqualTo(accepted);
        assertThat(ids(answer(api().get(bureau(), STAFFING + "/institution-reviews?limit=1000"), 200)))
                .doesNotContain(code);
        var listed = answer(api().get(null, PUBLIC), 200).path("items")
                .valueStream()
                .filter(it -> it.path("institutionId").asString().equals(code))
                .toList();
        assertThat(listed).singleElement().satisfies(it -> {
            assertThat(it.propertyNames()).containsExactly("institutionId", "name", "acceptedUntil");
            assertThat(it.path("acceptedUntil").asString()).isEqualTo(LONG_UNTIL.toString());
        });
    }

    @Test
    void theListIsSentAgainOnlyWhenItHasChanged() {
        givenAccepted(LONG_UNTIL);
        String page = STAFFING + "/public/institutions?limit=1";

        String tag = api().get(null, page)
                .expectStatus()
                .isOk()
                .returnResult(JsonNode.class)
                .getResponseHeaders()
                .getETag();

        api().get(null, page, "If-None-Match", String.valueOf(tag)).expectStatus().isNotModified();
    }

    @Test
    void itsFactsTellOfItsDaysAndNothingBeforeItIsAccepted() {
        String code = givenAccepted(LONG_UNTIL);
        answer(decide(bureau(), code, "suspension", because(LocalDate.of(2021, 10, 11))), 200);
        answer(decide(bureau(), code, "removal", because(LocalDate.of(2021, 11, 1))), 200);

        var facts = published("staffing.institution.v1", code, 3);

        assertThat(facts.stream().map(it -> it.header("ce_type")).toList()).containsExactly(
                "afterbell.staffing.institution-accepted.v1", "afterbell.staffing.institution-suspended.v1",
                "afterbell.staffing.institution-removed.v1");
        assertThat(facts.toString()).contains("2021-10-10").doesNotContain("材料", "向阳");
        assertThat(ids(answer(api().get(null, PUBLIC), 200))).doesNotContain(code);
        refusal(decide(bureau(), code, "reinstatement", because(LocalDate.of(2021, 11, 2))), 409,
                "staffing.institution-move-not-allowed");
    }

    @Test
    void whatIsIncompleteIsRefused() {
        String school = newSchool();
        String code = newCreditCode();
        String evidence = givenEvidence();
        var good = declaration(code, school, evidence, DECLARED, LONG_UNTIL);

        for (var claim : List.of("publicWelfare", "nonProfit", "inclusive")) {
            var without = new HashMap<>(good);
            without.remove(claim);
            var problem = refusal(api().post(admin(), INSTITUTIONS, without), 422, "staffing.declaration-incomplete");
            assertThat(problem.path("rule").asString()).isEqualTo("R5");
            without.put(claim, Map.of("declared", false, "evidenceId", evidence, "until", LONG_UNTIL));
            refusal(api().post(admin(), INSTITUTIONS, without), 422, "staffing.declaration-incomplete");
        }
        refusal(api().post(admin(), INSTITUTIONS,
                declaration(code, school, evidence, DECLARED, DECLARED.minusDays(1))), 422,
                "staffing.evidence-run-out");
        refusal(api().post(admin(), INSTITUTIONS, declaration(code, school, "0".repeat(64), DECLARED, LONG_UNTIL)),
                422, "staffing.evidence-unknown");
        refusal(api().post(admin(), INSTITUTIONS,
                declaration(code.substring(0, 17) + "?", school, evidence, DECLARED, LONG_UNTIL)), 422,
                "staffing.credit-code-invalid");
        refusal(api().post(admin(), INSTITUTIONS, declaration(code, null, evidence, DECLARED, LONG_UNTIL)), 422,
                "staffing.declaring-school-missing");
        refusal(api().get(admin(), INSTITUTIONS + "/" + code), 404, "staffing.institution-unknown");
    }

    @Test
    void theBureauAcceptsWhatItHasRead() {
        String school = newSchool();
        String code = newCreditCode();
        answer(api().post(admin(), INSTITUTIONS, declaration(code, school, givenEvidence(), DECLARED, LONG_UNTIL)),
                200);
        answer(api().post(admin(), INSTITUTIONS,
                declaration(code, school, givenEvidence(), DECLARED, LONG_UNTIL.minusDays(1))), 200);

        refusal(decide(bureau(), code, "acceptance", Map.of("on", ACCEPTED), "If-Match", "\"1\""), 412,
                "version-mismatch");
        refusal(decide(bureau(), code, "acceptance", Map.of("on", ACCEPTED)), 428, "version-required");
        refusal(api().post(admin(), INSTITUTIONS,
                declaration(code, newSchool(), givenEvidence(), DECLARED, LONG_UNTIL)), 409,
                "staffing.declared-by-another");
        var rejected = answer(decide(bureau(), code, "rejection", because(ACCEPTED), "If-Match", "\"2\""), 200);
        assertThat(rejected.path("state").asString()).isEqualTo("REJECTED");
        assertThat(rejected.at("/decision/reason").asString()).isEqualTo("材料需要核实");
    }

    @Test
    void evidenceIsReadAsItWasHandedInAndTheReadingIsKept() {
        String code = newCreditCode();
        byte[] file = pdf("evidence of " + code);
        var kept = answer(upload(admin(), file), 201);
        assertThat(answer(upload(admin(), file), 201)).isEqualTo(kept);
        String evidence = kept.path("evidenceId").asString();
        answer(api().post(bureau(), INSTITUTIONS, declaration(code, null, evidence, DECLARED, LONG_UNTIL)), 200);

        String path = INSTITUTIONS + "/" + code + "/evidence/" + evidence;
        var read = api().get(bureau(), path).expectStatus().isOk().returnResult(byte[].class);

        assertThat(read.getResponseBody()).isEqualTo(file);
        assertThat(String.valueOf(read.getResponseHeaders().getContentType())).isEqualTo("application/pdf");
        assertThat(answer(api().get(bureau(), STAFFING + "/audit?subjectId=" + code), 200).toString())
                .contains("institution.evidence", "institution.declared", "R5");
        refusal(api().get(bureau(), INSTITUTIONS + "/" + givenAccepted(LONG_UNTIL) + "/evidence/" + evidence), 404,
                "staffing.evidence-not-found");
        refusal(upload(admin(), "no document".getBytes(StandardCharsets.UTF_8)), 422,
                "staffing.evidence-format");
        refusal(upload(admin(), new byte[2 * 1024 * 1024 + 1]), 413, "body-too-large");
    }

    @Test
    void onlyTheBureauReviewsAndOnlySchoolsAndTheBureauDeclare() {
        String code = givenAccepted(LONG_UNTIL);
        for (var what : List.of("suspension", "reinstatement", "removal", "rejection")) {
            refusal(decide(admin(), code, what, because(ACCEPTED)), 403, "forbidden");
        }
        refusal(decide(admin(), code, "acceptance", Map.of("on", ACCEPTED)), 403, "forbidden");
        refusal(api().get(admin(), STAFFING + "/institution-reviews"), 403, "forbidden");
        String evidence = givenEvidence();
        for (var user : List.of("teacher-1", "guardian-1", "hr-bureau")) {
            refusal(api().post(Tokens.of(user), INSTITUTIONS,
                    declaration(code, null, evidence, DECLARED, LONG_UNTIL)), 403, "forbidden");
        }
        refusal(api().post(Tokens.of("admin-2"), INSTITUTIONS,
                declaration(code, newSchool(), evidence, DECLARED, LONG_UNTIL)), 403, "out-of-scope");
        refusal(api().get(null, INSTITUTIONS), 401, "unauthenticated");
    }

    private static List<String> ids(JsonNode page) {
        return page.path("items").valueStream().map(it -> it.path("institutionId").asString()).toList();
    }
}
