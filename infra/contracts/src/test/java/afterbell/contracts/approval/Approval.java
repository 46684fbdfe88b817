package afterbell.contracts.approval;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

import tools.jackson.databind.JsonNode;

import afterbell.contracts.approval.Refusal.Rule;

/** Judges what the records give by the files that were approved before. */
final class Approval {
    private Approval() {}

    /** @return nothing if every reader of the approved contracts, and of the events stored under them, is safe */
    static List<Refusal> refusals(SortedMap<String, String> approved, SortedMap<String, String> generated) {
        if (approved.isEmpty()) {
            return List.of();
        }
        for (String needed : List.of(ApprovedFiles.INDEX, ApprovedFiles.ASYNC_API)) {
            if (!approved.containsKey(needed)) {
                return List.of(new Refusal(Rule.SCHEMA_LOST, needed));
            }
        }
        JsonNode index = json(approved, ApprovedFiles.INDEX);
        var refusals = new ArrayList<>(Compatibility.ofCatalogue(index, json(generated, ApprovedFiles.INDEX)));
        refusals.addAll(Compatibility.ofSchema("headers", headers(approved), headers(generated)));
        index.path("topics")
                .forEach(topic -> topic.path("facts")
                        .forEach(fact -> refusals.addAll(ofFact(fact.get("type").asString(),
                                fact.get("schema").asString(), approved, generated))));
        return refusals;
    }

    private static List<Refusal> ofFact(String type, String schema, SortedMap<String, String> approved,
            SortedMap<String, String> generated) {
        if (!approved.containsKey(schema)) {
            return List.of(new Refusal(Rule.SCHEMA_LOST, type));
        }
        if (!generated.containsKey(schema)) {
            return List.of();
        }
        return Compatibility.ofSchema(type, json(approved, schema), json(generated, schema));
    }

    private static JsonNode headers(SortedMap<String, String> files) {
        return json(files, ApprovedFiles.ASYNC_API).path("components").path("schemas").path(AsyncApi.HEADERS);
    }

    private static JsonNode json(SortedMap<String, String> files, String path) {
        return ContractJson.parse(files.get(path));
    }
}
