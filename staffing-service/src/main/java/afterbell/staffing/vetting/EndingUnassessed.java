package afterbell.staffing.vetting;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.City;
import afterbell.staffing.calendar.model.Semester;
import afterbell.staffing.calendar.store.Semesters;
import afterbell.staffing.vetting.model.VettingRules;
import afterbell.staffing.worker.model.Hiring;
import afterbell.staffing.worker.model.Stage.Hired;
import afterbell.staffing.worker.store.LossReason;
import afterbell.staffing.worker.store.WorkerFile;
import afterbell.staffing.worker.store.Workers;

/**
 * Ends hirings from outside whose worker was not assessed in a semester (R24): the school has until
 * {@value #GRACE_DAYS} days after the semester's last day.
 */
@Service
class EndingUnassessed {
    static final int GRACE_DAYS = 30;

    private static final Logger LOG = LoggerFactory.getLogger(EndingUnassessed.class);
    private static final int BATCH = 100;
    private static final int MOST_BATCHES = 100;

    private final Workers workers;
    private final Semesters semesters;
    private final KeepingClearances clearances;
    private final City city;

    EndingUnassessed(Workers workers, Semesters semesters, KeepingClearances clearances, City city) {
        this.workers = workers;
        this.semesters = semesters;
        this.clearances = clearances;
        this.city = city;
    }

    @Scheduled(fixedDelay = 60_000, initialDelay = 45_000)
    void end() {
        LocalDate today = city.today();
        var over = semesters.all()
                .stream()
                .filter(it -> it.last().plusDays(GRACE_DAYS).isBefore(today))
                .max(Comparator.comparing(Semester::last));
        over.ifPresent(this::endOf);
    }

    /** The last semester that is over says it all: who was assessed in or after it is not looked at. */
    private void endOf(Semester semester) {
        for (int batch = 0; batch < MOST_BATCHES; batch++) {
            var overdue = workers.assessedBefore(semester.first(), BATCH);
            overdue.forEach(this::end);
            if (overdue.size() < BATCH) {
                return;
            }
        }
    }

    private void end(Versioned<WorkerFile> file) {
        try {
            var worker = file.state().worker();
            for (var hiring : worker.hirings()) {
                var lastDay = lastDay(hiring);
                if (lastDay.isPresent()) {
                    worker = VettingRules.endUnassessed(worker, hiring.schoolId(), lastDay.get());
                }
            }
            clearances.save(file, file.state().with(worker), LossReason.ASSESSMENT_FAILED);
        } catch (OptimisticLockingFailureException changedMeanwhile) {
            LOG.debug("Worker {} has changed meanwhile and is looked at again", file.id());
        }
    }

    /** @return the end of the grace after the first whole semester without an assessment, once that is over */
    private Optional<LocalDate> lastDay(Hiring hiring) {
        if (!(hiring.stage() instanceof Hired hired)) {
            return Optional.empty();
        }
        LocalDate assessed = hired.lastAssessment().on();
        return semesters.all()
                .stream()
                .filter(it -> assessed.isBefore(it.first()))
                .map(it -> it.last().plusDays(GRACE_DAYS))
                .min(LocalDate::compareTo)
                .filter(day -> day.isBefore(city.today()));
    }
}
