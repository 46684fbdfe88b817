package afterbell.staffing.shortfall;

import java.time.LocalDate;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import afterbell.staffing.City;
import afterbell.staffing.calendar.store.Calendars;
import afterbell.staffing.calendar.store.ChangedSchools;
import afterbell.staffing.rota.FindCoverage;
import afterbell.staffing.shortfall.model.Forecast;
import afterbell.staffing.shortfall.store.Forecasts;

/**
 * Forecasts for each school where staff will be missing in its next service days (R20), soon after rota, places, leaves
 * or calendar have changed, when a day begins, and when the process starts.
 */
@Service
class PredictingShortfalls {
    private static final Logger LOG = LoggerFactory.getLogger(PredictingShortfalls.class);
    /** A school whose places come in one after the other is looked at when they have come. */
    private static final long QUIET = TimeUnit.SECONDS.toNanos(1);
    private static final long WAITING = TimeUnit.SECONDS.toNanos(3);
    private static final int BATCH = 200;
    private final Forecasts forecasts;
    private final FindCoverage findCoverage;
    private final Calendars calendars;
    private final ChangedSchools changedSchools;
    private final City city;
    private LocalDate lookedAt = LocalDate.MIN;

    PredictingShortfalls(Forecasts forecasts, FindCoverage findCoverage, Calendars calendars,
            ChangedSchools changedSchools, City city) {
        this.forecasts = forecasts;
        this.findCoverage = findCoverage;
        this.calendars = calendars;
        this.changedSchools = changedSchools;
        this.city = city;
    }

    @Scheduled(fixedDelay = 1_000, initialDelay = 5_000)
    void predict() {
        var today = city.today();
        if (changedSchools.takeAll() || !today.equals(lookedAt)) {
            markAll();
            lookedAt = today;
        }
        changedSchools.take(QUIET, WAITING).forEach(school -> predict(school, today));
    }

    private void markAll() {
        String after = "";
        for (;;) {
            var schools = calendars.schoolsAfter(after, BATCH);
            schools.forEach(changedSchools::add);
            if (schools.size() < BATCH) {
                return;
            }
            after = schools.getLast();
        }
    }

    private void predict(String schoolId, LocalDate today) {
        var before = forecasts.load(schoolId);
        var serviceDays = calendars.load(schoolId).state();
        var days = serviceDays.nextFrom(today, Forecast.DAYS_AHEAD);
        var next = before.state().seeing(findCoverage.forecast(serviceDays, days));
        try {
            forecasts.save(before, next, today);
        } catch (OptimisticLockingFailureException changedMeanwhile) {
            LOG.debug("The forecast of school {} has changed meanwhile and is made again", schoolId);
            changedSchools.add(schoolId);
        }
    }
}
