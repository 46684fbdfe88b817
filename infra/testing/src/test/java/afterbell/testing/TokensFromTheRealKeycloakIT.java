package afterbell.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@BackedBy(BackingPart.KEYCLOAK)
class TokensFromTheRealKeycloakIT {

    @Test
    void aTeachersTokenNamesItsRoleItsSchoolTheAudienceAndLivesFiveMinutes() {
        JsonNode claims = claimsOf(Tokens.of("teacher-1"));

        assertThat(texts(claims.at("/realm_access/roles"))).contains("teacher").doesNotContain("school-admin");
        assertThat(texts(claims.get("schools"))).containsExactly("demo-school-1");
        assertThat(claims.get("aud").toString()).contains("afterbell-api");
        assertThat(claims.get("iss").asString()).isEqualTo(BackingParts.issuer());
        assertThat(claims.get("azp").asString()).isEqualTo("afterbell-cli");
        assertThat(claims.get("sub").asString()).startsWith("5a000000-");
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(300);
    }

    @Test
    void anAccessTokenNamesNobody() {
        JsonNode claims = claimsOf(Tokens.of("guardian-1"));

        assertThat(claims.propertyNames()).doesNotContain("name", "given_name", "family_name", "email",
                "preferred_username", "schools");
    }

    @Test
    void aSchoolSystemIsBoundToItsSchoolByItsClient() {
        JsonNode claims = claimsOf(Tokens.ofClient("school-system-demo-school-2"));

        assertThat(texts(claims.at("/realm_access/roles"))).contains("school-system");
        assertThat(texts(claims.get("schools"))).containsExactly("demo-school-2");
        assertThat(claims.get("aud").toString()).contains("afterbell-api");
    }

    @Test
    void aTestUserCarriesTheRolesAndSchoolsItWasMadeWith() {
        TestUsers.TestUser user = TestUsers.with(Set.of("teacher", "gate-guard"), Set.of("north", "south"));
        JsonNode claims = claimsOf(Tokens.of(user));

        assertThat(claims.get("sub").asString()).isEqualTo(user.id());
        assertThat(texts(claims.at("/realm_access/roles"))).contains("teacher", "gate-guard");
        assertThat(texts(claims.get("schools"))).containsExactlyInAnyOrder("north", "south");
    }

    /** A demo makes its guardians by one call. */
    @Test
    void theProvisionerImportsUsersWhoLogInAtOnce() {
        List<Map<String, Object>> guardians = IntStream.range(0, 3).<Map<String, Object>>mapToObj(_ -> {
            String name = "guardian-" + UUID.randomUUID();
            return Map.of("username", name, "enabled", true, "realmRoles", List.of("guardian"), "credentials",
                    List.of(Map.of("type", "password", "value", "Pw-" + name, "temporary", false)));
        }).toList();

        String answer = TestUsers.call("POST", "/partialImport",
                Map.of("ifResourceExists", "SKIP", "users", guardians), 200).body();

        assertThat(new JsonMapper().readTree(answer).get("added").asInt()).isEqualTo(3);
        String name = guardians.getFirst().get("username").toString();
        assertThat(texts(claimsOf(Tokens.byPassword(name, "Pw-" + name)).at("/realm_access/roles")))
                .contains("guardian");
    }

    private static JsonNode claimsOf(String token) {
        return new JsonMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asString).toList();
    }
}
