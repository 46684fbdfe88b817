package afterbell.embeddedmongo;

import java.nio.file.Path;

/**
 * How to run the server.
 *
 * @param data directory that holds everything; made when missing, used by one process at a time
 * @param bind address to listen on; loopback unless you know what you do, for there are no users and no passwords
 * @param port of the wire protocol; 0 takes a free one
 * @param managementPort of {@code /health} and {@code /metrics}; 0 takes a free one, -1 for none
 * @param cacheMb MiB of RocksDB's block cache, which memtables are counted against
 * @param memtableMb MiB of memtables
 * @param maxConnections clients beyond it are refused
 * @param maxCursors open cursors beyond it are refused
 * @param ttlSeconds pause between two runs that delete expired documents
 * @param minFreeMb with less room on the disk, writes other than deletes are refused
 * @param noTableScan refuse queries that no index serves (error 291)
 */
public record EmbeddedMongoConfig(Path data, String bind, int port, int managementPort, int cacheMb, int memtableMb,
        int maxConnections, int maxCursors, int ttlSeconds, int minFreeMb, boolean noTableScan) {

    public static final int DEFAULT_PORT = 27117;
    public static final int DEFAULT_MANAGEMENT_PORT = 27118;

    public EmbeddedMongoConfig {
        atLeast(0, port, "port");
        atLeast(-1, managementPort, "management port");
        atLeast(8, cacheMb, "cache MB");
        atLeast(4, memtableMb, "memtable MB");
        atLeast(1, maxConnections, "connections");
        atLeast(1, maxCursors, "cursors");
        atLeast(1, ttlSeconds, "TTL seconds");
        atLeast(0, minFreeMb, "free MB");
    }

    private static void atLeast(int least, int value, String what) {
        if (value < least) {
            throw new IllegalArgumentException("The number of " + what + " is at least " + least + ", not " + value);
        }
    }

    /** As the command line has it by default. */
    public static EmbeddedMongoConfig defaults(Path data) {
        return new EmbeddedMongoConfig(data, "127.0.0.1", DEFAULT_PORT, DEFAULT_MANAGEMENT_PORT, 256, 64, 256, 1_000,
                60,
                256, false);
    }

    /** On a free port, small, without management: for tests. */
    public static EmbeddedMongoConfig forTests(Path data) {
        return new EmbeddedMongoConfig(data, "127.0.0.1", 0, -1, 32, 16, 256, 100, 60, 64, false);
    }

    public EmbeddedMongoConfig withBind(String address) {
        return new EmbeddedMongoConfig(data, address, port, managementPort, cacheMb, memtableMb, maxConnections,
                maxCursors,
                ttlSeconds, minFreeMb, noTableScan);
    }

    public EmbeddedMongoConfig withPorts(int wire, int management) {
        return new EmbeddedMongoConfig(data, bind, wire, management, cacheMb, memtableMb, maxConnections, maxCursors,
                ttlSeconds, minFreeMb, noTableScan);
    }

    public EmbeddedMongoConfig withMemory(int cache, int memtables) {
        return new EmbeddedMongoConfig(data, bind, port, managementPort, cache, memtables, maxConnections, maxCursors,
                ttlSeconds, minFreeMb, noTableScan);
    }

    public EmbeddedMongoConfig withLimits(int connections, int cursors) {
        return new EmbeddedMongoConfig(data, bind, port, managementPort, cacheMb, memtableMb, connections, cursors,
                ttlSeconds, minFreeMb, noTableScan);
    }

    public EmbeddedMongoConfig withTtlSeconds(int seconds) {
        return new EmbeddedMongoConfig(data, bind, port, managementPort, cacheMb, memtableMb, maxConnections,
                maxCursors,
                seconds, minFreeMb, noTableScan);
    }

    public EmbeddedMongoConfig withMinFreeMb(int megabytes) {
        return new EmbeddedMongoConfig(data, bind, port, managementPort, cacheMb, memtableMb, maxConnections,
                maxCursors,
                ttlSeconds, megabytes, noTableScan);
    }

    public EmbeddedMongoConfig withNoTableScan(boolean refuse) {
        return new EmbeddedMongoConfig(data, bind, port, managementPort, cacheMb, memtableMb, maxConnections,
                maxCursors,
                ttlSeconds, minFreeMb, refuse);
    }
}
