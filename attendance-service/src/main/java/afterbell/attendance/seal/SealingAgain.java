package afterbell.attendance.seal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import afterbell.attendance.Conflicts;
import afterbell.attendance.rollcall.RollCallProblem;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.attendance.rollcall.store.Registers;
import afterbell.attendance.seal.model.DaySeals.Recheck;
import afterbell.attendance.seal.model.SealRules;
import afterbell.attendance.serviceday.CheckingTimes;
import afterbell.attendance.session.model.Session.Begun;
import afterbell.attendance.session.model.Session.Closed;
import afterbell.attendance.session.model.SessionId;
import afterbell.attendance.session.store.Sessions;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.problem.ProblemException;

/**
 * Seals a closed session again when one of its registers has come to say something else.
 *
 * <p>Register and session are two documents. Who changes a register of a closed session first leaves word in the session
 * that its seal is to be looked at, then changes the register, then seals and takes the word back. Where a process died in
 * between, the word is still there when it is due, and the sweeper seals. The closing itself leaves such a word about all
 * registers, for those who saw the session open and save after it.
 */
@Service
public class SealingAgain {
    private static final Logger LOG = LoggerFactory.getLogger(SealingAgain.class);
    private static final int MOST_RACES = 20;
    private static final int BATCH = 200;

    private final Sessions sessions;
    private final Registers registers;
    private final CheckingTimes times;

    SealingAgain(Sessions sessions, Registers registers, CheckingTimes times) {
        this.sessions = sessions;
        this.registers = registers;
        this.times = times;
    }

    /**
     * Changes a register, and seals its session again where that is closed.
     *
     * @param saving the change, one write
     * @return what {@code saving} gives
     * @throws ProblemException {@code attendance.too-many-changes} where the day was sealed too often
     */
    public <T> T around(RegisterId register, String schoolId, Supplier<T> saving) {
        var id = new SessionId(schoolId, register.date(), register.slot());
        var recheck = new Recheck(UUID.randomUUID().toString(), times.now().plus(SealRules.WATCHED),
                register.groupId());
        boolean isClosed = Conflicts.lookAgain(MOST_RACES, () -> leaveWord(id, recheck));
        T saved = saving.get();
        if (isClosed) {
            sealNow(id, recheck);
        }
        return saved;
    }

    private boolean leaveWord(SessionId id, Recheck recheck) {
        var session = sessions.find(id);
        if (session.isEmpty() || !(session.get().state() instanceof Closed closed)) {
            return false;
        }
        var seals = closed.closing().seals();
        if (seals.isFull()) {
            throw new ProblemException(RollCallProblem.TOO_MANY_CHANGES);
        }
        var _ = sessions.save(session.get(), closed.sealedBy(seals.awaiting(recheck)), List.of());
        return true;
    }

    private void sealNow(SessionId id, Recheck recheck) {
        try {
            Conflicts.lookAgain(MOST_RACES, () -> sessions.find(id).map(found -> seal(found, List.of(recheck))));
        } catch (OptimisticLockingFailureException lost) {
            LOG.debug("Session {} is sealed when the word that was left is due", id.value());
        }
    }

    @Scheduled(fixedDelay = 5_000, initialDelay = 5_000)
    void sweep() {
        var now = times.now();
        sessions.toRecheck(now, BATCH).forEach(found -> {
            try {
                if (found.state() instanceof Closed closed) {
                    seal(found, closed.closing().seals().due(now));
                }
            } catch (OptimisticLockingFailureException changedMeanwhile) {
                LOG.debug("Session {} has changed meanwhile and is looked at again", found.id());
            }
        });
    }

    private Versioned<Begun> seal(Versioned<Begun> session, List<Recheck> done) {
        if (!(session.state() instanceof Closed closed)) {
            return session;
        }
        var outcome = SealRules.sealAgain(closed, named(closed, done), done, times.now());
        return outcome.changed() ? sessions.save(session, outcome.session(), outcome.events()) : session;
    }

    /** A session that was closed without a seal gets one over all its registers. */
    private List<Called> named(Closed session, List<Recheck> done) {
        var id = session.id();
        boolean isAboutAll = session.closing().seals().last().isEmpty()
                || done.stream().anyMatch(recheck -> recheck.groupId() == null);
        var found = isAboutAll
                ? registers.ofSession(id.schoolId(), id.date(), id.slot())
                : registers.find(done.stream()
                        .flatMap(recheck -> Optional.ofNullable(recheck.groupId()).stream())
                        .distinct()
                        .map(group -> new RegisterId(group, id.date(), id.slot()))
                        .toList());
        return found.stream().map(Versioned::state).toList();
    }
}
