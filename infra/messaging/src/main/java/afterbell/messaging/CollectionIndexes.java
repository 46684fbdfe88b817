package afterbell.messaging;

import java.util.List;

import org.springframework.data.mongodb.core.index.IndexDefinition;

/** The indexes of one collection; declared as a bean by the store that queries it, created when the service starts. */
public record CollectionIndexes(String collection, List<? extends IndexDefinition> indexes) {
    public static CollectionIndexes of(String collection, IndexDefinition... indexes) {
        return new CollectionIndexes(collection, List.of(indexes));
    }
}
