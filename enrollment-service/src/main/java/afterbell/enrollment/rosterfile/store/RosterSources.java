package afterbell.enrollment.rosterfile.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

import afterbell.enrollment.rosterfile.model.SchoolSource;

/**
 * How a school's own system calls the school and its classes, one document each: {@code _id} school, {@code o} its id
 * there, {@code c} classes with {@code i} id and {@code t} title. Files with changes only are read on top of it.
 */
@Repository
public class RosterSources {
    private final MongoTemplate mongo;

    RosterSources(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    public Optional<SchoolSource> find(String schoolId) {
        return Optional.ofNullable(sources().find(Filters.eq("_id", schoolId)).first()).map(stored -> {
            var classes = new LinkedHashMap<String, String>();
            stored.getList("c", Document.class).forEach(it -> classes.put(it.getString("i"), it.getString("t")));
            return new SchoolSource(stored.getString("o"), classes);
        });
    }

    public void save(String schoolId, SchoolSource source) {
        List<Document> classes = source.classes()
                .entrySet()
                .stream()
                .map((Map.Entry<String, String> it) -> new Document("i", it.getKey()).append("t", it.getValue()))
                .toList();
        sources().replaceOne(Filters.eq("_id", schoolId),
                new Document("_id", schoolId).append("o", source.orgId()).append("c", classes),
                new ReplaceOptions().upsert(true));
    }

    private MongoCollection<Document> sources() {
        return mongo.getCollection("roster-sources").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }
}
