package afterbell.staffing.membership;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.institution.Followers;
import afterbell.staffing.institution.store.InstitutionFile;
import afterbell.staffing.institution.store.Institutions;
import afterbell.staffing.vetting.KeepingClearances;
import afterbell.staffing.vetting.KeepingClearances.Next;
import afterbell.staffing.worker.store.LossReason;
import afterbell.staffing.worker.store.WorkerFile;
import afterbell.staffing.worker.store.Workers;

/**
 * Gives the members of an institution its accepted days (R5): at once with the command that changed them, and again for
 * ten minutes after it. So nobody is left out when the process that changed them has died, nor who was joining
 * meanwhile with the days as they were before.
 */
@Service
class FollowingInstitutions implements Followers {
    /** Longer than any request that had read the days before can last. */
    static final Duration WATCHED = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(FollowingInstitutions.class);
    private static final int BATCH = 500;
    /** 50 000 members, and room for lost races. */
    private static final int MOST_BATCHES = 120;
    private static final int MOST_INSTITUTIONS = 100;

    private final Institutions institutions;
    private final Workers workers;
    private final KeepingClearances clearances;
    private final Clock clock;

    FollowingInstitutions(Institutions institutions, Workers workers, KeepingClearances clearances, Clock clock) {
        this.institutions = institutions;
        this.workers = workers;
        this.clearances = clearances;
        this.clock = clock;
    }

    /** A member who changes at the same moment is read again; of the rest the sweeper takes care. */
    @Override
    public void follow(Versioned<InstitutionFile> institution) {
        for (int batch = 0; batch < MOST_BATCHES; batch++) {
            var members = workers.ofInstitution(institution.id(), institution.version(), BATCH);
            tell(institution, members);
            if (members.isEmpty()) {
                return;
            }
        }
    }

    private void tell(Versioned<InstitutionFile> institution, List<Versioned<WorkerFile>> members) {
        var days = institution.state().institution().acceptedDays().periods();
        try {
            clearances.save(members.stream().map(member -> {
                var worker = member.state().worker();
                var affiliation = worker.affiliation();
                return new Next(member, affiliation == null ? member.state()
                        : member.state().with(worker.with(affiliation.told(days, institution.version()))));
            }).toList(), LossReason.INSTITUTION);
        } catch (OptimisticLockingFailureException changedMeanwhile) {
            LOG.debug("A member of {} has changed meanwhile and is looked at again", institution.id());
        }
    }

    @Scheduled(fixedDelay = 1_000, initialDelay = 3_000)
    void finish() {
        var watchedSince = clock.instant().minus(WATCHED);
        institutions.withChangedDays(MOST_INSTITUTIONS).forEach(institution -> {
            follow(institution);
            var changedAt = institution.state().daysChangedAt();
            if (changedAt != null && changedAt.isBefore(watchedSince)) {
                forget(institution);
            }
        });
    }

    private void forget(Versioned<InstitutionFile> institution) {
        try {
            institutions.save(institution, institution.state().daysChanged(null));
        } catch (OptimisticLockingFailureException changedMeanwhile) {
            LOG.debug("Institution {} has changed meanwhile and is looked at again", institution.id());
        }
    }
}
