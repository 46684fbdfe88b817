package afterbell.staffing.leave;

import java.time.Clock;
import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import afterbell.staffing.leave.store.StaffLeaves;

/** Tells the rotas of leaves whose process has died before it could. */
@Service
class FinishingLeaves {
    private static final Logger LOG = LoggerFactory.getLogger(FinishingLeaves.class);
    /** Leaves time to whoever is granting. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int BATCH = 100;
    private final StaffLeaves leaves;
    private final GrantingLeave grantingLeave;
    private final Clock clock;

    FinishingLeaves(StaffLeaves leaves, GrantingLeave grantingLeave, Clock clock) {
        this.leaves = leaves;
        this.grantingLeave = grantingLeave;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 5_000, initialDelay = 5_000)
    void finish() {
        leaves.openSince(clock.instant().minus(PATIENCE), BATCH).forEach(open -> {
            try {
                grantingLeave.finish(open);
            } catch (OptimisticLockingFailureException changedMeanwhile) {
                LOG.debug("Leave {} has changed meanwhile and is looked at again", open.id());
            }
        });
    }
}
