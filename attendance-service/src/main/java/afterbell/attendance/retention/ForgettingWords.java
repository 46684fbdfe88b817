package afterbell.attendance.retention;

import java.time.LocalDate;
import java.util.function.IntUnaryOperator;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import afterbell.attendance.incident.model.IncidentRules;
import afterbell.attendance.incident.store.Incidents;
import afterbell.attendance.safetycheck.model.CheckRules;
import afterbell.attendance.safetycheck.store.SafetyChecks;
import afterbell.attendance.serviceday.CheckingTimes;
import afterbell.attendance.serviceday.model.ServiceTime;
import afterbell.attendance.visit.model.VisitRules;
import afterbell.attendance.visit.store.Visits;

/**
 * Forgets what is kept for a time only: who visited, what was said of incidents, what was found and photographed. What
 * happened when stays, without words. Each round takes what has become old, some hundreds at a time.
 */
@Service
public class ForgettingWords {
    private static final Logger LOG = LoggerFactory.getLogger(ForgettingWords.class);
    private static final long EVERY_MILLIS = 3_600_000;
    private static final int AT_ONCE = 200;
    /** A round is bounded; what is left is the next one's. */
    private static final int MOST_BATCHES = 100;

    private final Visits visits;
    private final Incidents incidents;
    private final SafetyChecks checks;
    private final CheckingTimes times;

    ForgettingWords(Visits visits, Incidents incidents, SafetyChecks checks, CheckingTimes times) {
        this.visits = visits;
        this.incidents = incidents;
        this.checks = checks;
        this.times = times;
    }

    @Scheduled(initialDelay = EVERY_MILLIS / 60, fixedDelay = EVERY_MILLIS)
    void forget() {
        try {
            forgetOld(LocalDate.ofInstant(times.now(), ServiceTime.CITY));
        } catch (RuntimeException e) {
            LOG.error("What is old could not be forgotten; the next round tries again", e);
        }
    }

    /** @param today whatever is older than its time on that day is forgotten */
    public void forgetOld(LocalDate today) {
        inBatches(most -> visits.forgetBefore(today.minusDays(VisitRules.KEPT_DAYS), most));
        inBatches(most -> incidents.forgetBefore(today.minusYears(IncidentRules.KEPT_YEARS), most));
        inBatches(most -> checks.forgetBefore(today.minusYears(CheckRules.KEPT_YEARS), most));
    }

    private static void inBatches(IntUnaryOperator forgetting) {
        for (int batch = 0; batch < MOST_BATCHES; batch++) {
            if (forgetting.applyAsInt(AT_ONCE) < AT_ONCE) {
                return;
            }
        }
    }
}
