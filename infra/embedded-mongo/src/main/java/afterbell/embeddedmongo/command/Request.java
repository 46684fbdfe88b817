package afterbell.embeddedmongo.command;

import de.bwaldvogel.mongo.bson.Document;

import afterbell.embeddedmongo.query.Deadline;
import afterbell.embeddedmongo.storage.Fields;

/** A command as a client sent it: its name is the body's first field. */
public record Request(String database, String command, Document body) {

    /** The collection that the command names. Error 73 when it names none. */
    public String collection() {
        if (body.get(command) instanceof String name && !name.isEmpty()) {
            return name;
        }
        throw Errors.of(73, "InvalidNamespace", "collection name has invalid type or is empty");
    }

    public String namespace() {
        return database + "." + collection();
    }

    public Deadline deadline() {
        return Deadline.in(Fields.numberOr(body, "maxTimeMS", 0));
    }
}
