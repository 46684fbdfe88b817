package afterbell.embeddedmongo.query;

import de.bwaldvogel.mongo.bson.Document;

/** A matching document, its key and its size in BSON bytes. */
public record Match(byte[] key, Document document, int size) {}
