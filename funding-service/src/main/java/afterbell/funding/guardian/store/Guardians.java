package afterbell.funding.guardian.store;

import java.util.List;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.stereotype.Repository;

import afterbell.messaging.CollectionIndexes;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** The accounts of each pupil's guardians, a copy of enrollment's. */
@Repository
public class Guardians {
    static final String COLLECTION = "guardians";

    private final AggregateStore<GuardiansDocument> documents;

    Guardians(AggregateStores stores) {
        this.documents = stores.of(COLLECTION, GuardiansDocument.class);
    }

    @Configuration(proxyBeanMethods = false)
    static class Indexes {
        @Bean
        CollectionIndexes indexesOfGuardians() {
            return CollectionIndexes.of(COLLECTION,
                    new Index().named("of-account").on("s.k", Direction.ASC).on("_id", Direction.ASC));
        }
    }

    /** @param sequence of the fact */
    record GuardiansDocument(@Field("q") long sequence, @Field("k") List<String> accounts) {}

    /** An older sequence than the known one changes nothing. */
    public void learn(String pupilId, List<String> accounts, long sequence) {
        var known = documents.find(pupilId);
        if (known.isEmpty() || known.get().state().sequence() < sequence) {
            Versioned<?> before = known.isPresent() ? known.get() : Versioned.fresh(pupilId, pupilId);
            documents.save(before, new GuardiansDocument(sequence, accounts), List.of());
        }
    }

    /** @return the pupils of whom the account is a guardian, at most {@code limit} */
    public List<String> pupilsOf(String account, int limit) {
        return documents.find(Filters.eq("s.k", account), Sorts.ascending("_id"), limit)
                .stream()
                .map(Versioned::id)
                .toList();
    }

    public void clear() {
        documents.clear();
    }
}
