package afterbell.attendance;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import java.util.Set;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.Test;

import afterbell.testing.TestUsers;
import afterbell.testing.Tokens;

/** R34, at the service's own port: no gateway stands before it here. */
class WhoMayCallTheRollIT extends RunningAttendance {

    @Test
    void theSchoolsOwnPeopleAndItsSystem() {
        for (var token : List.of(Tokens.of("teacher-1"), Tokens.of("admin-1"),
                Tokens.ofClient("school-system-demo-school-1"))) {
            var pupils = givenGroup(SCHOOL, 1);
            answer(call(token, pupils.groupId(), DAY, pupils.allPresent()), 200);
            answer(api().get(token, path(pupils.groupId(), DAY)), 200);
        }
    }

    @Test
    void nobodyOfAnotherSchool() {
        var pupils = givenGroup(SCHOOL, 1);
        callAsTeacher(pupils, pupils.allPresent()).expectStatus().isOk();

        for (var token : List.of(Tokens.of("teacher-2"), Tokens.of("admin-2"),
                Tokens.ofClient("school-system-demo-school-2"))) {
            refusal(call(token, pupils.groupId(), DAY, pupils.marked("ABSENT_SICK"), "If-Match", "\"1\""), 403,
                    "out-of-scope");
            refusal(api().get(token, path(pupils.groupId(), DAY)), 403, "out-of-scope");
            refusal(api().get(token, "/api/attendance/v1/schools/demo-school-1/registers?date=" + DAY), 403,
                    "out-of-scope");
        }
    }

    @Test
    void theBureauReadsAndCallsNoRoll() {
        var pupils = givenGroup(SCHOOL, 1);
        callAsTeacher(pupils, pupils.allPresent()).expectStatus().isOk();
        String bureau = Tokens.of("edu-bureau");

        answer(api().get(bureau, path(pupils.groupId(), DAY)), 200);
        refusal(call(bureau, pupils.groupId(), DAY, pupils.allPresent()), 403, "forbidden");
    }

    @Test
    void noOtherRole() {
        var pupils = givenGroup(SCHOOL, 1);
        callAsTeacher(pupils, pupils.allPresent()).expectStatus().isOk();

        for (var user : List.of("guard-1", "guardian-1", "fin-bureau", "union", "hr-bureau", "analyst", "operator",
                "township")) {
            refusal(call(Tokens.of(user), pupils.groupId(), DAY, pupils.allPresent()), 403, "forbidden");
            refusal(api().get(Tokens.of(user), path(pupils.groupId(), DAY)), 403, "forbidden");
        }
    }

    @Test
    void aSecondRoleThatReachesTheCityLendsItsReachToNoOther() {
        var pupils = givenGroup(SCHOOL, 1);
        callAsTeacher(pupils, pupils.allPresent()).expectStatus().isOk();
        String token = Tokens.of(TestUsers.with(Set.of("teacher", "analyst"), Set.of("demo-school-2")));

        refusal(call(token, pupils.groupId(), DAY, pupils.allPresent()), 403, "out-of-scope");
        refusal(api().get(token, path(pupils.groupId(), DAY)), 403, "out-of-scope");
        refusal(api().get(token, "/api/attendance/v1/schools/demo-school-1/registers?date=" + DAY), 403,
                "out-of-scope");
    }

    @Test
    void noCallerWithoutATokenThatTheRealmHasSigned() {
        var pupils = givenGroup(SCHOOL, 1);
        String real = Tokens.of("teacher-2");

        refusal(call(null, pupils.groupId(), DAY, pupils.allPresent()), 401, "unauthenticated");
        refusal(call(signedByAStranger(real), pupils.groupId(), DAY, pupils.allPresent()), 401, "token-invalid");
        refusal(call(changed(real), pupils.groupId(), DAY, pupils.allPresent()), 401, "token-invalid");
        refusal(api().get(Tokens.of("teacher-1"), path(pupils.groupId(), DAY)), 404, "attendance.roll-not-called");
    }

    private static String signedByAStranger(String token) {
        try {
            var parsed = SignedJWT.parse(token);
            var key = new RSAKeyGenerator(2048).keyID(parsed.getHeader().getKeyID()).generate();
            var forged = new SignedJWT(new JWSHeader.Builder(parsed.getHeader()).build(), parsed.getJWTClaimsSet());
            forged.sign(new RSASSASigner(key));
            return forged.serialize();
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Another school's teacher moves into this school by hand. */
    private static String changed(String token) {
        var parts = token.split("\\.");
        var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        assertThat(claims).contains("demo-school-2");
        var moved = claims.replace("demo-school-2", SCHOOL).getBytes(StandardCharsets.UTF_8);
        return parts[0] + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(moved) + "." + parts[2];
    }
}
