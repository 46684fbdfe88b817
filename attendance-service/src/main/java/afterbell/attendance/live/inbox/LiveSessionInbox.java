package afterbell.attendance.live.inbox;

import java.util.List;

import org.springframework.stereotype.Component;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.live.CountingLiveDays;
import afterbell.attendance.live.CountingLiveDays.Touched;
import afterbell.attendance.live.store.LiveDays.Key;
import afterbell.attendance.session.model.SessionId;
import afterbell.contracts.attendance.session.v1.SessionFact;
import afterbell.messaging.Envelope;
import afterbell.messaging.inbox.Inbox;

/** Tells the live view which sessions have changed. */
@Component
class LiveSessionInbox implements Inbox<SessionFact> {
    private final CountingLiveDays counting;

    LiveSessionInbox(CountingLiveDays counting) {
        this.counting = counting;
    }

    @Override
    public Class<SessionFact> topic() {
        return SessionFact.class;
    }

    @Override
    public String projection() {
        return "live-sessions";
    }

    @Override
    public void on(Envelope<SessionFact> event) {
        var fact = event.fact();
        var id = new SessionId(fact.schoolId(), fact.serviceDate(), Slot.valueOf(fact.slot().name()));
        counting.count(List.of(new Touched.OneSession(new Key(id.schoolId(), id.date()), id)));
    }

    @Override
    public void clear() {
        counting.clear();
    }
}
