package afterbell.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/**
 * What a service's OpenAPI document owes its readers: every endpoint, with a summary, a tag, its answer, the problem
 * detail of a refusal, and an example for each value that a command carries.
 */
public final class OpenApiRules {
    private OpenApiRules() {}

    /** One line per fault, empty when all is well. */
    public static List<String> complaints(JsonNode document, RequestMappingHandlerMapping mappings) {
        var complaints = new ArrayList<String>();
        Set<String> served = served(mappings);
        Set<String> listed = listed(document);
        served.stream().filter(it -> !listed.contains(it)).forEach(it -> complaints.add(it + " is not listed"));
        listed.stream().filter(it -> !served.contains(it)).forEach(it -> complaints.add(it + " is not served"));
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> complaints.addAll(complaints(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                operation.getValue(), document))));
        return complaints;
    }

    private static Set<String> served(RequestMappingHandlerMapping mappings) {
        var served = new TreeSet<String>();
        mappings.getHandlerMethods().forEach((info, handler) -> {
            if (handler.getBeanType().getName().startsWith("afterbell.")) {
                served.addAll(endpoints(info));
            }
        });
        return served;
    }

    private static List<String> endpoints(RequestMappingInfo info) {
        return info.getPatternValues()
                .stream()
                .filter(pattern -> pattern.startsWith("/api/"))
                .flatMap(pattern -> info.getMethodsCondition().getMethods().stream().map(it -> it + " " + pattern))
                .toList();
    }

    private static Set<String> listed(JsonNode document) {
        var listed = new TreeSet<String>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> listed.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return listed;
    }

    private static List<String> complaints(String endpoint, JsonNode operation, JsonNode document) {
        var complaints = new ArrayList<String>();
        if (operation.path("summary").asString("").isBlank()) {
            complaints.add(endpoint + " has no summary");
        }
        if (operation.path("tags").isEmpty()) {
            complaints.add(endpoint + " has no tag");
        }
        JsonNode responses = operation.path("responses");
        if (responses.propertyNames().stream().noneMatch(status -> status.startsWith("2"))) {
            complaints.add(endpoint + " says nothing of its answer");
        }
        if (!responses.path("default").path("$ref").asString("").endsWith("/Problem")) {
            complaints.add(endpoint + " says nothing of its refusals");
        }
        JsonNode body = operation.path("requestBody").path("content").path("application/json").path("schema");
        complaints.addAll(withoutExample(endpoint, body, document));
        return complaints;
    }

    private static List<String> withoutExample(String place, JsonNode schema, JsonNode document) {
        if (schema.has("$ref")) {
            return withoutExample(place, document.at(schema.path("$ref").asString().substring(1)), document);
        }
        if (schema.has("items")) {
            return withoutExample(place + "[]", schema.path("items"), document);
        }
        if (schema.has("properties")) {
            return schema.path("properties")
                    .properties()
                    .stream()
                    .flatMap(it -> withoutExample(place + "." + it.getKey(), it.getValue(), document).stream())
                    .toList();
        }
        boolean shown = schema.isMissingNode() || schema.has("example") || schema.has("examples");
        return shown ? List.of() : List.of(place + " has no example");
    }
}
