package afterbell.embeddedmongo.query;

import java.util.List;

import de.bwaldvogel.mongo.bson.Document;

import afterbell.embeddedmongo.storage.Index;
import afterbell.embeddedmongo.storage.IndexDefinition;
import afterbell.embeddedmongo.storage.KeyRange;

/** How a query finds its candidates. */
public sealed interface Plan {

    /** Whether the candidates come in the order that was asked for. */
    boolean sorted();

    /** As explain tells it. */
    Document explain();

    /** Looks at every document. */
    record CollectionScan() implements Plan {
        @Override
        public boolean sorted() {
            return false;
        }

        @Override
        public Document explain() {
            return new Document("stage", "COLLSCAN").append("direction", "forward");
        }
    }

    /** Walks parts of an index. {@code bounds} says which, a field at a time. */
    record IndexScan(Index index, List<KeyRange> ranges, boolean reverse, boolean sorted, Document bounds)
            implements Plan {
        @Override
        public Document explain() {
            IndexDefinition definition = index.definition();
            Document scan = new Document("stage", "IXSCAN").append("keyPattern", definition.keyPattern())
                    .append("indexName", definition.name())
                    .append("isMultiKey", index.isMultikey())
                    .append("isUnique", definition.unique())
                    .append("isSparse", definition.sparse())
                    .append("direction", reverse ? "backward" : "forward")
                    .append("indexBounds", bounds)
                    .append("ranges", ranges.size());
            return new Document("stage", "FETCH").append("inputStage", scan);
        }
    }

    /** Walks several indexes one after the other: each alternative of an {@code $or} has its own. */
    record Union(List<IndexScan> scans) implements Plan {
        @Override
        public boolean sorted() {
            return false;
        }

        @Override
        public Document explain() {
            List<Document> inputs = scans.stream().map(scan -> (Document) scan.explain().get("inputStage")).toList();
            return new Document("stage", "FETCH").append("inputStage",
                    new Document("stage", "OR").append("inputStages", inputs));
        }
    }
}
