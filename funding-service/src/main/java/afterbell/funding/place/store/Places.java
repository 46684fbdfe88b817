package afterbell.funding.place.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Repository;

import afterbell.funding.place.model.PupilPlaces;
import afterbell.funding.place.model.PupilPlaces.Change;
import afterbell.messaging.CollectionIndexes;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** Who has held a place where, one document per pupil; a copy of enrollment's facts. */
@Repository
public class Places {
    static final String COLLECTION = "pupil-places";
    private static final int PUPILS_AT_ONCE = 500;

    private final AggregateStore<PlacesDocument> documents;

    Places(AggregateStores stores) {
        this.documents = stores.of(COLLECTION, PlacesDocument.class);
    }

    @Configuration(proxyBeanMethods = false)
    static class Indexes {
        @Bean
        CollectionIndexes indexesOfPlaces() {
            return CollectionIndexes.of(COLLECTION,
                    new Index().named("of-school").on("s.c.sc", Direction.ASC).on("_id", Direction.ASC));
        }
    }

    /**
     * One write for all.
     *
     * @param told by pupil
     * @throws org.springframework.dao.OptimisticLockingFailureException if a pupil's places have changed meanwhile
     */
    public void learn(Map<String, List<Change>> told) {
        var known = new HashMap<String, Versioned<PupilPlaces>>();
        load(List.copyOf(told.keySet())).forEach(places -> known.put(places.id(), places));
        var changes = new ArrayList<AggregateStore.Change<PlacesDocument>>();
        told.forEach((pupil, more) -> {
            var before = known.getOrDefault(pupil, Versioned.fresh(pupil, PupilPlaces.none(pupil)));
            var next = before.state().with(more);
            if (!next.equals(before.state())) {
                changes.add(new AggregateStore.Change<>(before, PlacesDocument.of(next)));
            }
        });
        documents.save(changes);
    }

    /** @return what is known of these pupils, by pupil */
    public Map<String, PupilPlaces> of(List<String> pupils) {
        var places = new HashMap<String, PupilPlaces>();
        for (int from = 0; from < pupils.size(); from += PUPILS_AT_ONCE) {
            load(pupils.subList(from, Math.min(from + PUPILS_AT_ONCE, pupils.size())))
                    .forEach(found -> places.put(found.id(), found.state()));
        }
        return places;
    }

    /**
     * @param after id of the last pupil of the page before, empty for the first page
     * @return pupils who hold or have held a place there, by id
     */
    public List<PupilPlaces> ofSchool(String schoolId, String after, int limit) {
        return documents.find(Filters.and(Filters.eq("s.c.sc", schoolId), Filters.gt("_id", after)),
                Sorts.ascending("_id"), limit)
                .stream()
                .map(found -> found.state().toPlaces(found.id()))
                .toList();
    }

    private List<Versioned<PupilPlaces>> load(List<String> pupils) {
        return documents.find(pupils)
                .stream()
                .<Versioned<PupilPlaces>>map(found -> found.map(it -> it.toPlaces(found.id())))
                .toList();
    }

    public void clear() {
        documents.clear();
    }
}
