package afterbell.embeddedmongo;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

import afterbell.embeddedmongo.command.Dispatcher;
import afterbell.embeddedmongo.storage.Engine;
import afterbell.embeddedmongo.wire.CommandObserver;
import afterbell.embeddedmongo.wire.WireServer;

/** What the server counts, as Prometheus text. */
final class Metrics implements CommandObserver {
    private static final Set<String> TIMED = Set.of("find", "getMore", "insert", "update", "delete", "findAndModify",
            "aggregate", "count", "distinct");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    Metrics(Engine engine, Dispatcher dispatcher, DiskSpace disk) {
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        counter("embeddedmongo.log.syncs", engine, e -> e.commits().syncs());
        counter("embeddedmongo.batches.written", engine, e -> e.commits().batches());
        counter("embeddedmongo.collection.scans", dispatcher, Dispatcher::collectionScans);
        Gauge.builder("embeddedmongo.cursors.open", dispatcher, Dispatcher::openCursors).register(registry);
        Gauge.builder("embeddedmongo.disk.free", disk, DiskSpace::free).baseUnit("bytes").register(registry);
        storage("embeddedmongo.storage.files", engine, "rocksdb.total-sst-files-size");
        storage("embeddedmongo.storage.memtables", engine, "rocksdb.cur-size-all-mem-tables");
        storage("embeddedmongo.storage.block.cache", engine, "rocksdb.block-cache-usage");
    }

    private <T> void counter(String name, T source, ToDoubleFunction<T> value) {
        FunctionCounter.builder(name, source, value).register(registry);
    }

    private void storage(String name, Engine engine, String property) {
        Gauge.builder(name, engine, e -> e.figure(property)).baseUnit("bytes").register(registry);
    }

    void watch(WireServer wire) {
        Gauge.builder("embeddedmongo.connections", wire, WireServer::connections).register(registry);
    }

    @Override
    public void answered(String command, long nanos, boolean ok) {
        Timer.builder("embeddedmongo.commands")
                .tag("command", TIMED.contains(command) ? command : "other")
                .tag("ok", String.valueOf(ok))
                .register(registry)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    String text() {
        return registry.scrape();
    }
}
