package afterbell.staffing.vetting;

import java.time.LocalDate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.City;
import afterbell.staffing.vetting.model.VettingRules;
import afterbell.staffing.worker.store.WorkerFile;
import afterbell.staffing.worker.store.Workers;

/**
 * Tells that clearances have run out (R25). Who may serve on a day is judged by the days of the clearance, so nothing
 * depends on how soon this is told.
 */
@Service
class LapsingClearances {
    private static final Logger LOG = LoggerFactory.getLogger(LapsingClearances.class);
    private static final int BATCH = 100;
    private static final int MOST_BATCHES = 100;

    private final Workers workers;
    private final City city;

    LapsingClearances(Workers workers, City city) {
        this.workers = workers;
        this.city = city;
    }

    /** Tells of at most 10 000 at a time; the next time goes on. */
    @Scheduled(fixedDelay = 60_000, initialDelay = 30_000)
    void lapse() {
        LocalDate today = city.today();
        for (int batch = 0; batch < MOST_BATCHES; batch++) {
            var lapsed = workers.expiredBefore(today, BATCH);
            lapsed.forEach(file -> lapse(file, today));
            if (lapsed.size() < BATCH) {
                return;
            }
        }
    }

    private void lapse(Versioned<WorkerFile> file, LocalDate today) {
        try {
            workers.save(file, file.state().with(VettingRules.lapse(file.state().worker(), today)));
        } catch (OptimisticLockingFailureException changedMeanwhile) {
            LOG.debug("Worker {} has changed meanwhile and is looked at again", file.id());
        }
    }
}
