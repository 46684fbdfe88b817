package afterbell.attendance.escalation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import afterbell.attendance.escalation.model.EscalationPolicy;
import afterbell.attendance.serviceday.CheckingTimes;
import afterbell.attendance.serviceday.model.ServiceTime;
import afterbell.attendance.session.model.SessionId;
import afterbell.attendance.session.store.Sessions;

/**
 * Looks every few seconds at the afternoons that are open after 18:00 and were opened on their own day, and tells which
 * levels are due (R31). How far it was told stands in the registers: it outlives a restart, several instances tell it
 * once, and a clock that jumps neither loses nor repeats a level. What is kept here says only when to look again.
 */
@Service
@EnableConfigurationProperties(EscalationSettings.class)
public class EscalatingByClock {
    private static final Logger LOG = LoggerFactory.getLogger(EscalatingByClock.class);
    private static final long EVERY_MILLIS = 5_000;
    private static final int AT_ONCE = 200;
    /** Older ones nobody waits for. */
    private static final int DAYS = 7;
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final Sessions sessions;
    private final EscalatingPupils escalating;
    private final CheckingTimes times;
    private final EscalationPolicy policy;
    private Map<SessionId, Looked> looked = new HashMap<>();

    EscalatingByClock(Sessions sessions, EscalatingPupils escalating, CheckingTimes times,
            EscalationSettings settings) {
        this.sessions = sessions;
        this.escalating = escalating;
        this.times = times;
        this.policy = settings.policy();
    }

    private record Looked(Instant at, Instant next) {
        boolean isEnoughAt(Instant now) {
            return !now.isBefore(at) && now.isBefore(next);
        }
    }

    @Scheduled(fixedDelay = EVERY_MILLIS, initialDelay = EVERY_MILLIS)
    void sweep() {
        try {
            look();
        } catch (DataAccessException away) {
            LOG.error("Who is still here could not be looked at; the next round tries again", away);
        }
    }

    /** Tells what is due now. */
    public synchronized void look() {
        var now = times.now();
        var today = LocalDate.ofInstant(now, ServiceTime.CITY);
        var lookedAt = new HashMap<SessionId, Looked>();
        var found = sessions.live(today.minusDays(DAYS).toString(), today, AT_ONCE);
        while (!found.isEmpty()) {
            for (var id : found) {
                var before = looked.get(id);
                lookedAt.put(id, before != null && before.isEnoughAt(now) ? before : look(id, now));
            }
            found = sessions.live(Sessions.liveKey(found.getLast()), today, AT_ONCE);
        }
        looked = lookedAt;
    }

    private Looked look(SessionId id, Instant now) {
        try {
            escalating.escalateByClock(id, now);
            return new Looked(now, policy.nextAfter(id.date(), now, now.plus(AGAIN)));
        } catch (OptimisticLockingFailureException busy) {
            LOG.debug("Session {} is busy and is looked at again", id.value());
            return new Looked(now, now);
        }
    }
}
