package afterbell.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@BackedBy(BackingPart.KEYCLOAK)
class TheRealmKeepsGuessersOutIT {
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    @Test
    void aUserWhoMistypedFiveTimesIsLockedOutForAWhileEvenWithTheRightPassword() {
        TestUsers.TestUser user = TestUsers.with(Set.of("teacher"), Set.of("demo-school-1"));
        assertThat(Tokens.byPassword(user.username(), user.password())).isNotEmpty();
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> Tokens.byPassword(user.username(), "wrong")).hasMessageContaining("invalid_grant");
        }
        await().until(() -> isLockedOut(user));

        assertThatThrownBy(() -> Tokens.byPassword(user.username(), user.password()))
                .hasMessageContaining("invalid_grant");
    }

    @Test
    void theConsoleGetsNoCodeWithoutPkceNorWithItsWeakForm() {
        assertThat(login("")).contains("error=invalid_request");
        assertThat(login("&code_challenge=" + CHALLENGE + "&code_challenge_method=plain"))
                .contains("error=invalid_request");
        assertThat(login("&code_challenge=" + CHALLENGE + "&code_challenge_method=S256")).isEqualTo("200");
    }

    @Test
    void theConsoleTakesNoPasswords() {
        String form = "grant_type=password&client_id=console&username=teacher-1&password="
                + BackingParts.keycloak().secrets().passwordOf("teacher-1");
        HttpResponse<String> response = Tokens.send(HttpRequest
                .newBuilder(URI.create(BackingParts.issuer() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("unauthorized_client");
    }

    @Test
    void noUserCanChangeTheSchoolsThatItIsBoundTo() {
        HttpResponse<String> response = Tokens.send(HttpRequest
                .newBuilder(URI.create(BackingParts.issuer().replace("/realms/", "/admin/realms/") + "/users/profile"))
                .header("Authorization", "Bearer " + Tokens.ofClient("afterbell-provisioner"))
                .build());
        JsonNode profile = new JsonMapper().readTree(response.body());
        JsonNode schools = StreamSupport.stream(profile.get("attributes").spliterator(), false)
                .filter(it -> it.get("name").asString().equals("schools"))
                .findFirst()
                .orElseThrow();

        assertThat(schools.at("/permissions/edit").toString()).isEqualTo("[\"admin\"]");
        assertThat(profile.path("unmanagedAttributePolicy").asString("none")).isEqualTo("none");
    }

    /** Keycloak counts failures behind the answer that it gives. */
    private static boolean isLockedOut(TestUsers.TestUser user) {
        String state = TestUsers.call("GET", "/attack-detection/brute-force/users/" + user.id(), null, 200).body();
        return new JsonMapper().readTree(state).get("disabled").asBoolean();
    }

    /** What the authorization endpoint answers: the status of its page, or the address it redirects to. */
    private static String login(String pkce) {
        HttpResponse<String> response = Tokens.send(HttpRequest.newBuilder(URI.create(BackingParts.issuer()
                + "/protocol/openid-connect/auth?client_id=console&response_type=code&scope=openid"
                + "&redirect_uri=http://127.0.0.1:8080/" + pkce)).build());
        return response.headers().firstValue("Location").orElse(String.valueOf(response.statusCode()));
    }
}
