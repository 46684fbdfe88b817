package afterbell.staffing.institution;

import java.time.LocalDate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.City;
import afterbell.staffing.institution.model.InstitutionRules;
import afterbell.staffing.institution.store.InstitutionFile;
import afterbell.staffing.institution.store.Institutions;

/**
 * Tells that the evidence of institutions has run out (R5). Whose people may serve on a day is judged by the accepted
 * days, so nothing depends on how soon this is told.
 */
@Service
class ExpiringAcceptances {
    private static final Logger LOG = LoggerFactory.getLogger(ExpiringAcceptances.class);
    private static final int BATCH = 100;

    private final Institutions institutions;
    private final City city;

    ExpiringAcceptances(Institutions institutions, City city) {
        this.institutions = institutions;
        this.city = city;
    }

    /** Tells of at most 100 at a time; the next time goes on. */
    @Scheduled(fixedDelay = 60_000, initialDelay = 30_000)
    void expire() {
        var today = city.today();
        institutions.expiredBefore(today, BATCH).forEach(file -> expire(file, today));
    }

    private void expire(Versioned<InstitutionFile> file, LocalDate today) {
        try {
            institutions.save(file, file.state().with(InstitutionRules.expire(file.state().institution(), today)));
        } catch (OptimisticLockingFailureException changedMeanwhile) {
            LOG.debug("Institution {} has changed meanwhile and is looked at again", file.id());
        }
    }
}
