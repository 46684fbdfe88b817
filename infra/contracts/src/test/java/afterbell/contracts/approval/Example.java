package afterbell.contracts.approval;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import afterbell.contracts.Contract;
import afterbell.contracts.Contracts;

/**
 * One event as it stands on its topic.
 *
 * @param name       what it shows, for the event catalogue
 * @param collection where the writing service keeps the aggregate
 * @param subject    id of the aggregate
 * @param sequence   position among the facts of the aggregate, from 1
 * @param causedBy   id of the event that it follows from, where it follows from one
 */
record Example(String name, String collection, String subject, long sequence, Instant time, @Nullable String causedBy,
        Record fact) {
    Contract contract() {
        return Contracts.of(fact);
    }

    /** The form of an AsyncAPI message example. */
    ObjectNode json() {
        ObjectNode json = ContractJson.MAPPER.createObjectNode().put("name", name);
        json.set("headers", headers());
        json.set("payload", ContractJson.tree(fact));
        return json;
    }

    private ObjectNode headers() {
        ObjectNode headers = ContractJson.MAPPER.createObjectNode()
                .put("ce_specversion", "1.0")
                .put("ce_id", subject + "#" + sequence)
                .put("ce_source", "/afterbell/" + Catalogue.serviceOf(contract().topic()) + "/" + collection)
                .put("ce_type", contract().type())
                .put("ce_subject", subject)
                .put("ce_time", time.toString())
                .put("ce_sequence", Long.toString(sequence))
                .put("ce_correlationid", "3f1c9b7e-5a0d-4c0e-9d53-6b1f0a7c2e44");
        if (causedBy != null) {
            headers.put("ce_causationid", causedBy);
        }
        return headers.put("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    }
}
