package afterbell.enrollment.rosterfile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

import afterbell.enrollment.rosterfile.store.RosterImports;
import afterbell.enrollment.rosterfile.store.RosterImports.Taken;
import afterbell.web.correlation.CorrelationId;

/**
 * {@value #WORKERS} workers who carry out imports, one each. They look when they are woken and every second, and so find
 * what another instance, or this one before a crash, has left.
 */
@Component
class ImportWorkers implements SmartLifecycle {
    static final int WORKERS = 2;

    private static final Logger log = LoggerFactory.getLogger(ImportWorkers.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

    private final RosterImports imports;
    private final CarryingOutImport carryingOutImport;
    private final Semaphore calls = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    ImportWorkers(RosterImports imports, CarryingOutImport carryingOutImport) {
        this.imports = imports;
        this.carryingOutImport = carryingOutImport;
    }

    /** There is something to do. */
    void wake() {
        calls.release();
    }

    @Override
    public synchronized void start() {
        running = true;
        for (int i = 1; i <= WORKERS; i++) {
            threads.add(Thread.ofPlatform().name("roster-import-" + i).daemon().start(this::work));
        }
    }

    /** An import that is not done by then is gone on with by whoever finds its lease expired. */
    @Override
    public synchronized void stop() {
        running = false;
        calls.release(WORKERS);
        try {
            for (var thread : threads) {
                thread.join(LONGEST_STOP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        while (running) {
            try {
                var taken = imports.takeNext();
                if (taken.isPresent()) {
                    carryOut(taken.get());
                } else if (calls.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    calls.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException storeIsAway) {
                log.warn("Imports cannot be looked for: {}", storeIsAway.toString());
                pause();
            }
        }
    }

    private void carryOut(Taken taken) {
        if (taken.by().correlationId() != null) {
            MDC.put(CorrelationId.MDC_KEY, taken.by().correlationId());
        }
        try {
            carryingOutImport.carryOut(taken);
        } catch (OptimisticLockingFailureException takenByAnother) {
            log.info("Import {} is gone on with elsewhere", taken.job().id());
        } catch (RuntimeException e) {
            log.warn("Import {} is interrupted, and gone on with when its lease is over", taken.job().id(), e);
            pause();
        } finally {
            MDC.remove(CorrelationId.MDC_KEY);
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
