package afterbell.embeddedmongo.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

import afterbell.embeddedmongo.query.Filter;
import afterbell.embeddedmongo.storage.Fields;
import afterbell.embeddedmongo.storage.Index;
import afterbell.embeddedmongo.storage.IndexDefinition;
import afterbell.embeddedmongo.storage.StoredCollection;

/** Databases, collections and indexes: creating, listing, dropping. */
final class CollectionCommands {
    private static final Set<String> INDEX_OPTIONS = Set.of("key", "name", "ns", "v", "unique", "sparse",
            "expireAfterSeconds", "background");

    private final Store store;

    CollectionCommands(Store store) {
        this.store = store;
    }

    List<Command> commands() {
        return List.of(
                Command.write("create", this::create, "capped"),
                Command.write("drop", this::drop),
                Command.write("dropDatabase", this::dropDatabase),
                Command.write("createIndexes", this::createIndexes, "indexes", "commitQuorum"),
                Command.write("dropIndexes", this::dropIndexes, "index"),
                Command.read("listIndexes", this::listIndexes, "cursor"),
                Command.read("listCollections", this::listCollections, "filter", "nameOnly", "authorizedCollections",
                        "cursor"),
                Command.read("listDatabases", this::listDatabases, "filter", "nameOnly", "authorizedDatabases"),
                Command.read("validate", this::validate, "full"));
    }

    private Document create(Request request) {
        store.checkDisk();
        if (Fields.flag(request.body(), "capped")) {
            throw Errors.unsupported("A capped collection");
        }
        if (store.find(request) != null) {
            throw Errors.of(48, "NamespaceExists", "Collection " + request.namespace() + " already exists.");
        }
        store.catalog().findOrCreate(request.database(), request.collection());
        return new Document();
    }

    private Document drop(Request request) {
        StoredCollection collection = store.find(request);
        if (collection == null || !store.catalog().drop(request.database(), request.collection())) {
            throw Errors.of(26, "NamespaceNotFound", "ns not found");
        }
        return new Document("nIndexesWas", collection.indexes().size()).append("ns", request.namespace());
    }

    private Document dropDatabase(Request request) {
        store.catalog()
                .collections(request.database())
                .keySet()
                .forEach(name -> store.catalog().drop(request.database(), name));
        return new Document("dropped", request.database());
    }

    private Document createIndexes(Request request) {
        store.checkDisk();
        List<IndexDefinition> wanted = Fields.documents(request.body(), "indexes")
                .stream()
                .map(CollectionCommands::definition)
                .toList();
        boolean created = store.find(request) == null;
        StoredCollection collection = store.catalog().findOrCreate(request.database(), request.collection());
        int before = collection.indexes().size();
        wanted.forEach(index -> store.catalog().createIndex(collection, index));
        return new Document("numIndexesBefore", before).append("numIndexesAfter", collection.indexes().size())
                .append("createdCollectionAutomatically", created);
    }

    private static IndexDefinition definition(Document index) {
        for (Map.Entry<String, Object> option : index.entrySet()) {
            boolean off = option.getKey().equals("hidden") && Boolean.FALSE.equals(option.getValue())
                    || option.getKey().equals("collation") && Dispatcher.isSimpleCollation(option.getValue());
            if (!INDEX_OPTIONS.contains(option.getKey()) && !off) {
                throw cannotCreate("The index option '" + option.getKey() + "' is not supported by embedded-mongo");
            }
        }
        List<IndexDefinition.Field> fields = new ArrayList<>();
        Fields.document(index, "key").forEach((path, direction) -> fields.add(field(path, direction)));
        Long expiry = index.containsKey("expireAfterSeconds") ? Fields.number(index, "expireAfterSeconds") : null;
        if (fields.isEmpty() || expiry != null && (fields.size() > 1 || expiry < 0 || expiry > Integer.MAX_VALUE)) {
            throw cannotCreate("An index has fields, and one that expires has a single field and at least 0 seconds");
        }
        return new IndexDefinition(0, Fields.text(index, "name"), List.copyOf(fields), Fields.flag(index, "unique"),
                Fields.flag(index, "sparse"), expiry);
    }

    private static IndexDefinition.Field field(String path, @Nullable Object direction) {
        if (!(direction instanceof Number number) || Math.abs(number.doubleValue()) != 1 || path.isEmpty()
                || path.startsWith("$") || path.contains("$**") || path.contains("..")
                || path.startsWith(".") || path.endsWith(".")) {
            throw cannotCreate(
                    "Index keys are paths with 1 or -1; text, hashed, geo and wildcard indexes are not supported "
                            + "by embedded-mongo. Got {" + path + ": " + direction + "}");
        }
        return new IndexDefinition.Field(path, number.intValue() > 0);
    }

    private static RuntimeException cannotCreate(String why) {
        return Errors.of(67, "CannotCreateIndex", why);
    }

    private Document dropIndexes(Request request) {
        StoredCollection collection = existing(request);
        int before = collection.indexes().size();
        Object index = request.body().get("index");
        if ("*".equals(index)) {
            collection.indexes()
                    .stream()
                    .skip(1)
                    .forEach(each -> store.catalog().dropIndex(collection, each.definition().name()));
        } else if (index instanceof String name) {
            store.catalog().dropIndex(collection, name);
        } else if (index instanceof Document pattern) {
            Index found = collection.indexes()
                    .stream()
                    .filter(each -> each.definition().hasPattern(pattern))
                    .findFirst()
                    .orElseThrow(() -> Errors.of(27, "IndexNotFound", "can't find index with key: " + pattern));
            store.catalog().dropIndex(collection, found.definition().name());
        } else {
            throw Errors.badValue("dropIndexes needs a name, a key pattern or '*'");
        }
        return new Document("nIndexesWas", before);
    }

    private Document listIndexes(Request request) {
        List<Document> indexes = existing(request).indexes()
                .stream()
                .map(index -> index.definition().describe())
                .toList();
        return Cursors.answer("firstBatch", request.namespace(), indexes, 0);
    }

    private StoredCollection existing(Request request) {
        StoredCollection collection = store.find(request);
        if (collection == null) {
            throw Errors.of(26, "NamespaceNotFound", "ns does not exist: " + request.namespace());
        }
        return collection;
    }

    private Document listCollections(Request request) {
        Filter filter = Filter.of(Fields.documentOrNull(request.body(), "filter"));
        List<Document> found = store.catalog()
                .collections(request.database())
                .values()
                .stream()
                .map(collection -> new Document("name", collection.name()).append("type", "collection")
                        .append("options", new Document())
                        .append("info", new Document("readOnly", false))
                        .append("idIndex", IndexDefinition.primary().describe()))
                .filter(filter::matches)
                .toList();
        return Cursors.answer("firstBatch", request.database() + ".$cmd.listCollections", found, 0);
    }

    private Document listDatabases(Request request) {
        Filter filter = Filter.of(Fields.documentOrNull(request.body(), "filter"));
        List<Document> found = store.catalog()
                .databases()
                .stream()
                .map(name -> new Document("name", name).append("sizeOnDisk", 0L).append("empty", false))
                .filter(filter::matches)
                .toList();
        return new Document("databases", found).append("totalSize", 0L);
    }

    private Document validate(Request request) {
        StoredCollection collection = existing(request);
        return store.catalog().validate(collection).append("ns", request.namespace());
    }
}
