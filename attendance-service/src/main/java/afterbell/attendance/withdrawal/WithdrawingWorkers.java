package afterbell.attendance.withdrawal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Service;

import afterbell.attendance.Conflicts;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.store.Registers;
import afterbell.attendance.serviceday.CheckingTimes;
import afterbell.attendance.session.AfterSigningOn;
import afterbell.attendance.session.model.Session.Begun;
import afterbell.attendance.session.model.SessionId;
import afterbell.attendance.session.model.SessionRules.Outcome.Done;
import afterbell.attendance.session.store.Sessions;
import afterbell.attendance.withdrawal.model.WithdrawalRules;
import afterbell.attendance.withdrawal.store.Withdrawals;
import afterbell.attendance.worker.model.Worker;
import afterbell.attendance.worker.store.Workers;
import afterbell.messaging.outbox.Versioned;

/**
 * Ends the sign-ons of workers who may serve no longer (R25): when that is told, and once more after each sign-on, for
 * it can be told while somebody signs on. First it is told, once, with the groups that are to be taken over (R31); then
 * the sign-on ends. Repeating it completes what a crash has left.
 */
@Service
public class WithdrawingWorkers implements AfterSigningOn {
    private static final int MOST_RACES = 20;

    private final Workers workers;
    private final Sessions sessions;
    private final Registers registers;
    private final Withdrawals withdrawals;
    private final CheckingTimes times;

    WithdrawingWorkers(Workers workers, Sessions sessions, Registers registers, Withdrawals withdrawals,
            CheckingTimes times) {
        this.workers = workers;
        this.sessions = sessions;
        this.registers = registers;
        this.withdrawals = withdrawals;
        this.times = times;
    }

    @Override
    public void signedOn(SessionId session, Collection<String> workerIds) {
        var known = workers.find(workerIds);
        workerIds.stream()
                .filter(it -> !Optional.ofNullable(known.get(it))
                        .orElseGet(() -> Worker.unknown(it))
                        .isClearedAt(session.schoolId(), session.date()))
                .forEach(it -> withdraw(session, it));
    }

    /** Looks at each open session to which the worker is signed on. */
    public void withdraw(String workerId) {
        var worker = workers.find(workerId);
        sessions.withSignedOn(workerId)
                .stream()
                .map(it -> it.state().id())
                .filter(id -> !worker.isClearedAt(id.schoolId(), id.date()))
                .forEach(id -> withdraw(id, workerId));
    }

    private void withdraw(SessionId id, String workerId) {
        Conflicts.lookAgain(MOST_RACES, () -> withdrawOnce(id, workerId));
    }

    private boolean withdrawOnce(SessionId id, String workerId) {
        var found = sessions.find(id).filter(it -> it.state().signedOn().contains(workerId));
        found.ifPresent(session -> withdraw(session, workerId));
        return found.isPresent();
    }

    private void withdraw(Versioned<Begun> session, String workerId) {
        var id = session.state().id();
        List<Called> called = registers.ofSession(id.schoolId(), id.date(), id.slot())
                .stream()
                .map(Versioned::state)
                .toList();
        var now = times.now();
        withdrawals.tellOnce(WithdrawalRules.withdrawal(session.state(), workerId, called, now));
        if (WithdrawalRules.end(session.state(), workerId, called, now) instanceof Done done && done.changed()) {
            var _ = sessions.save(session, done.session(), done.events());
        }
    }
}
