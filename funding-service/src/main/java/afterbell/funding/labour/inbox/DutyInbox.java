package afterbell.funding.labour.inbox;

import org.springframework.stereotype.Component;

import afterbell.contracts.attendance.duty.v1.DutyFact;
import afterbell.contracts.attendance.duty.v1.DutyServed;
import afterbell.contracts.attendance.duty.v1.Slot;
import afterbell.funding.labour.model.DutyMonth.Duty;
import afterbell.funding.labour.store.Duties;
import afterbell.messaging.Envelope;
import afterbell.messaging.inbox.Inbox;

/** Learns from attendance how long workers have served. The noon slot is never paid by class hours (R11, R19). */
@Component
class DutyInbox implements Inbox<DutyFact> {
    private final Duties duties;

    DutyInbox(Duties duties) {
        this.duties = duties;
    }

    @Override
    public Class<DutyFact> topic() {
        return DutyFact.class;
    }

    @Override
    public String projection() {
        return "duties";
    }

    @Override
    public void on(Envelope<DutyFact> event) {
        switch (event.fact()) {
            case DutyServed served when served.slot() == Slot.AFTERNOON -> duties.learn(served.schoolId(),
                    served.workerId(), served.serviceDate(), new Duty(served.minutes(), event.sequence()));
            case DutyServed _ -> {
                // At noon.
            }
        }
    }

    @ Override
    public void clear() {
        duties.clear();
    }
}
