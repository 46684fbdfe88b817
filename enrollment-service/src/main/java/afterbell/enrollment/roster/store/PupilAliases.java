package afterbell.enrollment.roster.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

/**
 * Which pupil a number means, one document each: {@code _id} keyed hash of the number, {@code p} pupil. A number is
 * claimed by inserting it: of two that claim it at once the store lets one through, and the other learns whose it is.
 *
 * <p>A pupil id is born, or given up for another one, in the same way: {@code _id} the id behind {@code pupil/},
 * {@code p} itself or the other. So of two schools that enter a child at once under different numbers one id remains.
 */
@Repository
public class PupilAliases {
    static final String COLLECTION = "pupil-aliases";
    private static final String BIRTH = "pupil/";
    private static final int DUPLICATE_KEY = 11_000;
    private static final int MOST_AT_ONCE = 1_000;

    private final MongoTemplate mongo;

    PupilAliases(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** @return pupil ids by alias; an alias that nobody has claimed is absent */
    public Map<String, String> find(Collection<String> aliases) {
        var found = new HashMap<String, String>();
        var all = List.copyOf(aliases);
        for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
            var some = all.subList(from, Math.min(all.size(), from + MOST_AT_ONCE));
            collection().find(Filters.in("_id", some))
                    .forEach(stored -> found.put(stored.getString("_id"), stored.getString("p")));
        }
        return found;
    }

    /**
     * Claims aliases for pupils.
     *
     * @param pupils pupil ids by alias
     * @return whose each alias is: another pupil's when that one was claimed before
     */
    public Map<String, String> claim(Map<String, String> pupils) {
        var documents = new ArrayList<Document>();
        pupils.forEach((alias, pupilId) -> documents.add(new Document("_id", alias).append("p", pupilId)));
        for (int from = 0; from < documents.size(); from += MOST_AT_ONCE) {
            insert(documents.subList(from, Math.min(documents.size(), from + MOST_AT_ONCE)));
        }
        return find(pupils.keySet());
    }

    /** @return what became of these pupil ids: the same id when it is born, another one when it was given up for that */
    public Map<String, String> fates(Collection<String> pupilIds) {
        return withoutPrefix(find(pupilIds.stream().map(it -> BIRTH + it).toList()));
    }

    /**
     * Lets pupil ids be born, or gives them up for others.
     *
     * @param wanted fates by pupil id
     * @return the fates: another than wanted when that was decided before
     */
    public Map<String, String> decide(Map<String, String> wanted) {
        var claims = new HashMap<String, String>();
        wanted.forEach((pupilId, fate) -> claims.put(BIRTH + pupilId, fate));
        return withoutPrefix(claim(claims));
    }

    /** Nobody finds the pupil by a number any more. Repeating it changes nothing. */
    public void forget(String pupilId) {
        var ids = new LinkedHashSet<String>(List.of(pupilId));
        for (var reached = List.of(pupilId); !reached.isEmpty();) {
            reached = collection().find(Filters.in("p", reached))
                    .map(stored -> stored.getString("_id"))
                    .into(new ArrayList<>())
                    .stream()
                    .filter(it -> it.startsWith(BIRTH))
                    .map(it -> it.substring(BIRTH.length()))
                    .filter(ids::add)
                    .toList();
        }
        collection().deleteMany(Filters.in("p", ids));
    }

    private static Map<String, String> withoutPrefix(Map<String, String> found) {
        var fates = new HashMap<String, String>();
        found.forEach((key, fate) -> fates.put(key.substring(BIRTH.length()), fate));
        return fates;
    }

    private void insert(List<Document> documents) {
        try {
            collection().insertMany(documents, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            if (e.getWriteErrors().stream().anyMatch(error -> error.getCode() != DUPLICATE_KEY)) {
                throw e;
            }
        }
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(COLLECTION).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }
}
