package afterbell.local.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TheRealmFileTest {
    private static final Path TEMPLATE = BuiltTree.find().root().resolve("infra/deploy/keycloak/afterbell-realm.json");
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder = Path.of("");
    private JsonNode committed = JSON.nullNode();
    private JsonNode local = JSON.nullNode();

    @BeforeEach
    void read() throws Exception {
        committed = JSON.readTree(Files.readString(TEMPLATE));
        local = JSON.readTree(RealmFile.filledIn(TEMPLATE, Secrets.in(folder), Map.of("AFTERBELL_DEMO", "true")));
    }

    @Test
    void knowsEveryRole() {
        assertThat(texts(committed.at("/roles/realm"), "name")).containsExactlyInAnyOrder("education-bureau",
                "finance-bureau", "trade-union", "hr-bureau", "township", "school-admin", "teacher", "gate-guard",
                "guardian", "analyst", "school-system", "platform-operator");
    }

    @Test
    void holdsNoSecretAndNobodyWhoCanLogInUnlessAskedFor() {
        List<String> secrets = Stream.concat(
                committed.at("/users")
                        .valueStream()
                        .flatMap(it -> it.path("credentials").valueStream())
                        .map(it -> it.path("value").asString()),
                committed.at("/clients")
                        .valueStream()
                        .filter(it -> it.has("secret"))
                        .map(it -> it.path("secret").asString()))
                .toList();

        assertThat(secrets).hasSizeGreaterThan(14).allMatch(it -> it.startsWith("${AFTERBELL_"));
        assertThat(texts(committed.at("/users"), "enabled")).containsOnly("${AFTERBELL_DEMO:false}");
    }

    @Test
    void makesNoClientForScriptsWhereItIsNotLocal() {
        assertThat(texts(committed.at("/clients"), "clientId")).containsExactlyInAnyOrder("console",
                "school-system-demo-school-1", "school-system-demo-school-2");
        assertThat(texts(local.at("/clients"), "clientId")).contains("afterbell-cli", "afterbell-provisioner");
        assertThat(committed.at("/clients").valueStream().filter(it -> it.get("directAccessGrantsEnabled").asBoolean()))
                .isEmpty();
    }

    @Test
    void asksTheConsoleForPkceAndLetsItDoNothingElse() {
        JsonNode console = committed.at("/clients")
                .valueStream()
                .filter(it -> it.get("clientId").asString().equals("console"))
                .findFirst()
                .orElseThrow();

        assertThat(console.at("/attributes/pkce.code.challenge.method").asString()).isEqualTo("S256");
        assertThat(console.get("publicClient").asBoolean()).isTrue();
        assertThat(console.get("implicitFlowEnabled").asBoolean()).isFalse();
        assertThat(console.get("serviceAccountsEnabled").asBoolean()).isFalse();
    }

    @Test
    void hasADemoUserForEveryRoleThatAPersonHasEachWithItsOwnMadeUpPassword() {
        List<JsonNode> people = local.at("/users").valueStream().filter(it -> it.has("credentials")).toList();
        List<String> passwords = people.stream().map(it -> it.at("/credentials/0/value").asString()).toList();

        assertThat(people.stream().map(it -> it.at("/realmRoles/0").asString())).containsAll(
                texts(committed.at("/roles/realm"), "name").stream()
                        .filter(it -> !it.equals("school-system"))
                        .toList());
        assertThat(passwords).doesNotHaveDuplicates().allMatch(it -> it.length() >= 20 && !it.contains("$"));
        assertThat(Secrets.in(folder).passwordOf("teacher-1")).isIn(passwords);
    }

    @Test
    void keepsTokensShortLivedAndGuessersOut() {
        assertThat(committed.get("accessTokenLifespan").asInt()).isEqualTo(300);
        assertThat(committed.get("bruteForceProtected").asBoolean()).isTrue();
        assertThat(committed.get("passwordPolicy").asString()).contains("length(12)");
        assertThat(committed.get("registrationAllowed").asBoolean()).isFalse();
    }

    /** A demo makes hundreds of users, whose passwords are chance; where people choose them, hashing is costly. */
    @Test
    void hashesCheaplyOnOneMachineOnlyAndIsAsStrictOtherwise() {
        String strict = committed.get("passwordPolicy").asString();

        assertThat(strict).doesNotContain("hash");
        assertThat(local.get("passwordPolicy").asString())
                .isEqualTo(strict + " and hashAlgorithm(pbkdf2-sha256) and hashIterations(1000)");
    }

    @Test
    void letsTheProvisionerOfThisMachineImportUsersAndNobodyElse() {
        List<JsonNode> services = local.at("/users").valueStream().filter(it -> it.has("clientRoles")).toList();

        assertThat(services).singleElement().satisfies(it -> {
            assertThat(it.get("username").asString()).isEqualTo("service-account-afterbell-provisioner");
            assertThat(it.at("/clientRoles/realm-management").valueStream().map(JsonNode::asString))
                    .contains("manage-users", "manage-realm");
        });
    }

    @Test
    void secretsStayTheSameAndOnlyTheirOwnerReadsThem() throws Exception {
        String first = Secrets.in(folder).secretOf("afterbell-cli");
        String key = Secrets.in(folder).masterKey();

        assertThat(Secrets.in(folder).secretOf("afterbell-cli")).isEqualTo(first);
        assertThat(Secrets.in(folder).masterKey()).isEqualTo(key);
        assertThat(Base64.getDecoder().decode(key)).hasSize(32);
        assertThat(Files.getPosixFilePermissions(folder.resolve("afterbell.env"))).hasSize(2);
    }

    @Test
    void twoThatMakeSecretsAtOnceLoseNone() {
        Secrets one = Secrets.in(folder);
        Secrets other = Secrets.in(folder);
        String key = one.masterKey();
        other.secretOf("console");

        assertThat(other.masterKey()).isEqualTo(key);
        assertThat(Secrets.in(folder).masterKey()).isEqualTo(key);
    }

    private static List<String> texts(JsonNode array, String field) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(it -> it.path(field).asString())
                .distinct()
                .toList();
    }
}
