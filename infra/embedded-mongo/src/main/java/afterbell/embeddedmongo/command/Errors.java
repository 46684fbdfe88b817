package afterbell.embeddedmongo.command;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;

import afterbell.embeddedmongo.storage.DuplicateKey;

/** Errors as MongoDB words them on the wire. */
final class Errors {
    private static final int UNKNOWN = 8;

    private Errors() {}

    static MongoServerError of(int code, String codeName, String message) {
        return new MongoServerError(code, codeName, message);
    }

    static MongoServerError badValue(String message) {
        return of(2, "BadValue", message);
    }

    static MongoServerError unsupported(String what) {
        return of(115, "CommandNotSupported", what + " is not supported by embedded-mongo");
    }

    /** The whole command failed. */
    static Document response(MongoServerException error) {
        Document response = new Document("ok", 0.0);
        describe(error, response);
        return response;
    }

    /** One write of a command failed. */
    static Document writeError(int index, MongoServerException error) {
        Document description = new Document("index", index);
        describe(error, description);
        return description;
    }

    private static void describe(MongoServerException error, Document into) {
        into.append("errmsg", error.getMessageWithoutErrorCode());
        if (error instanceof MongoServerError known) {
            into.append("code", known.getCode()).putIfNotNull("codeName", known.getCodeName());
        } else {
            into.append("code", UNKNOWN).append("codeName", "UnknownError");
        }
        if (error instanceof DuplicateKey duplicate) {
            into.append("keyPattern", duplicate.keyPattern()).append("keyValue", duplicate.keyValue());
        }
    }
}
