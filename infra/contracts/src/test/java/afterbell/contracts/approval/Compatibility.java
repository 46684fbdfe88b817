package afterbell.contracts.approval;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import afterbell.contracts.approval.Refusal.Rule;

/**
 * What may not change once it is approved. Both sides are protected: readers that were built for the approved contract,
 * and readers of tomorrow that rebuild from events written under it. New topics, new facts, new optional properties and
 * new wording are free.
 */
final class Compatibility {
    private static final Set<String> WORDING = Set.of("title", "description");
    private static final Set<String> COMPARED = Set.of("type", "format", "enum", "properties", "required", "items");

    private Compatibility() {}

    /** Compares two schemas whose types are written where they are used, so without references. */
    static List<Refusal> ofSchema(String where, JsonNode approved, JsonNode proposed) {
        var refusals = new ArrayList<Refusal>();
        if (!Objects.equals(approved.get("type"), proposed.get("type"))) {
            return List.of(new Refusal(Rule.TYPE_CHANGED, where));
        }
        if (!Objects.equals(approved.get("format"), proposed.get("format"))) {
            refusals.add(new Refusal(Rule.FORMAT_CHANGED, where));
        }
        refusals.addAll(ofConstants(where, approved.get("enum"), proposed.get("enum")));
        refusals.addAll(ofProperties(where, approved, proposed));
        refusals.addAll(ofConstraints(where, approved, proposed));
        if (approved.has("items") && proposed.has("items")) {
            refusals.addAll(ofSchema(where + "[]", approved.get("items"), proposed.get("items")));
        } else if (approved.has("items") || proposed.has("items")) {
            refusals.add(new Refusal(Rule.CONSTRAINT_CHANGED, where + "[]"));
        }
        return refusals;
    }

    private static List<Refusal> ofConstants(String where, @Nullable JsonNode approved, @Nullable JsonNode proposed) {
        if (approved == null && proposed == null) {
            return List.of();
        }
        if (approved == null || proposed == null) {
            return List.of(new Refusal(Rule.TYPE_CHANGED, where));
        }
        return Stream.concat(
                without(texts(approved), texts(proposed))
                        .map(gone -> new Refusal(Rule.ENUM_CONSTANT_REMOVED, where + " " + gone)),
                without(texts(proposed), texts(approved))
                        .map(added -> new Refusal(Rule.ENUM_CONSTANT_ADDED, where + " " + added)))
                .toList();
    }

    private static List<Refusal> ofProperties(String where, JsonNode approved, JsonNode proposed) {
        var refusals = new ArrayList<Refusal>();
        JsonNode before = approved.path("properties");
        JsonNode after = proposed.path("properties");
        Set<String> requiredBefore = texts(approved.path("required"));
        Set<String> requiredAfter = texts(proposed.path("required"));
        without(requiredAfter, requiredBefore)
                .forEach(name -> refusals.add(new Refusal(Rule.PROPERTY_NEWLY_REQUIRED, where + "." + name)));
        for (String name : before.propertyNames()) {
            String path = where + "." + name;
            if (!after.has(name)) {
                refusals.add(new Refusal(Rule.PROPERTY_REMOVED, path));
                continue;
            }
            if (requiredBefore.contains(name) && !requiredAfter.contains(name)) {
                refusals.add(new Refusal(Rule.PROPERTY_NO_LONGER_REQUIRED, path));
            }
            refusals.addAll(ofSchema(path, before.get(name), after.get(name)));
        }
        return refusals;
    }

    /** Any other keyword, known or not, holds as it was approved. */
    private static List<Refusal> ofConstraints(String where, JsonNode approved, JsonNode proposed) {
        var keywords = new LinkedHashSet<>(approved.propertyNames());
        keywords.addAll(proposed.propertyNames());
        return keywords.stream()
                .filter(keyword -> !WORDING.contains(keyword) && !COMPARED.contains(keyword))
                .filter(keyword -> !Objects.equals(approved.get(keyword), proposed.get(keyword)))
                .map(keyword -> new Refusal(Rule.CONSTRAINT_CHANGED, where + " " + keyword))
                .toList();
    }

    /** Compares two catalogues, {@code {topics: [{name, key, compacted, facts: [{type}]}]}}. */
    static List<Refusal> ofCatalogue(JsonNode approved, JsonNode proposed) {
        var refusals = new ArrayList<Refusal>();
        for (JsonNode before : approved.path("topics")) {
            String topic = before.get("name").asString();
            JsonNode after = find(proposed.path("topics"), "name", topic);
            if (after == null) {
                refusals.add(new Refusal(Rule.TOPIC_REMOVED, topic));
            } else if (!before.get("key").equals(after.get("key"))) {
                refusals.add(new Refusal(Rule.TOPIC_KEY_CHANGED, topic));
            } else if (!before.get("compacted").equals(after.get("compacted"))) {
                refusals.add(new Refusal(Rule.TOPIC_COMPACTION_CHANGED, topic));
            }
            for (JsonNode fact : before.path("facts")) {
                refusals.addAll(ofFact(fact.get("type").asString(), topic, proposed));
            }
        }
        return refusals;
    }

    private static List<Refusal> ofFact(String type, String topic, JsonNode proposed) {
        for (JsonNode after : proposed.path("topics")) {
            if (find(after.path("facts"), "type", type) != null) {
                return after.get("name").asString().equals(topic) ? List.of()
                        : List.of(new Refusal(Rule.FACT_MOVED, type));
            }
        }
        return List.of(new Refusal(Rule.FACT_REMOVED, type));
    }

    private static @Nullable JsonNode find(JsonNode list, String field, String value) {
        return list.valueStream().filter(each -> each.path(field).asString().equals(value)).findFirst().orElse(null);
    }

    private static Set<String> texts(JsonNode list) {
        var texts = new LinkedHashSet<String>();
        list.forEach(each -> texts.add(each.asString()));
        return texts;
    }

    private static Stream<String> without(Set<String> all, Set<String> these) {
        var left = new LinkedHashSet<>(all);
        left.removeAll(new HashSet<>(these));
        return left.stream();
    }
}
