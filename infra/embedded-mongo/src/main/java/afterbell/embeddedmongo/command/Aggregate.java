package afterbell.embeddedmongo.command;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import org.jspecify.annotations.Nullable;

import afterbell.embeddedmongo.query.LibraryDatabase;
import afterbell.embeddedmongo.query.Match;
import afterbell.embeddedmongo.query.ReadableCollection;
import afterbell.embeddedmongo.query.Results;
import afterbell.embeddedmongo.query.UpdateCalculation;
import afterbell.embeddedmongo.storage.Fields;
import afterbell.embeddedmongo.storage.StoredCollection;

/** {@code aggregate}: the leading stages by an index, the others by the library. */
final class Aggregate {
    private final Store store;
    private final Cursors cursors;
    private final Explain explain;

    Aggregate(Store store, Cursors cursors, Explain explain) {
        this.store = store;
        this.cursors = cursors;
        this.explain = explain;
    }

    Command command() {
        return Command.read("aggregate", this::run, "pipeline", "cursor", "explain", "allowDiskUse", "hint",
                "bypassDocumentValidation");
    }

    private Document run(Request request) {
        if (Fields.flag(request.body(), "explain")) {
            return explain.aggregate(request);
        }
        if (!(request.body().get(request.command()) instanceof String)) {
            throw Errors.unsupported("An aggregation without a collection");
        }
        Document cursor = Fields.documentOrNull(request.body(), "cursor");
        if (cursor == null) {
            throw Errors.of(9, "FailedToParse", "The 'cursor' option is required, except for aggregate with explain");
        }
        Pipeline pipeline = pipeline(request);
        StoredCollection collection = store.find(request);
        Results found = collection == null ? Results.of(List.of()) : store.finder().find(collection, pipeline.query());
        try {
            Documents documents = pipeline.rest().isEmpty() ? Documents.of(found, document -> document)
                    : Documents.of(continued(request, pipeline, found), found);
            return cursors.open(request.namespace(), documents, ReadCommands.batchSize(cursor), false);
        } catch (RuntimeException failed) {
            found.close();
            throw failed;
        }
    }

    static Pipeline pipeline(Request request) {
        return Pipeline.of(request.body().get("pipeline"), ReadCommands.hint(request.body()), request.deadline());
    }

    private Stream<Document> continued(Request request, Pipeline pipeline, Results found) {
        Stream<Document> stream = stream(found);
        List<Document> forLibrary = new ArrayList<>();
        for (Document stage : pipeline.rest()) {
            if (stage.get("$project") instanceof Document fields && isPlain(fields)) {
                // The library takes arrays of documents apart here; the projection of a find does not.
                stream = library(request, forLibrary, stream);
                forLibrary = new ArrayList<>();
                UpdateCalculation projector = new UpdateCalculation();
                stream = stream.map(document -> projector.project(document, fields));
            } else {
                forLibrary.add(stage);
            }
        }
        return library(request, forLibrary, stream);
    }

    private Stream<Document> library(Request request, List<Document> stages, Stream<Document> stream) {
        if (stages.isEmpty()) {
            return stream;
        }
        LibraryDatabase database = new LibraryDatabase(request.database(), name -> readable(request.database(), name));
        return Aggregation.fromPipeline(stages, name -> database, database,
                readable(request.database(), request.collection()), NoopOplog.get()).runStagesAsStream(stream);
    }

    /** Whether a projection only keeps or only drops fields. */
    private static boolean isPlain(Document fields) {
        return !fields.isEmpty() && fields.values()
                .stream()
                .allMatch(value -> value instanceof Boolean
                        || value instanceof Number);
    }

    private @Nullable ReadableCollection readable(String database, String name) {
        StoredCollection collection = store.catalog().find(database, name);
        return collection == null ? null : new ReadableCollection(database, collection, store.finder());
    }

    private static Stream<Document> stream(Results found) {
        Iterator<Document> documents = new Iterator<>() {
            private @Nullable Match ahead = found.next();

            @Override
            public boolean hasNext() {
                return ahead != null;
            }

            @Override
            public Document next() {
                Match match = ahead;
                if (match == null) {
                    throw new NoSuchElementException();
                }
                ahead = found.next();
                return match.document();
            }
        };
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(documents, Spliterator.ORDERED), false);
    }
}
