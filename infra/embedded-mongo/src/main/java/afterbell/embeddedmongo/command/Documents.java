package afterbell.embeddedmongo.command;

import java.util.Iterator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

import afterbell.embeddedmongo.query.Match;
import afterbell.embeddedmongo.query.Results;
import afterbell.embeddedmongo.storage.Bson;

/** What a cursor gives out. */
interface Documents extends AutoCloseable {

    /** A document and about how many BSON bytes it has. */
    record Sized(Document document, int bytes) {}

    /** Null at the end. */
    @Nullable
    Sized next();

    @Override
    void close();

    static Documents of(Results results, UnaryOperator<Document> projection) {
        return new Documents() {
            @Override
            public @Nullable Sized next() {
                Match match = results.next();
                return match == null ? null : new Sized(projection.apply(match.document()), match.size());
            }

            @Override
            public void close() {
                results.close();
            }
        };
    }

    /** @param source what the stream reads from; a stage that gathers everything forgets to close it */
    static Documents of(Stream<Document> stream, Results source) {
        Iterator<Document> rest = stream.iterator();
        return new Documents() {
            @Override
            public @Nullable Sized next() {
                if (!rest.hasNext()) {
                    return null;
                }
                Document document = rest.next();
                return new Sized(document, Bson.encode(document).length);
            }

            @Override
            public void close() {
                source.close();
            }
        };
    }
}
