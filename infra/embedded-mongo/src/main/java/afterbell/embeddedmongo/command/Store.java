package afterbell.embeddedmongo.command;

import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import afterbell.embeddedmongo.query.Finder;
import afterbell.embeddedmongo.query.UpdateCalculation;
import afterbell.embeddedmongo.storage.Catalog;
import afterbell.embeddedmongo.storage.CollectionWriter;
import afterbell.embeddedmongo.storage.Engine;
import afterbell.embeddedmongo.storage.StoredCollection;

/** What commands work on. */
record Store(Engine engine, Catalog catalog, Finder finder, BooleanSupplier diskFull,
        ThreadLocal<UpdateCalculation> calculations) {

    /** Null when there is no such collection. */
    @Nullable
    StoredCollection find(Request request) {
        return catalog.find(request.database(), request.collection());
    }

    /** A collection and the right to change it. */
    record Writing(StoredCollection collection, CollectionWriter writer) implements AutoCloseable {
        @Override
        public void close() {
            writer.close();
        }
    }

    /** Takes the write lock of the collection, which is made when it is missing. */
    Writing write(String database, String name) {
        while (true) {
            StoredCollection collection = catalog.findOrCreate(database, name);
            CollectionWriter writer = collection.write();
            if (writer != null) {
                return new Writing(collection, writer);
            }
        }
    }

    /** Error 14031 when there is not enough room left on the disk. */
    void checkDisk() {
        if (diskFull.getAsBoolean()) {
            throw Errors.of(14031, "OutOfDiskSpace", "Too little space is left on the disk; only deletes are taken");
        }
    }

    UpdateCalculation calculation() {
        return calculations.get();
    }
}
