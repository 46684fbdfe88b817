package afterbell.attendance.handover;

import java.time.Duration;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import afterbell.attendance.Conflicts;
import afterbell.attendance.handover.model.Handover;
import afterbell.attendance.handover.model.Handover.Accepted;
import afterbell.attendance.handover.model.Handover.Offer;
import afterbell.attendance.handover.model.Handover.Receipt;
import afterbell.attendance.handover.model.HandoverRules;
import afterbell.attendance.handover.model.OfferRules;
import afterbell.attendance.handover.model.OfferRules.Outcome;
import afterbell.attendance.handover.model.OfferRules.Outcome.Refused;
import afterbell.attendance.handover.model.OfferRules.Outcome.Said;
import afterbell.attendance.handover.model.OfferRules.Situation;
import afterbell.attendance.handover.model.Refusal;
import afterbell.attendance.handover.store.Handovers;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.attendance.rollcall.store.Registers;
import afterbell.attendance.serviceday.CheckingTimes;
import afterbell.attendance.session.model.Session.Open;
import afterbell.attendance.session.model.SessionId;
import afterbell.attendance.session.store.Sessions;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/**
 * Hands pupils over when both sides have said so: the giver offers those of one or several groups, the taker says whom
 * it has received (R31).
 *
 * <p>The hand-over is one document, and its acceptance one write: from then on it is certain. The registers follow one by
 * one, each in one write, so that every child is in one worker's care at every moment; repeating the acceptance, or the
 * sweeper, completes what a crash left.
 */
@Service
public class OfferingPupils {
    private static final Logger LOG = LoggerFactory.getLogger(OfferingPupils.class);
    private static final int MOST_RACES = 10;
    private static final int BATCH = 100;
    /** Longer than who has accepted takes to carry it out. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Role[] SIDES = {Role.TEACHER, Role.SCHOOL_ADMIN};

    private final Handovers handovers;
    private final Registers registers;
    private final Sessions sessions;
    private final CheckingTimes times;
    private final AuditLog audit;

    OfferingPupils(Handovers handovers, Registers registers, Sessions sessions, CheckingTimes times, AuditLog audit) {
        this.handovers = handovers;
        this.registers = registers;
        this.sessions = sessions;
        this.times = times;
        this.audit = audit;
    }

    /** @throws ProblemException if the giver has others in these groups, naming them, or another rule refuses */
    public Handover offer(Offer offer, Caller caller) {
        SchoolScope.require(caller, offer.session().schoolId(), SIDES);
        times.require(offer.session().date(), offer.at());
        return Conflicts.lookAgain(MOST_RACES, () -> {
            var before = handovers.find(offer.session().schoolId(), offer.handoverId()).map(Versioned::state);
            var said = said(OfferRules.offer(before.orElse(null), offer, situation(offer)), offer, caller);
            return said.isNew() ? handovers.add(said.handover(), times.now()).state() : said.handover();
        });
    }

    /** @throws ProblemException if the two have counted others, naming them, or another rule refuses */
    public Handover accept(SessionId session, String handoverId, Receipt receipt, Caller caller) {
        SchoolScope.require(caller, session.schoolId(), SIDES);
        times.require(session.date(), receipt.at());
        var accepted = Conflicts.lookAgain(MOST_RACES, () -> {
            var before = load(session, handoverId);
            var offer = before.state().offer();
            var said = said(OfferRules.accept(before.state(), receipt, situation(offer)), offer, caller);
            return said.isNew() ? handovers.save(before, said.handover(), times.now()) : before;
        });
        return carryOut(accepted).state();
    }

    /** Nobody has changed hands by the offer. */
    public Handover withdraw(SessionId session, String handoverId, Caller caller) {
        SchoolScope.require(caller, session.schoolId(), SIDES);
        return Conflicts.lookAgain(MOST_RACES, () -> {
            var before = load(session, handoverId);
            var said = said(OfferRules.withdraw(before.state(), caller.subject(), times.now()),
                    before.state().offer(), caller);
            return said.isNew() ? handovers.save(before, said.handover(), times.now()).state() : said.handover();
        });
    }

    /** @throws ProblemException if it was not offered in this session, or the school is not in the caller's scope */
    public Handover one(SessionId session, String handoverId, Caller caller) {
        SchoolScope.require(caller, session.schoolId(), SIDES);
        return load(session, handoverId).state();
    }

    /** @return by id */
    public Page<Handover> ofSession(SessionId session, Cursor cursor, PageLimit limit, Caller caller) {
        SchoolScope.require(caller, session.schoolId(), SIDES);
        var found = handovers.ofSession(session, cursor.isStart() ? "" : cursor.part(0), limit.plusOne());
        return Page.of(found, limit, last -> Cursor.after(last.offer().handoverId()));
    }

    /** @return whether the session still lasts in which it was offered */
    public boolean isOpen(SessionId session) {
        return sessions.find(session).filter(found -> found.state() instanceof Open).isPresent();
    }

    @Scheduled(fixedDelay = 5_000, initialDelay = 5_000)
    void sweep() {
        handovers.movingSince(times.now().minus(PATIENCE), BATCH).forEach(found -> {
            try {
                var _ = carryOut(found);
            } catch (OptimisticLockingFailureException changedMeanwhile) {
                LOG.debug("Hand-over {} has changed meanwhile and is looked at again", found.id());
            }
        });
    }

    /** Who has lost the race for the last write reads what the other has written. */
    private Versioned<Handover> carryOut(Versioned<Handover> found) {
        if (!(found.state() instanceof Accepted accepted)) {
            return found;
        }
        var after = accepted.offer().registers().stream().map(id -> carryOut(id, accepted)).toList();
        try {
            return handovers.save(found, OfferRules.finish(accepted, after), times.now());
        } catch (OptimisticLockingFailureException done) {
            return load(accepted.offer().session(), accepted.offer().handoverId());
        }
    }

    private Called carryOut(RegisterId id, Accepted accepted) {
        return Conflicts.lookAgain(MOST_RACES, () -> {
            var register = registers.find(id).orElseThrow();
            var passed = HandoverRules.carryOut(register.state(), accepted.offer(), accepted.receipt());
            return passed.events().isEmpty()
                    ? register.state()
                    : registers.save(register, passed.register(), passed.events()).state();
        });
    }

    private Situation situation(Offer offer) {
        var named = registers.find(offer.registers())
                .stream()
                .map(Versioned::state)
                .filter(register -> register.schoolId().equals(offer.session().schoolId()))
                .toList();
        return new Situation(named, sessions.find(offer.session())
                .map(Versioned::state)
                .filter(Open.class::isInstance)
                .map(Open.class::cast)
                .orElse(null));
    }

    private Versioned<Handover> load(SessionId session, String handoverId) {
        return handovers.find(session.schoolId(), handoverId)
                .filter(found -> found.state().offer().session().equals(session))
                .orElseThrow(() -> new ProblemException(HandoverProblem.UNKNOWN));
    }

    /** Counts that differ may mean that a child is lost: that they did is kept. */
    private Said said(Outcome outcome, Offer offer, Caller caller) {
        return switch (outcome) {
            case Said said -> said;
            case Refused(var reason) -> {
                var problem = HandoverProblem.of(reason);
                if (reason instanceof Refusal.HeadCountDiffers(List<String> missing, List<String> extra)) {
                    audit.decided(caller, "hand-over.refused",
                            new AuditLog.Subject("hand-over", offer.handoverId(), offer.session().schoolId()),
                            times.now().toEpochMilli(), "R31",
                            "missing %d, extra %d".formatted(missing.size(), extra.size()));
                }
                throw problem;
            }
        };
    }
}
