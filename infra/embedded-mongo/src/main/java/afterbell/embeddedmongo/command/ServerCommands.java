package afterbell.embeddedmongo.command;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.BsonConstants;

import afterbell.embeddedmongo.storage.Engine;
import afterbell.embeddedmongo.storage.Fields;

/** What a driver asks about the server itself. */
final class ServerCommands {
    /** MongoDB 5.0: no session, no transaction and no replica set is promised, so drivers ask for none. */
    private static final int WIRE_VERSION = 13;
    private static final List<Integer> VERSION = List.of(5, 0, 0, 0);

    private final Store store;
    private final Cursors cursors;
    private final ServerSettings settings;
    private final Instant started = Instant.now();

    ServerCommands(Store store, Cursors cursors, ServerSettings settings) {
        this.store = store;
        this.cursors = cursors;
        this.settings = settings;
    }

    List<Command> commands() {
        String[] greeting = {"helloOk", "client", "compression", "topologyVersion", "maxAwaitTimeMS", "loadBalanced",
            "speculativeAuthenticate", "saslSupportedMechs"};
        return List.of(
                Command.read("hello", this::hello, greeting),
                Command.read("isMaster", this::hello, greeting),
                Command.read("ping", request -> new Document()),
                Command.read("buildInfo", this::buildInfo),
                Command.read("serverStatus", this::serverStatus, "repl", "metrics", "locks"),
                Command.read("connectionStatus", this::connectionStatus, "showPrivileges"),
                Command.read("endSessions", request -> new Document()),
                Command.write("setParameter", this::setParameter, "notablescan", "ttlMonitorSleepSecs"),
                Command.read("getParameter", this::getParameter, "notablescan", "ttlMonitorSleepSecs"));
    }

    private Document hello(Request request) {
        boolean primaryWord = request.command().equals("hello");
        return new Document("helloOk", true).append(primaryWord ? "isWritablePrimary" : "ismaster", true)
                .append("maxBsonObjectSize", BsonConstants.MAX_BSON_OBJECT_SIZE)
                .append("maxMessageSizeBytes", Dispatcher.MAX_MESSAGE_BYTES)
                .append("maxWriteBatchSize", WriteCommands.MAX_WRITES)
                .append("localTime", Instant.now())
                .append("minWireVersion", 0)
                .append("maxWireVersion", WIRE_VERSION)
                .append("readOnly", false);
    }

    private Document buildInfo(Request request) {
        return new Document("version", "5.0.0").append("versionArray", VERSION)
                .append("gitVersion", "embedded-mongo")
                .append("modules", List.of("embedded-mongo"))
                .append("storageEngines", List.of("rocksdb"))
                .append("bits", 64)
                .append("maxBsonObjectSize", BsonConstants.MAX_BSON_OBJECT_SIZE);
    }

    private Document serverStatus(Request request) {
        Engine engine = store.engine();
        Document storage = new Document("name", "rocksdb")
                .append("onDiskBytes", engine.figure("rocksdb.total-sst-files-size"))
                .append("liveDataBytes", engine.figure("rocksdb.estimate-live-data-size"))
                .append("memtableBytes", engine.figure("rocksdb.cur-size-all-mem-tables"))
                .append("tableReaderBytes", engine.figure("rocksdb.estimate-table-readers-mem"))
                .append("batchesWritten", engine.commits().batches())
                .append("logSyncs", engine.commits().syncs());
        long collections = store.catalog().all().size();
        return new Document("host", "127.0.0.1").append("version", "5.0.0")
                .append("process", "embedded-mongo")
                .append("pid", ProcessHandle.current().pid())
                .append("uptimeMillis", Instant.now().toEpochMilli() - started.toEpochMilli())
                .append("localTime", Instant.now())
                .append("storageEngine", storage)
                .append("catalogStats", new Document("collections", collections))
                .append("metrics", new Document("cursor", new Document("open", new Document("total", cursors.count())))
                        .append("queryExecutor", new Document("collectionScans", new Document("total",
                                store.finder().collectionScans()))));
    }

    private Document connectionStatus(Request request) {
        return new Document("authInfo",
                new Document("authenticatedUsers", List.of()).append("authenticatedUserRoles", List.of()));
    }

    private Document setParameter(Request request) {
        Document body = request.body();
        Document was = new Document();
        if (body.containsKey("notablescan")) {
            was.append("was", settings.noTableScan().getAndSet(Fields.flag(body, "notablescan")));
        }
        if (body.containsKey("ttlMonitorSleepSecs")) {
            long seconds = Fields.number(body, "ttlMonitorSleepSecs");
            if (seconds < 1) {
                throw Errors.badValue("ttlMonitorSleepSecs must be at least 1");
            }
            was.append("was", settings.ttlSeconds().getAndSet(seconds));
        }
        if (was.isEmpty()) {
            throw Errors.of(72, "InvalidOptions",
                    "no option found to set; known are notablescan and ttlMonitorSleepSecs");
        }
        return was;
    }

    private Document getParameter(Request request) {
        Document known = new Document("notablescan", settings.noTableScan().get())
                .append("ttlMonitorSleepSecs", settings.ttlSeconds().get());
        Document asked = new Document();
        for (Map.Entry<String, Object> parameter : known.entrySet()) {
            if ("*".equals(request.body().get(request.command())) || request.body().containsKey(parameter.getKey())) {
                asked.append(parameter.getKey(), parameter.getValue());
            }
        }
        return asked;
    }
}
