package afterbell.attendance.notification.inbox;

import org.springframework.stereotype.Component;

import afterbell.attendance.notification.TellingPeople;
import afterbell.attendance.notification.model.Happening;
import afterbell.attendance.notification.model.Kind;
import afterbell.contracts.attendance.session.v1.SessionFact;
import afterbell.contracts.attendance.session.v1.StaffFellShort;
import afterbell.messaging.Envelope;
import afterbell.messaging.inbox.Inbox;

/** Hears of sessions with too few workers (R20), and tells the school. */
@Component
class StaffNoticesInbox implements Inbox<SessionFact> {
    private final TellingPeople telling;

    StaffNoticesInbox(TellingPeople telling) {
        this.telling = telling;
    }

    @Override
    public Class<SessionFact> topic() {
        return SessionFact.class;
    }

    @Override
    public String projection() {
        return "staff-notices";
    }

    @Override
    public void on(Envelope<SessionFact> event) {
        if (event.fact() instanceof StaffFellShort it) {
            telling.tell(new Happening(event.id(), event.time(), Kind.STAFF_FELL_SHORT, it.schoolId(),
                    it.serviceDate(), it.at(), null, null, 0));
        }
    }

    /** Leaves what was told: a rebuild adds what is missing, and neither unreads nor mails anything again. */
    @Override
    public void clear() {
        // Nothing is derived from earlier facts, so nothing has to go.
    }
}
