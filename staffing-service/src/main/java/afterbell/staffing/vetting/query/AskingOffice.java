package afterbell.staffing.vetting.query;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.vetting.model.Step.Result;
import afterbell.staffing.vetting.query.RecordOffice.Answer;
import afterbell.staffing.worker.model.OfficeFault;
import afterbell.staffing.worker.model.RecordQuery;
import afterbell.staffing.worker.store.Dossiers;
import afterbell.staffing.worker.store.WorkerFile;
import afterbell.staffing.worker.store.Workers;

/**
 * Carries open queries to the office and its answers back. The queue is the workers themselves: whoever has an open
 * query is found by the time at which it is due. A process that dies between a call and its entry has changed nothing,
 * and the next one sends the same request id; so have two instances that call at once.
 */
@Service
class AskingOffice {
    private static final Logger LOG = LoggerFactory.getLogger(AskingOffice.class);
    private static final int BATCH = 200;
    private static final int CALLS_AT_ONCE = 8;

    private final RecordOffice office;
    private final RecordAnswers answers;
    private final Workers workers;
    private final Dossiers dossiers;
    private final Clock clock = Clock.systemUTC();
    private final AtomicBoolean busy = new AtomicBoolean();

    AskingOffice(RecordOffice office, RecordAnswers answers, Workers workers, Dossiers dossiers) {
        this.office = office;
        this.answers = answers;
        this.workers = workers;
        this.dossiers = dossiers;
    }

    /** On a thread of its own: a slow office must not hold up the other timed work, which ends bars. */
    @Scheduled(fixedDelay = 1_000, initialDelay = 1_000)
    void begin() {
        if (office.isThere() && busy.compareAndSet(false, true)) {
            Thread.ofVirtual().name("asking-office").start(() -> {
                try {
                    askDue();
                } catch (RuntimeException e) {
                    LOG.error("Open record queries could not be looked up", e);
                } finally {
                    busy.set(false);
                }
            });
        }
    }

    /**
     * Asks what is due, the longest due first. While the office is left alone a round is one call that is not made: what
     * is due stays due, and says once that the office is away.
     */
    void askDue() {
        var leftAlone = new AtomicBoolean();
        var due = workers.asking(now(), BATCH);
        try (var calls = Executors.newFixedThreadPool(CALLS_AT_ONCE, Thread.ofVirtual().factory())) {
            due.forEach(file -> calls.submit(() -> ask(file, leftAlone)));
        }
    }

    private void ask(Versioned<WorkerFile> file, AtomicBoolean leftAlone) {
        if (!(file.state().worker().query() instanceof RecordQuery query)) {
            return;
        }
        try {
            if (file.state().worker().schoolIds().isEmpty()) {
                // Nobody needs to know any more.
                answers.drop(file.id(), query.requestId());
                return;
            }
            if (leftAlone.get()) {
                throw new OfficeAway(OfficeFault.LEFT_ALONE, null);
            }
            call(file, query);
        } catch (OfficeAway away) {
            boolean isLeftAlone = away.fault() == OfficeFault.LEFT_ALONE;
            leftAlone.compareAndSet(false, isLeftAlone);
            if (!isLeftAlone || query.away() == null) {
                keep(file, query, away.fault());
            }
        } catch (OptimisticLockingFailureException changedMeanwhile) {
            LOG.debug("Worker {} has changed meanwhile and is looked at again", file.id());
        } catch (RuntimeException e) {
            LOG.error("The record query {} cannot be carried on with", query.requestId(), e);
            keep(file, query, OfficeFault.UNREADABLE);
        }
    }

    private void keep(Versioned<WorkerFile> file, RecordQuery query, OfficeFault fault) {
        try {
            answers.keep(file.id(), query.requestId(), it -> it.inVain(fault, now()));
        } catch (RuntimeException e) {
            LOG.error("The record query {} is tried again at once: its pause cannot be kept", query.requestId(), e);
        }
    }

    private void call(Versioned<WorkerFile> file, RecordQuery query) {
        if (query.taken()) {
            settle(file.id(), query, office.ask(query.requestId()));
            return;
        }
        var person = dossiers.identity(file.id(), file.state().dossier());
        if (person.isEmpty()) {
            answers.drop(file.id(), query.requestId());
            return;
        }
        settle(file.id(), query, office.submit(query.requestId(), person.get().citizenId(), person.get().name(),
                query.on()));
    }

    private void settle(String workerId, RecordQuery query, Answer answer) {
        switch (answer) {
            case Answer.Clear(String reference) ->
                answers.enter(workerId, query.requestId(), Result.CLEAR, reference);
            case Answer.Adverse(String reference) ->
                answers.enter(workerId, query.requestId(), Result.ADVERSE, reference);
            case Answer.Pending() -> answers.keep(workerId, query.requestId(), it -> it.pending(now()));
            case Answer.Unknown() -> answers.keep(workerId, query.requestId(), it -> it.forgotten(now()));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
