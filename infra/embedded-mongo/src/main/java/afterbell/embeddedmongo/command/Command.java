package afterbell.embeddedmongo.command;

import java.util.Set;

import de.bwaldvogel.mongo.bson.Document;

/**
 * One command of the wire protocol.
 *
 * @param writes whether its answer waits until everything written so far is durable
 * @param options fields it understands beside its name and those that every command has; any other is refused
 */
record Command(String name, boolean writes, Set<String> options, Action action) {

    /** What the command does. The answer lacks only {@code ok: 1}. */
    @FunctionalInterface
    interface Action {
        Document run(Request request);
    }

    static Command read(String name, Action action, String... options) {
        return new Command(name, false, Set.of(options), action);
    }

    static Command write(String name, Action action, String... options) {
        return new Command(name, true, Set.of(options), action);
    }
}
