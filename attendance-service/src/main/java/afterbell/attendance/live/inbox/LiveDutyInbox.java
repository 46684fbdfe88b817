package afterbell.attendance.live.inbox;

import java.util.List;

import org.springframework.stereotype.Component;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.live.CountingLiveDays;
import afterbell.attendance.live.CountingLiveDays.Touched;
import afterbell.attendance.live.store.LiveDays.Key;
import afterbell.attendance.session.model.SessionId;
import afterbell.contracts.attendance.duty.v1.DutyFact;
import afterbell.contracts.attendance.duty.v1.DutyServed;
import afterbell.messaging.Envelope;
import afterbell.messaging.inbox.Inbox;

/** Tells the live view in which sessions a worker has signed off. */
@Component
class LiveDutyInbox implements Inbox<DutyFact> {
    private final CountingLiveDays counting;

    LiveDutyInbox(CountingLiveDays counting) {
        this.counting = counting;
    }

    @Override
    public Class<DutyFact> topic() {
        return DutyFact.class;
    }

    @Override
    public String projection() {
        return "live-duties";
    }

    @Override
    public void on(Envelope<DutyFact> event) {
        switch (event.fact()) {
            case DutyServed served -> {
                var id = new SessionId(served.schoolId(), served.serviceDate(), Slot.valueOf(served.slot().name()));
                counting.count(List.of(new Touched.OneSession(new Key(id.schoolId(), id.date()), id)));
            }
        }
    }

    /** Keeps nothing of its own: the facts of sessions and registers bring every day back. */
    @Override
    public void clear() {}
}
