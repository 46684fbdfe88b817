package afterbell.simulator.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import org.bson.Document;

/**
 * Fills a service's own collections with copies of what it has stored itself, each of another school, so that lists are
 * read beside a whole city's documents. Copies are never opened: only their keys differ, and only their keys matter.
 */
final class CrowdedStore implements AutoCloseable {
    private static final int BATCH = 1_000;

    private final MongoClient client;
    private final String database;

    CrowdedStore(String uri, String database) {
        this.client = MongoClients.create(uri);
        this.database = database;
    }

    /**
     * @param own  id of the service's own school, whose documents are copied: they hold it wherever they name the school
     * @param most documents there are afterwards, the own ones among them
     */
    void fill(String collection, String own, int most) {
        MongoCollection<Document> stored = client.getDatabase(database).getCollection(collection);
        List<Document> originals = stored.find()
                .limit(10 * BATCH)
                .into(new ArrayList<>())
                .stream()
                .filter(it -> !it.equals(renamed(it, own, "")))
                .toList();
        if (originals.isEmpty()) {
            throw new IllegalStateException("Nothing to copy in " + collection);
        }
        copy(stored, originals, own, most - (int) stored.countDocuments());
    }

    /** The same for what belongs to the own school alone, found by its ids, and a number of copies. */
    void copy(String collection, String own, int copies) {
        MongoCollection<Document> stored = client.getDatabase(database).getCollection(collection);
        copy(stored, stored.find(Filters.and(Filters.gte("_id", own + "-"), Filters.lt("_id", own + ".")))
                .into(new ArrayList<>()), own, copies);
    }

    private static void copy(MongoCollection<Document> stored, List<Document> originals, String own, int copies) {
        var batch = new ArrayList<Document>(BATCH);
        for (int i = 0; i < copies; i++) {
            String school = own + "-" + i / originals.size();
            batch.add(copy(originals.get(i % originals.size()), own, school));
            if (batch.size() == BATCH || i == copies - 1) {
                stored.insertMany(batch, new InsertManyOptions().ordered(false));
                batch.clear();
            }
        }
    }

    /** Takes the copies away again. */
    void empty(String collection, String own) {
        client.getDatabase(database)
                .getCollection(collection)
                .deleteMany(Filters.and(Filters.gte("_id", own + "-"), Filters.lt("_id", own + ".")));
    }

    private static Document copy(Document original, String own, String school) {
        var copy = (Document) renamed(original, own, school);
        copy.put("_id", school + "-" + UUID.randomUUID());
        return copy;
    }

    private static Object renamed(Object value, String own, String school) {
        return switch (value) {
            case Document document -> document.entrySet()
                    .stream()
                    .collect(Document::new, (all, it) -> all.put(it.getKey(), renamed(it.getValue(), own, school)),
                            Document::putAll);
            case List<?> list -> list.stream().map(it -> renamed(it, own, school)).collect(Collectors.toList());
            case String text -> text.replace(own, school);
            default -> value;
        };
    }

    @Override
    public void close() {
        client.close();
    }
}
