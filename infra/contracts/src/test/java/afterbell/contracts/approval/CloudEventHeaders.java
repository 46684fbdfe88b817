package afterbell.contracts.approval;

import tools.jackson.databind.node.ObjectNode;

/** The Kafka headers of every fact: CloudEvents 1.0 attributes in binary mode, and the W3C trace. */
final class CloudEventHeaders {
    private CloudEventHeaders() {}

    static ObjectNode schema() {
        ObjectNode schema = ContractJson.MAPPER.createObjectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        text(properties, "ce_specversion", "Version of CloudEvents").putArray("enum").add("1.0");
        text(properties, "ce_id", "Unique together with ce_source; the same on every delivery").put("minLength", 1);
        text(properties, "ce_source", "The writing service and its collection, /afterbell/<service>/<collection>")
                .put("format", "uri-reference");
        text(properties, "ce_type", "The fact, afterbell.<service>.<past-fact>.v<n>").put("minLength", 1);
        text(properties, "ce_subject", "Id of the aggregate that the fact is about").put("minLength", 1);
        text(properties, "ce_time", "When it was decided, UTC").put("format", "date-time");
        text(properties, "ce_sequence", "Position among the facts of its aggregate, from 1 without gaps").put("pattern",
                "^[1-9][0-9]*$");
        text(properties, "ce_correlationid", "The request that started it all").put("minLength", 1);
        text(properties, "ce_causationid", "ce_id of the event that caused this one, where an event did")
                .put("minLength", 1);
        text(properties, "traceparent", "W3C trace context, where the request was traced").put("pattern",
                "^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$");
        var required = schema.putArray("required");
        properties.propertyNames()
                .stream()
                .filter(name -> !name.equals("ce_causationid") && !name.equals("traceparent"))
                .forEach(required::add);
        return schema;
    }

    private static ObjectNode text(ObjectNode properties, String name, String description) {
        return properties.putObject(name).put("type", "string").put("description", description);
    }
}
