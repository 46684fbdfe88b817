package afterbell.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ThePlatformInContainersTest {

    private static final Pattern EXACT_VERSION = Pattern.compile("[a-z0-9./-]+:v?\\d+\\.\\d+\\.\\d+[A-Za-z0-9._-]*");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)");

    @Test
    void everyImageIsPinnedToAnExactVersion() {
        assertThat(Compose.services())
                .allSatisfy((name, service) -> assertThat(service.get("image").toString()).as(name)
                        .matches(EXACT_VERSION));
        assertThat(Repository.text(Repository.DEPLOY.resolve("Dockerfile"))
                .lines()
                .filter(line -> line.startsWith("FROM "))
                .map(line -> line.split(" ")[1]))
                .isNotEmpty()
                .allMatch(image -> EXACT_VERSION.matcher(image).matches());
    }

    @Test
    void kafkaAndKeycloakAreOfTheVersionsThatAllOtherTestsUse() {
        assertThat(Compose.service("kafka").get("image"))
                .isEqualTo("apache/kafka:" + System.getProperty("kafka.version"));
        assertThat(Compose.service("keycloak").get("image"))
                .isEqualTo("quay.io/keycloak/keycloak:" + System.getProperty("keycloak.version"));
    }

    @Test
    void onlyTheGatewayTheLogInAndTheDashboardsArePublishedAndOnLoopbackOnly() {
        var published = Compose.services().keySet().stream().filter(name -> !Compose.list(name, "ports").isEmpty());
        assertThat(published).containsExactlyInAnyOrder("gateway", "keycloak", "grafana");
        assertThat(Compose.services().keySet().stream().flatMap(name -> Compose.list(name, "ports").stream()))
                .allMatch(port -> port.matches("127\\.0\\.0\\.1:\\d+:\\d+"));
        assertThat(Compose.services()).noneSatisfy((name, service) -> assertThat(service).containsKey("network_mode"));
    }

    @Test
    void whatIsNotPublishedCannotBeReachedNorReachOut() {
        assertThat(Compose.services().keySet()).allSatisfy(name -> {
            var outside = Compose.list(name, "networks").contains("outside");
            assertThat(outside).as(name).isEqualTo(!Compose.list(name, "ports").isEmpty());
        });
        Map<String, Map<String, Object>> networks = Compose
                .map(Repository.yaml(Repository.DEPLOY.resolve("compose.yaml")).get("networks"));
        assertThat(networks.get("inside").get("internal")).isEqualTo(true);
    }

    @Test
    void everyPartHasAMemoryLimitAndEveryLastingPartAHealthCheck() {
        assertThat(Compose.services()).allSatisfy((name, service) -> {
            assertThat(service.get("mem_limit")).as(name).isNotNull();
            if (service.containsKey("restart")) {
                assertThat(service).as(name).containsKey("healthcheck");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("applications")
    void anApplicationRunsWithoutRightsItDoesNotNeed(String application) {
        assertThat(Compose.list(application, "cap_drop")).containsExactly("ALL");
        assertThat(Compose.service(application).get("read_only")).isEqualTo(true);
        assertThat(Repository.text(Repository.DEPLOY.resolve("Dockerfile"))).contains("\nUSER 10001:10001\n");
    }

    @ParameterizedTest
    @MethodSource("applications")
    void everyVariableGivenToAnApplicationIsOneThatItReads(String application) {
        var read = readBy(application);

        assertThat(Compose.environment(application).keySet()).filteredOn(name -> !name.equals("JAVA_TOOL_OPTIONS"))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(read).as(name).contains(plain(name)));
    }

    @ParameterizedTest
    @MethodSource("applications")
    void theHealthCheckAsksThePortOnWhichTheApplicationTells(String application) {
        Map<String, Object> check = Compose.map(Compose.service(application).get("healthcheck"));

        assertThat(Compose.listOf(check.get("test")).getLast())
                .isEqualTo(port(application, "management.server.port"));
    }

    @Test
    void theGatewayFindsEachServiceAtThePortWhereItListens() {
        for (var service : Compose.APPLICATIONS.subList(1, Compose.APPLICATIONS.size())) {
            var variable = service.replace("-service", "").toUpperCase() + "_URL";
            assertThat(Compose.environment("gateway")).containsEntry(variable,
                    "http://" + service + ":" + port(service, "server.port"));
        }
    }

    /** The clock is for playing on one machine; the master key is for those that keep personal data. */
    @Test
    void noServiceCanBeToldAnotherTimeAndOnlyTheOnesThatSealHaveTheKey() {
        assertThat(Repository.text(Repository.DEPLOY.resolve("compose.yaml")).toLowerCase()).doesNotContain("settable");
        assertThat(Compose.services().keySet())
                .filteredOn(name -> Compose.environment(name).containsKey("AFTERBELL_MASTER_KEY"))
                .containsExactlyInAnyOrderElementsOf(Compose.SEALING);
    }

    @Test
    void theRealmIsGivenEverySecretThatItAsksFor() {
        var asked = PLACEHOLDER.matcher(Repository.text(Repository.DEPLOY.resolve("keycloak/afterbell-realm.json")))
                .results()
                .map(found -> found.group(1))
                .filter(name -> name.startsWith("AFTERBELL_"))
                .collect(Collectors.toSet());

        assertThat(asked).isNotEmpty();
        assertThat(Compose.environment("keycloak").keySet()).containsAll(asked);
    }

    @Test
    void noSecretStandsInTheFile() {
        assertThat(Compose.services().keySet())
                .allSatisfy(name -> Compose.environment(name).forEach((variable, value) -> {
                    if (variable.matches(".*(PASSWORD|SECRET|KEYFILE|MASTER_KEY).*")
                            && !variable.equals("GF_SECURITY_ADMIN_USER")) {
                        assertThat(value).as(variable).startsWith("${");
                    }
                }));
    }

    static Stream<String> applications() {
        return Compose.APPLICATIONS.stream();
    }

    /** Placeholders of the settings, names of settings, and components of settings records, all without punctuation. */
    private static TreeSet<String> readBy(String application) {
        var read = new TreeSet<String>();
        PLACEHOLDER.matcher(Repository.text(Repository.settingsOfPersonalData()))
                .results()
                .forEach(found -> read.add(plain(found.group(1))));
        for (var file : new java.nio.file.Path[]{Repository.settingsOf(application), Repository.sharedSettings()}) {
            Repository.flat(file).keySet().forEach(name -> read.add(plain(name)));
            PLACEHOLDER.matcher(Repository.text(file)).results().forEach(found -> read.add(plain(found.group(1))));
        }
        Repository.sources().map(Repository::text).forEach(source -> settingsRecords(source, read));
        return read;
    }

    private static final Pattern SETTINGS = Pattern
            .compile("@ConfigurationProperties\\(\"([^\"]+)\"\\)\\s+(?:public )?record \\w+\\(([^{]*)\\)\\s*\\{");
    private static final Pattern COMPONENT = Pattern.compile("(\\w+)\\s*(?:,|$)");

    private static void settingsRecords(String source, TreeSet<String> into) {
        SETTINGS.matcher(source)
                .results()
                .forEach(found -> COMPONENT.matcher(found.group(2).strip())
                        .results()
                        .forEach(component -> into.add(plain(found.group(1) + component.group(1)))));
    }

    private static String plain(String name) {
        return name.replaceAll("[._-]", "").toLowerCase();
    }

    private static String port(String application, String name) {
        var text = Repository.flat(Repository.settingsOf(application)).get(name);
        return text.replaceAll("\\$\\{\\w+:(\\d+)}", "$1");
    }
}
