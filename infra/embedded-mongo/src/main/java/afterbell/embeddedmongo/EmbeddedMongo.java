package afterbell.embeddedmongo;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import afterbell.embeddedmongo.command.Dispatcher;
import afterbell.embeddedmongo.command.ServerSettings;
import afterbell.embeddedmongo.storage.Engine;
import afterbell.embeddedmongo.wire.WireServer;

/**
 * A MongoDB-wire server on RocksDB, for one machine and for tests. What it acknowledges is synced to disk.
 *
 * <pre>
 * try (EmbeddedMongo mongo = EmbeddedMongo.start(EmbeddedMongoConfig.forTests(directory))) {
 *     MongoClients.create(mongo.uri());
 * }
 * </pre>
 */
public final class EmbeddedMongo implements AutoCloseable {
    private final EmbeddedMongoConfig config;
    private final DataLock lock;
    private final Engine engine;
    private final Dispatcher dispatcher;
    private final DiskSpace disk;
    private final WireServer wire;
    private final @Nullable Management management;
    private final ScheduledThreadPoolExecutor housekeeping = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "housekeeping");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedMongo(EmbeddedMongoConfig config, DataLock lock, Runnable onFailure) throws IOException {
        this.config = config;
        this.lock = lock;
        disk = new DiskSpace(config.data(), config.minFreeMb());
        disk.look();
        engine = Engine.open(config.data().resolve("rocksdb"), config.cacheMb(), config.memtableMb(), failed -> {
            log().error("The log cannot be synced; nothing more is acknowledged", failed);
            onFailure.run();
        });
        ServerSettings settings = new ServerSettings(new AtomicBoolean(config.noTableScan()),
                new AtomicLong(config.ttlSeconds()));
        dispatcher = new Dispatcher(engine, settings, config.maxCursors(), disk::isFull);
        Metrics metrics = new Metrics(engine, dispatcher, disk);
        try {
            wire = listen(metrics);
            metrics.watch(wire);
            management = config.managementPort() < 0 ? null
                    : Management.start(new InetSocketAddress(config.bind(), config.managementPort()), metrics,
                            this::isHealthy);
        } catch (IOException | RuntimeException failed) {
            engine.close();
            throw failed;
        }
        housekeeping.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        housekeeping.scheduleWithFixedDelay(disk::look, 1, 1, TimeUnit.SECONDS);
        tidyAfter(settings.ttlSeconds());
    }

    private WireServer listen(Metrics metrics) throws IOException {
        InetSocketAddress address = new InetSocketAddress(config.bind(), config.port());
        try {
            return WireServer.start(address, config.maxConnections(), dispatcher, engine.commits(), metrics);
        } catch (BindException taken) {
            throw new CannotStart(CannotStart.Reason.PORT_TAKEN, "Port " + config.port() + " on " + config.bind()
                    + " is taken. Stop what listens there, or give another --port.");
        }
    }

    private void tidyAfter(AtomicLong seconds) {
        housekeeping.schedule(() -> {
            try {
                dispatcher.tidy();
            } catch (RuntimeException failed) {
                log().warn("Expired documents could not be deleted; the next run tries again", failed);
            }
            if (!closed.get()) {
                tidyAfter(seconds);
            }
        }, seconds.get(), TimeUnit.SECONDS);
    }

    /**
     * Starts a server.
     *
     * @throws CannotStart when the port is taken or the data directory is in use
     */
    public static EmbeddedMongo start(EmbeddedMongoConfig config) throws IOException {
        return start(config, () -> {
            // The process belongs to someone else; health and every write tell of the failure.
        });
    }

    static EmbeddedMongo start(EmbeddedMongoConfig config, Runnable onFailure) throws IOException {
        DataLock lock = DataLock.take(config.data());
        try {
            return new EmbeddedMongo(config, lock, onFailure);
        } catch (IOException | RuntimeException failed) {
            lock.close();
            throw failed;
        }
    }

    /** For a driver: {@code mongodb://127.0.0.1:27117}. Append {@code /<database>} where one is needed. */
    public String uri() {
        return "mongodb://" + config.bind() + ":" + wire.port();
    }

    public int port() {
        return wire.port();
    }

    /** -1 without management. */
    public int managementPort() {
        return management == null ? -1 : management.port();
    }

    /** Runs now what otherwise runs every {@code ttlSeconds}: deletes expired documents. Answers how many. */
    public int deleteExpired() {
        return dispatcher.tidy();
    }

    boolean isHealthy() {
        return !closed.get() && engine.isHealthy() && !disk.isFull();
    }

    /** Finishes running commands, makes everything durable and lets go of the data directory. */
    @Override
    public void close() throws IOException {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        if (management != null) {
            management.close();
        }
        housekeeping.shutdown();
        boolean finished = wire.stop() && endOfHousekeeping();
        if (finished) {
            dispatcher.close();
            engine.close();
        } else {
            log().warn("A command did not end in time; the log is complete, the next start reads it");
        }
        lock.close();
    }

    private boolean endOfHousekeeping() {
        try {
            return housekeeping.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** See {@link CommandLine} for the options. Exit codes are those of {@link CannotStart.Reason}. */
    public static void main(String[] arguments) {
        System.setProperty("logback.configurationFile",
                System.getProperty("logback.configurationFile", "afterbell/embeddedmongo/logback.xml"));
        try {
            EmbeddedMongo mongo = start(CommandLine.parse(arguments),
                    () -> new Thread(() -> Runtime.getRuntime().halt(CannotStart.Reason.STORAGE_FAILED.exitCode()))
                            .start());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(mongo), "shutdown"));
            LoggerFactory.getLogger(EmbeddedMongo.class)
                    .info("Listening on {}, management port {}", mongo.uri(),
                            mongo.managementPort());
            Thread.currentThread().join();
        } catch (CannotStart refused) {
            System.err.println("embedded-mongo: " + refused.getMessage());
            System.exit(refused.reason().exitCode());
        } catch (IOException failed) {
            System.err.println("embedded-mongo: " + failed.getMessage());
            System.exit(CannotStart.Reason.STORAGE_FAILED.exitCode());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Not a constant: {@link #main} chooses how to log before the first logger is made. */
    private static Logger log() {
        return LoggerFactory.getLogger(EmbeddedMongo.class);
    }

    private static void stop(EmbeddedMongo mongo) {
        try {
            mongo.close();
        } catch (IOException failed) {
            System.err.println("embedded-mongo: not stopped cleanly: " + failed.getMessage());
        }
    }
}
