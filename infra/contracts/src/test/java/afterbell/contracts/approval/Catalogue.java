package afterbell.contracts.approval;

import java.util.List;

import tools.jackson.databind.node.ObjectNode;

import afterbell.contracts.Contract;
import afterbell.contracts.Contracts;
import afterbell.contracts.Topic;

/** {@code index.json}: topics, their facts, and the files that describe them. */
final class Catalogue {
    private Catalogue() {}

    static ObjectNode json() {
        ObjectNode index = ContractJson.MAPPER.createObjectNode().put("asyncapi", "asyncapi.json");
        var topics = index.putArray("topics");
        Contracts.topics().forEach(topic -> {
            ObjectNode entry = topics.addObject()
                    .put("name", topic.name())
                    .put("service", serviceOf(topic) + "-service")
                    .put("key", topic.key())
                    .put("compacted", topic.compacted())
                    .put("about", topic.about());
            var facts = entry.putArray("facts");
            factsOf(topic).forEach(fact -> facts.addObject()
                    .put("type", fact.type())
                    .put("about", fact.about())
                    .put("schema", schemaFile(fact))
                    .put("examples", examplesFile(fact)));
        });
        return index;
    }

    static List<Contract> factsOf(Topic topic) {
        return Contracts.all().stream().filter(contract -> contract.topic().equals(topic)).toList();
    }

    /** The only service that writes the topic: the first word of its name. */
    static String serviceOf(Topic topic) {
        return topic.name().substring(0, topic.name().indexOf('.'));
    }

    static String schemaFile(Contract contract) {
        return "schemas/" + contract.type() + ".json";
    }

    static String examplesFile(Contract contract) {
        return "examples/" + contract.type() + ".json";
    }
}
