package afterbell.attendance.weather;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import afterbell.attendance.plan.store.Plans;
import afterbell.attendance.serviceday.CheckingTimes;
import afterbell.attendance.serviceday.model.ServiceTime;
import afterbell.attendance.weather.model.Warning;
import afterbell.attendance.weather.store.Warnings;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;

/**
 * Asks the weather office each minute, and switches the outdoor offerings of every school with service that day to
 * their arrangements (R29). A warning is heeded once; a crash in between repeats it, which changes nothing twice. An
 * office that is away is asked more and more seldom, every ten minutes at the least; schools can always arrange by hand,
 * and what they say later holds.
 */
@Service
public class HeedingWarnings {
    private static final Logger LOG = LoggerFactory.getLogger(HeedingWarnings.class);
    private static final Caller OFFICE = new Caller("weather-office", "attendance-service", Set.of(), Set.of());
    private static final int SCHOOLS_AT_ONCE = 200;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final long EVERY_MILLIS = 60_000;

    private final WeatherOffice office;
    private final Warnings warnings;
    private final Plans plans;
    private final ArrangingForBadWeather arranging;
    private final CheckingTimes times;
    private final AuditLog audit;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile Duration pause = Duration.ZERO;
    private volatile Instant next = Instant.MIN;

    HeedingWarnings(WeatherOffice office, Warnings warnings, Plans plans, ArrangingForBadWeather arranging,
            CheckingTimes times, AuditLog audit) {
        this.office = office;
        this.warnings = warnings;
        this.plans = plans;
        this.arranging = arranging;
        this.times = times;
        this.audit = audit;
    }

    /** On a thread of its own: a slow office must not hold up other timed work. */
    @Scheduled(initialDelay = EVERY_MILLIS, fixedDelay = EVERY_MILLIS)
    void begin() {
        if (office.isThere() && !Instant.now().isBefore(next) && busy.compareAndSet(false, true)) {
            Thread.ofVirtual().name("heeding-weather").start(() -> {
                try {
                    heed(LocalDate.ofInstant(times.now(), ServiceTime.CITY));
                    pause = Duration.ZERO;
                } catch (WeatherOfficeAway away) {
                    waitLonger();
                    LOG.warn("The weather office is away: {}; it is asked again in {}", away.getMessage(), pause);
                } catch (RuntimeException e) {
                    LOG.error("Warnings could not be heeded; the next round tries again", e);
                } finally {
                    busy.set(false);
                }
            });
        }
    }

    private void waitLonger() {
        var longer = pause.isZero() ? Duration.ofMillis(EVERY_MILLIS) : pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
        next = Instant.now().plus(pause);
    }

    /**
     * Heeds what the office warns of on that day.
     *
     * @throws WeatherOfficeAway if it says nothing that can be used
     */
    public void heed(LocalDate date) {
        office.warnings(date)
                .stream()
                .filter(warning -> !warning.at().isAfter(times.now()) && !warnings.isArranged(warning))
                .forEach(this::arrange);
    }

    private void arrange(Warning warning) {
        int arranged = 0;
        var schools = plans.schoolsAfter("", SCHOOLS_AT_ONCE);
        while (!schools.isEmpty()) {
            for (var school : schools) {
                arranged += arrangeAt(school, warning) ? 1 : 0;
            }
            schools = plans.schoolsAfter(schools.getLast(), SCHOOLS_AT_ONCE);
        }
        audit.decided(OFFICE, "weather.arranged", new Subject("weather-warning", warning.warningId(), null), 1, "R29",
                warning.weather().name());
        try {
            warnings.arranged(warning, arranged);
            LOG.info("Weather warning {}: {} on {} arranged for at {} schools", warning.warningId(),
                    warning.weather(), warning.date(), arranged);
        } catch (OptimisticLockingFailureException heededByAnother) {
            LOG.debug("Weather warning {} was heeded by another instance", warning.warningId());
        }
    }

    /** A school whose weather has turned too often is left to its people. */
    private boolean arrangeAt(String schoolId, Warning warning) {
        try {
            return arranging.arrangeAsWarned(schoolId, warning.date(), warning.weather(), warning.at());
        } catch (ProblemException full) {
            LOG.warn("School {} is not switched to {}: {}", schoolId, warning.weather(), full.getMessage());
            return false;
        }
    }
}
