package afterbell.embeddedmongo.command;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import afterbell.embeddedmongo.query.Finder;
import afterbell.embeddedmongo.query.UpdateCalculation;
import afterbell.embeddedmongo.storage.Catalog;
import afterbell.embeddedmongo.storage.Engine;
import afterbell.embeddedmongo.storage.Fields;

/** Finds the command for a request, refuses what it does not understand, and answers errors as MongoDB does. */
public final class Dispatcher implements AutoCloseable {
    /** Room for a document of 16 MiB and what stands around it. Drivers split larger bulks. */
    public static final int MAX_MESSAGE_BYTES = 20_000_000;

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final Set<String> COMMON = Set.of("$db", "$readPreference", "$clusterTime", "comment", "maxTimeMS",
            "readConcern", "writeConcern", "apiVersion", "apiStrict", "apiDeprecationErrors");
    private static final Set<String> LEVELS = Set.of("local", "available", "majority", "linearizable");

    private final Map<String, Command> commands = new HashMap<>();
    private final Cursors cursors;
    private final Store store;
    private final Expiry expiry;

    /** @param diskFull while true, writes other than deletes are refused with error 14031 */
    public Dispatcher(Engine engine, ServerSettings settings, int maxCursors, BooleanSupplier diskFull) {
        store = new Store(engine, new Catalog(engine), new Finder(engine, settings.noTableScan()), diskFull,
                ThreadLocal.withInitial(UpdateCalculation::new));
        cursors = new Cursors(maxCursors);
        Writes writes = new Writes(store);
        expiry = new Expiry(store, writes);
        Explain explain = new Explain(store);
        new ReadCommands(store, cursors).commands().forEach(this::register);
        new WriteCommands(store, writes).commands().forEach(this::register);
        new CollectionCommands(store).commands().forEach(this::register);
        new ServerCommands(store, cursors, settings).commands().forEach(this::register);
        List.of(new FindAndModify(store, writes).command(), new Aggregate(store, cursors, explain).command(),
                explain.command()).forEach(this::register);
    }

    private void register(Command command) {
        commands.put(command.name().toLowerCase(Locale.ROOT), command);
    }

    /**
     * A command's answer.
     *
     * @param whenDurable whether it may be given only once everything written so far is durable
     */
    public record Answer(Document document, boolean whenDurable) {}

    /** Never throws: errors become answers. */
    public Answer handle(String database, Document body) {
        boolean whenDurable = false;
        try {
            if (body.isEmpty()) {
                throw Errors.badValue("A command has at least its name");
            }
            String name = body.keySet().iterator().next();
            Command command = commands.get(name.toLowerCase(Locale.ROOT));
            if (command == null) {
                throw Errors.of(59, "CommandNotFound", "no such command: '" + name + "'");
            }
            // Also a refusal may tell of something written but not yet durable: a taken key, a missed version.
            whenDurable = command.writes() && !isContentWithMemory(body) || wantsDurable(body);
            check(command, name, body);
            Document answer = command.action().run(new Request(database, name, body));
            return new Answer(answer.append("ok", 1.0), whenDurable);
        } catch (MongoServerException refused) {
            return new Answer(Errors.response(refused), whenDurable);
        } catch (RuntimeException | StackOverflowError broken) {
            log.error("A command failed", broken);
            return new Answer(
                    Errors.response(Errors.of(8, "UnknownError", "Internal error: " + broken.getClass().getName())),
                    whenDurable);
        }
    }

    /** {@code {w: 1, j: false}}, said in so many words; a write that says less is answered when it is durable. */
    private static boolean isContentWithMemory(Document body) {
        Document concern = Fields.documentOrNull(body, "writeConcern");
        return concern != null && concern.get("w") instanceof Number && Boolean.FALSE.equals(concern.get("j"));
    }

    private static boolean wantsDurable(Document body) {
        Document concern = Fields.documentOrNull(body, "readConcern");
        return concern != null
                && ("majority".equals(concern.get("level")) || "linearizable".equals(concern.get("level")));
    }

    private static void check(Command command, String name, Document body) {
        if (body.containsKey("txnNumber") || body.containsKey("startTransaction") || body.containsKey("lsid")) {
            throw Errors.of(20, "IllegalOperation", "Sessions and transactions are not supported by embedded-mongo");
        }
        for (Map.Entry<String, Object> field : body.entrySet()) {
            String option = field.getKey();
            boolean known = option.equals(name) || COMMON.contains(option) || command.options().contains(option)
                    || option.equals("collation") && isSimpleCollation(field.getValue());
            if (!known) {
                throw Errors.of(115, "CommandNotSupported", "The option '" + name + "." + option
                        + "' is not supported by embedded-mongo");
            }
        }
        checkConcerns(body);
    }

    private static void checkConcerns(Document body) {
        Document write = Fields.documentOrNull(body, "writeConcern");
        Object w = write == null ? null : write.get("w");
        boolean one = w == null || "majority".equals(w) || w instanceof Number number && number.intValue() == 1;
        if (!one) {
            throw Errors.of(100, "UnsatisfiableWriteConcern",
                    "There is one node: w is 1 or majority, not " + w);
        }
        Document read = Fields.documentOrNull(body, "readConcern");
        Object level = read == null ? null : read.get("level");
        if (level != null && !LEVELS.contains(level.toString())) {
            throw Errors.of(72, "InvalidOptions",
                    "The readConcern level '" + level + "' is not supported by embedded-mongo");
        }
    }

    /** Comparing strings byte by byte, the only collation there is. */
    static boolean isSimpleCollation(@Nullable Object collation) {
        return collation == null
                || collation instanceof Document given && (given.isEmpty() || "simple".equals(given.get("locale")));
    }

    /** Deletes documents whose TTL index says so, and kills forgotten cursors. Answers how many documents. */
    public int tidy() {
        cursors.killIdle();
        return expiry.run();
    }

    public int openCursors() {
        return cursors.count();
    }

    public long collectionScans() {
        return store.finder().collectionScans();
    }

    /** Lets go of all open cursors. */
    @Override
    public void close() {
        cursors.close();
    }
}
