package afterbell.embeddedmongo.command;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

import afterbell.embeddedmongo.query.Deadline;
import afterbell.embeddedmongo.query.Filter;
import afterbell.embeddedmongo.query.Finder;
import afterbell.embeddedmongo.query.Match;
import afterbell.embeddedmongo.query.Query;
import afterbell.embeddedmongo.query.Results;
import afterbell.embeddedmongo.query.UpdateCalculation.Change;
import afterbell.embeddedmongo.storage.CollectionWriter;
import afterbell.embeddedmongo.storage.StoredCollection;

/**
 * Updates and deletes. A write of one document finds and changes it under the collection's lock, so two never act on the
 * same version. A write of many walks a view and takes the lock for each document anew, looking at its newest state.
 */
final class Writes {
    private final Store store;

    Writes(Store store) {
        this.store = store;
    }

    /** @param upsert whether a document was inserted, with {@code upsertedId} */
    record Updated(int matched, int modified, boolean upsert, @Nullable Object upsertedId) {
        static Updated of(Single one) {
            if (one.inserted()) {
                return new Updated(0, 0, true, one.after() == null ? null : one.after().get("_id"));
            }
            return new Updated(one.before() == null ? 0 : 1, one.modified() ? 1 : 0, false, null);
        }
    }

    /** What one update did to one document. {@code before} and {@code after} are null where there is none. */
    record Single(@Nullable Document before, @Nullable Document after, boolean modified, boolean inserted) {
        static final Single NOTHING = new Single(null, null, false, false);
    }

    Updated update(String database, String name, Update update) {
        if (update.multi()) {
            Updated many = updateMany(database, name, update);
            if (many.matched() > 0 || !update.upsert()) {
                return many;
            }
        }
        return Updated.of(updateOne(database, name, update));
    }

    Single updateOne(String database, String name, Update update) {
        if (!update.upsert() && store.catalog().find(database, name) == null) {
            return Single.NOTHING;
        }
        try (Store.Writing writing = store.write(database, name)) {
            Single done = updateOne(writing, update);
            writing.writer().commit();
            return done;
        }
    }

    /** Like above, but what is done is not committed yet. */
    Single updateOne(Store.Writing writing, Update update) {
        Match match = current(writing, update.query());
        if (match != null) {
            return replace(writing.writer(), match.key(), match.document(), update);
        }
        if (!update.upsert()) {
            return Single.NOTHING;
        }
        Document inserted = store.calculation().insert(update.selector(), update.change(), update.arrayFilters());
        writing.writer().insert(inserted);
        return new Single(null, inserted, false, true);
    }

    private @Nullable Match current(Store.Writing writing, Query query) {
        byte[] key = Finder.keyOfId(writing.collection(), query);
        if (key == null) {
            // A plan reads what is committed.
            writing.writer().commit();
            return first(writing.collection(), query);
        }
        Document document = writing.writer().get(key);
        return document == null || !query.filter().matches(document) ? null : new Match(key, document, 0);
    }

    private Single replace(CollectionWriter writer, byte[] key, Document current, Update update) {
        Change change = store.calculation().update(current, update.selector(), update.change(), update.arrayFilters());
        if (change == null) {
            return new Single(current, current, false, false);
        }
        writer.replace(key, change.before(), change.after());
        return new Single(change.before(), change.after(), true, false);
    }

    private Updated updateMany(String database, String name, Update update) {
        StoredCollection collection = store.catalog().find(database, name);
        int matched = 0;
        int modified = 0;
        if (collection != null) {
            try (Results results = store.finder().find(collection, update.query())) {
                for (Match match = results.next(); match != null; match = results.next()) {
                    Single one = updateCurrent(collection, match, update);
                    matched += one.before() == null ? 0 : 1;
                    modified += one.modified() ? 1 : 0;
                }
            }
        }
        return new Updated(matched, modified, false, null);
    }

    private Single updateCurrent(StoredCollection collection, Match match, Update update) {
        CollectionWriter locked = collection.write();
        if (locked == null) {
            return Single.NOTHING;
        }
        try (CollectionWriter writer = locked) {
            Document current = writer.get(match.key());
            if (current == null || !update.query().filter().matches(current)) {
                return Single.NOTHING;
            }
            Single done = replace(writer, match.key(), current, update);
            writer.commit();
            return done;
        }
    }

    int delete(String database, String name, Document selector, @Nullable Object hint, boolean one, Deadline deadline) {
        Query query = new Query(Filter.of(selector), null, 0, 0, hint, deadline);
        if (one) {
            return deleteOne(database, name, query) == null ? 0 : 1;
        }
        StoredCollection collection = store.catalog().find(database, name);
        if (collection == null) {
            return 0;
        }
        int deleted = 0;
        try (Results results = query.filter().isEmpty() ? store.finder().findAll(collection)
                : store.finder().find(collection, query)) {
            for (Match match = results.next(); match != null; match = results.next()) {
                deleted += deleteCurrent(collection, match, query.filter()) ? 1 : 0;
            }
        }
        return deleted;
    }

    /** The deleted document; null when none matched. */
    @Nullable
    Document deleteOne(String database, String name, Query query) {
        StoredCollection collection = store.catalog().find(database, name);
        CollectionWriter locked = collection == null ? null : collection.write();
        if (collection == null || locked == null) {
            return null;
        }
        try (CollectionWriter writer = locked) {
            Match match = first(collection, query);
            if (match == null) {
                return null;
            }
            writer.delete(match.key(), match.document());
            writer.commit();
            return match.document();
        }
    }

    /** Deletes the document in its newest state if that still matches. */
    boolean deleteCurrent(StoredCollection collection, Match match, Filter filter) {
        CollectionWriter locked = collection.write();
        if (locked == null) {
            return false;
        }
        try (CollectionWriter writer = locked) {
            Document current = writer.get(match.key());
            if (current == null || !filter.matches(current)) {
                return false;
            }
            writer.delete(match.key(), current);
            writer.commit();
            return true;
        }
    }

    private @Nullable Match first(StoredCollection collection, Query query) {
        try (Results results = store.finder().find(collection, query.limitedTo(1))) {
            return results.next();
        }
    }
}
