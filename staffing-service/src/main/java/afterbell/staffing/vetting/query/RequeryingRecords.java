package afterbell.staffing.vetting.query;

import java.time.LocalDate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.City;
import afterbell.staffing.calendar.store.Semesters;
import afterbell.staffing.worker.store.WorkerFile;
import afterbell.staffing.worker.store.Workers;

/**
 * Asks again of itself before a clear record check grows too old, while the worker is with a school (R25: at least
 * yearly). Who is past that day already is asked about only when a school says so.
 */
@Service
class RequeryingRecords {
    /** How long before the last good day the office is asked again: it may be slow, and a certificate takes its time. */
    static final int DAYS_AHEAD = 30;

    private static final Logger LOG = LoggerFactory.getLogger(RequeryingRecords.class);
    private static final int BATCH = 200;
    private static final int MOST_BATCHES = 50;

    private final Workers workers;
    private final QueryingRecord queryingRecord;
    private final RecordOffice office;
    private final Semesters semesters;
    private final City city;

    RequeryingRecords(Workers workers, QueryingRecord queryingRecord, RecordOffice office, Semesters semesters,
            City city) {
        this.workers = workers;
        this.queryingRecord = queryingRecord;
        this.office = office;
        this.semesters = semesters;
        this.city = city;
    }

    /** Asks of at most 10 000 at a time; the next time goes on. */
    @Scheduled(fixedDelay = 60_000, initialDelay = 45_000)
    void requery() {
        if (!office.isThere()) {
            return;
        }
        LocalDate today = city.today();
        LocalDate oldest = today.minusDays(semesters.policyOn(today).recordCheckDays());
        for (int batch = 0; batch < MOST_BATCHES; batch++) {
            var aging = workers.checkedBetween(oldest, oldest.plusDays(DAYS_AHEAD), BATCH);
            aging.forEach(file -> requery(file, today));
            if (aging.size() < BATCH) {
                return;
            }
        }
    }

    private void requery(Versioned<WorkerFile> file, LocalDate today) {
        try {
            queryingRecord.ask(file, today, file.state().worker().schoolIds().getFirst(), RecordAnswers.PLATFORM);
        } catch (OptimisticLockingFailureException changedMeanwhile) {
            LOG.debug("Worker {} has changed meanwhile and is looked at again", file.id());
        }
    }
}
