package afterbell.deploy;

import java.util.List;
import java.util.Map;

/** The compose file, read as YAML: anchors and merges are resolved, variables are not. */
final class Compose {

    static final List<String> APPLICATIONS = List.of("gateway", "enrollment-service", "staffing-service",
            "attendance-service",
            "funding-service");

    /** Those that keep personal data. */
    static final List<String> SEALING = List.of("enrollment-service", "staffing-service",
            "attendance-service", "funding-service");

    private static final Map<String, Object> FILE = Repository.yaml(Repository.DEPLOY.resolve("compose.yaml"));

    private Compose() {}

    static Map<String, Map<String, Object>> services() {
        return map(FILE.get("services"));
    }

    static Map<String, Object> service(String name) {
        return map(services().get(name));
    }

    static Map<String, String> environment(String service) {
        return map(service(service).getOrDefault("environment", Map.of()));
    }

    static List<String> list(String service, String key) {
        return listOf(service(service).getOrDefault(key, List.of()));
    }

    @SuppressWarnings("unchecked")
    static <T> Map<String, T> map(Object node) {
        return (Map<String, T>) node;
    }

    @SuppressWarnings("unchecked")
    static List<String> listOf(Object node) {
        return (List<String>) node;
    }
}
