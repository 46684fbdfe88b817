package afterbell.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AlertsAndDashboardsTest {

    private static final Path PROMETHEUS = Repository.DEPLOY.resolve("prometheus");
    private static final List<Path> DASHBOARDS = Repository.files(Repository.DEPLOY.resolve("grafana/dashboards"),
            ".json");

    private static final Pattern STRINGS = Pattern.compile("\"[^\"]*\"");
    private static final Pattern LABEL_LISTS = Pattern
            .compile("\\b(?:by|on|without|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
    private static final Pattern SELECTORS = Pattern.compile("\\{[^}]*}");
    private static final Pattern NAMES = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*+(?!\\s*\\()");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "by", "on", "bool", "offset", "up", "m", "s",
            "h");

    /** Names of all series of applications under load, as their management ports told them. */
    private final Set<String> served = Repository
            .text(Repository.DEPLOY.resolve("src/test/resources/metrics-served.txt"))
            .lines()
            .collect(Collectors.toSet());

    @Test
    void everyNameInARuleOrADashboardIsOneThatAnApplicationServes() {
        var known = new TreeSet<>(served);
        known.addAll(recorded());

        assertThat(expressions()).hasSizeGreaterThan(20)
                .allSatisfy(expression -> assertThat(known).as(expression)
                        .containsAll(names(expression)));
    }

    @Test
    void thePlatformsOwnNamesAreStillInItsCode() {
        var meters = Pattern.compile("\"(afterbell\\.[a-z.]+)\"");
        var inCode = Repository.sources()
                .map(Repository::text)
                .flatMap(source -> meters.matcher(source).results().map(found -> found.group(1).replace('.', '_')))
                .toList();
        var own = expressions().stream()
                .flatMap(expression -> names(expression).stream())
                .filter(name -> name.startsWith("afterbell_"))
                .collect(Collectors.toSet());

        assertThat(own).isNotEmpty()
                .allSatisfy(
                        name -> assertThat(inCode).contains(name.replaceAll("_(total|seconds)$", "")));
    }

    @Test
    void theQuestionsOfTheDutyEachHaveAnAlert() {
        var alerts = rules().stream().filter(rule -> rule.containsKey("alert")).toList();

        assertThat(alerts).extracting(rule -> rule.get("alert"))
                .contains("OutboxStuck", "ConsumerLag", "RecordsParked",
                        "BreakerOpen", "ErrorRatio", "SlowAnswers", "PartDown");
        assertThat(alerts).allSatisfy(rule -> {
            assertThat(Compose.<String>map(rule.get("labels")).get("severity")).isIn("page", "ticket");
            assertThat(Compose.<String>map(rule.get("annotations"))).containsKeys("summary", "runbook");
            assertThat(rule).containsKey("for");
        });
    }

    @Test
    void everyApplicationIsAskedOnItsManagementPort() {
        var file = Repository.text(PROMETHEUS.resolve("prometheus.yml"));

        for (var application : Compose.APPLICATIONS) {
            var port = Repository.flat(Repository.settingsOf(application))
                    .get("management.server.port")
                    .replaceAll("\\$\\{\\w+:(\\d+)}", "$1");
            assertThat(file).contains(application + ":" + port);
        }
    }

    @Test
    void everyDashboardCanBeProvisioned() {
        assertThat(DASHBOARDS).hasSizeGreaterThan(1).allSatisfy(file -> {
            var board = new JsonMapper().readTree(Repository.text(file));
            assertThat(board.get("uid").asString()).startsWith("afterbell-");
            assertThat(board.get("panels").valueStream().map(panel -> panel.get("id").asInt())).doesNotHaveDuplicates();
            assertThat(board.findValuesAsString("type")).isNotEmpty();
        });
    }

    private static List<Map<String, Object>> rules() {
        var rules = new ArrayList<Map<String, Object>>();
        for (var group : (List<?>) Repository.yaml(PROMETHEUS.resolve("rules.yml")).get("groups")) {
            for (var rule : (List<?>) Compose.map(group).get("rules")) {
                rules.add(Compose.map(rule));
            }
        }
        return rules;
    }

    private static List<String> recorded() {
        return rules().stream()
                .filter(rule -> rule.containsKey("record"))
                .map(rule -> rule.get("record").toString())
                .toList();
    }

    private static List<String> expressions() {
        var all = new ArrayList<>(rules().stream().map(rule -> rule.get("expr").toString()).toList());
        for (var file : DASHBOARDS) {
            for (JsonNode panel : new JsonMapper().readTree(Repository.text(file)).get("panels")) {
                panel.get("targets").valueStream().map(target -> target.get("expr").asString()).forEach(all::add);
            }
        }
        return all;
    }

    private static List<String> names(String expression) {
        var bare = STRINGS.matcher(expression).replaceAll("\"\"");
        bare = SELECTORS.matcher(bare).replaceAll(" ");
        bare = LABEL_LISTS.matcher(bare).replaceAll(" ");
        bare = bare.replaceAll("\\[[^]]*]", " ");
        return NAMES.matcher(bare)
                .results()
                .map(found -> found.group())
                .filter(name -> !WORDS.contains(name))
                .filter(name -> name.contains("_") || name.contains(":"))
                .toList();
    }
}
